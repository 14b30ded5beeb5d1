import type { Node } from '@babel/types';
import type { CallUse } from './clients/client.js';
import type { Edit } from './edit.js';
import type { SiteContext } from './sites/site-context.js';
import { spanOf } from './syntax/span.js';
import { isList, parentOf, startOf } from './syntax/tree.js';
import type { Place } from './write/place.js';
import { lineIndent } from './write/style.js';

/** Where a call of a chain stands: before another one it gives nothing, behind one it shares a statement. */
export function inChain(use: CallUse, place: Place, { client }: SiteContext): Place {
  if (client.uses.some((other) => other.kind === 'call' && other.chained === use.node))
    return { statement: null, result: 'unused', awaited: null, read: false };
  if (!use.chained || !place.statement) return place;
  return isSplit(place.statement) ? place : { ...place, statement: null };
}

const isSplit = (statement: Node): boolean => {
  const owner = parentOf(statement);
  return owner !== undefined && isList(owner);
};

/** What stands around the last call of a chain. */
function endOfChain(call: Node): Node | undefined {
  const member = parentOf(call);
  const isObject = member && 'object' in member && member.object === call;
  const next = isObject ? parentOf(member) : undefined;
  return next?.type === 'CallExpression' ? endOfChain(next) : member;
}

/** The calls that stand before a call of a chain, each with its own edit, in front of what becomes of it. */
export function chained(edits: readonly Edit[], use: CallUse, { writing }: SiteContext): readonly Edit[] {
  const [edit] = edits;
  if (!use.chained || !edit) return edits;
  const { text } = writing.tree;
  const { style } = writing;
  const before = spanOf(use.chained);
  const end = endOfChain(use.node);
  if (end?.type === 'ExpressionStatement' && isSplit(end)) {
    const line = `${style.semicolons ? ';' : ''}${style.eol}${lineIndent(text, startOf(end))}`;
    return [{ ...edit, pieces: [before, ...(edit.pieces.length > 0 ? [line] : []), ...edit.pieces] }];
  }
  return [{ ...edit, pieces: ['(', before, ', ', ...edit.pieces, ')'] }];
}
