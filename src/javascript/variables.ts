import type { Options } from '../config/options.js';
import { placeholderFor, variableOf } from '../mapping/api-key.js';
import type { CallOf } from '../segment/call.js';
import type { Span } from '../segment/value.js';
import type { Edit } from './edit.js';
import { survives } from './survival.js';
import { spanOf, textOf } from './syntax/span.js';
import { parentOf, type Tree } from './syntax/tree.js';
import { environmentRead } from './values/environment.js';
import type { Writing } from './write/writing.js';

/** Notes that the variable of a write key has another name from now on. */
export function renameVariable(call: CallOf<'load'>, writing: Writing, options: Options): void {
  const { environment } = call.writeKey ?? {};
  if (options.apiKey !== null || !environment) return;
  const { name: from, fallback } = environment;
  const to = variableOf(environment, call.keyName);
  const literal = fallback && { span: fallback, to: placeholderFor(fallback, to) };
  writing.variables.push({ from, to, ...(literal ? { literal } : {}) });
}

/** A variable whose name was replaced. */
export interface RenamedVariable {
  readonly from: string;
  readonly to: string;
  /** A write key that stands in for it; it may stand at a declaration. */
  readonly literal?: { readonly span: Span; readonly to: string };
}

/** Other reads of a renamed variable follow: a guard on the old name would keep `init` from running. */
export function variableRenames(
  tree: Tree,
  variables: readonly RenamedVariable[],
  edits: readonly Edit[],
): Edit[] {
  const unique = [...new Map(variables.map((variable) => [variable.from, variable])).values()];
  const literals = new Map(
    variables.flatMap(({ literal }) => (literal ? [[literal.span.start, literal] as const] : [])),
  );
  const names = unique.flatMap(({ from, to }) =>
    (tree.identifiers.get(from) ?? []).flatMap((identifier) => {
      const member = parentOf(identifier);
      const isRead = member?.type === 'MemberExpression' && member.property === identifier;
      if (!isRead || !environmentRead.test(textOf(tree, member.object))) return [];
      const span = spanOf(identifier);
      return survives(span.start, edits) ? [{ span, pieces: [to] }] : [];
    }),
  );
  const filledIn = unique.flatMap(({ from, to }) =>
    placesOf(tree, `%${from}%`).flatMap((start) => {
      const span = { start: start + 1, end: start + 1 + from.length };
      return survives(span.start, edits) ? [{ span, pieces: [to] }] : [];
    }),
  );
  return [
    ...names,
    ...filledIn,
    ...[...literals.values()].flatMap(({ span, to }) =>
      survives(span.start, edits) ? [{ span, pieces: [to] }] : [],
    ),
  ];
}

/** Where a text stands in the code of a file. */
function placesOf({ text, blocks }: Tree, part: string): number[] {
  return blocks.flatMap(({ start, end }) => {
    const places: number[] = [];
    for (let at = text.indexOf(part, start); at >= 0 && at < end; at = text.indexOf(part, at + 1))
      places.push(at);
    return places;
  });
}
