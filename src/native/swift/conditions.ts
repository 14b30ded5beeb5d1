import { findAll, type NativeTree, type SyntaxNode } from '../tree.js';

const directive = /^[ \t]*#(?:if|elseif|else|endif)\b.*$/gm;

/**
 * The text with its conditions of the compiler blanked out: the grammar loses its way where one splits a call or the
 * members of a class. Null where there are none.
 */
export function withoutConditions(text: string): string | null {
  const masked = text.replace(directive, (line) => ' '.repeat(line.length));
  return masked === text ? null : masked;
}

/** Marks what a condition splits as unreadable: of its parts, only the compiler knows which are there. */
export function withConditions(tree: NativeTree): NativeTree {
  const places = [...tree.text.matchAll(directive)].map(({ index }) => index);
  const split = findAll(tree.root, ({ type, start, end }) => {
    return parts.test(type) && places.some((place) => start < place && place < end);
  });
  for (const node of split) markUp(node);
  return tree;
}

/** What has to be there as a whole; a closure among it may hold conditions of its own. */
const parts = /^(value_arguments|array_literal|dictionary_literal)$/;

function markUp(node: SyntaxNode): void {
  for (
    let one: SyntaxNode | null = node;
    one && !/^(statements|lambda_literal)$/.test(one.type);
    one = one.parent
  )
    (one as { hasError: boolean }).hasError = true;
}
