import type { NativeFile } from '../language.js';
import { type NativeTree, parts, type SyntaxNode, textOf } from '../tree.js';
import { declarationOf } from './scope.js';
import { aliasesOf, bareType } from './sdk.js';
import { callOf, memberOf, unwrap } from './syntax.js';

/** Whether properties are a dictionary, an object of a type of its own, or cannot be told apart from one. */
export type BagKind = 'dictionary' | 'typed' | 'unknown';

/**
 * True for properties that only analytics-swift can send: an object of a `Codable` type, which Amplitude, whose
 * properties are a dictionary, does not take.
 */
export const isTyped = (file: NativeFile, node: SyntaxNode): boolean => bagKind(file.tree, node) === 'typed';

export function bagKind(tree: NativeTree, expression: SyntaxNode, depth = 0): BagKind {
  if (depth > 5) return 'unknown';
  if (expression.type === 'as_expression')
    return kindOfType(tree, textOf(tree, parts(expression).at(-1) ?? expression));
  const node = unwrap(expression);
  switch (node.type) {
    case 'dictionary_literal':
    case 'nil':
      return 'dictionary';
    case 'simple_identifier':
      return kindOfName(tree, node, textOf(tree, node), depth);
    case 'nil_coalescing_expression': {
      const [left, right] = parts(node).map((part) => bagKind(tree, part, depth + 1));
      return left === 'unknown' ? (right ?? 'unknown') : (left ?? 'unknown');
    }
    case 'ternary_expression':
      return bagKind(tree, parts(node).at(-1) ?? node, depth + 1);
    case 'navigation_expression': {
      const member = memberOf(tree, node);
      if (member && /^self\??$/.test(textOf(tree, member.receiver)))
        return kindOfName(tree, node, textOf(tree, member.name), depth);
      return 'unknown';
    }
    case 'call_expression':
      return kindOfCall(tree, node, depth);
    default:
      return 'unknown';
  }
}

function kindOfName(tree: NativeTree, node: SyntaxNode, name: string, depth: number): BagKind {
  const declared = declarationOf(tree, node, name);
  if (!declared) return 'unknown';
  if (declared.type !== null) return kindOfType(tree, declared.type);
  return declared.value && declared.value !== declared.node
    ? bagKind(tree, declared.value, depth + 1)
    : 'unknown';
}

/** A name of a type that nothing says more about may be an alias of a dictionary's. */
function kindOfType(tree: NativeTree, type: string): BagKind {
  const written = bareType(type);
  const bare = bareType(aliasesOf(tree).get(written) ?? written);
  if (/^\[[^:]+:[\s\S]*\]$|^(NS)?(Mutable)?Dictionary\b/.test(bare)) return 'dictionary';
  return /^[A-Z]/.test(bare) && !/^(Any|Properties|Traits|JSON)$|(Dict|Dictionary|Params|Map)$/.test(bare)
    ? 'typed'
    : 'unknown';
}

/** `Purchase(price: 1)` makes an object, `properties.merging(…)` a dictionary. */
function kindOfCall(tree: NativeTree, node: SyntaxNode, depth: number): BagKind {
  const call = callOf(tree, node);
  if (!call) return 'unknown';
  const { callee } = call;
  if (callee.type === 'simple_identifier' && /^[A-Z]/.test(textOf(tree, callee)))
    return kindOfType(tree, textOf(tree, callee));
  const member = memberOf(tree, callee);
  const isSame = member && /^(merging|filter|mapValues|compactMapValues)$/.test(textOf(tree, member.name));
  return isSame ? bagKind(tree, member.receiver, depth + 1) : 'unknown';
}
