import type { Edit, Piece } from '../../javascript/edit.js';
import { findAll, type NativeTree, parts, type SyntaxNode, spanOf, textOf } from '../tree.js';
import { appliedBag } from './applied-bag.js';
import { type Bag, chainOf, type Item, itemOf } from './bags.js';
import { isEmptyJson, jsonBuilder } from './json.js';
import { plainObject } from './json-maps.js';
import { mapPieces, pairValue } from './map-pieces.js';
import type { Call } from './syntax.js';

/** How Kotlin writes the ISO text that `putBirthday` makes of a date. */
const isoText: readonly [string, string] = [
  `java.text.SimpleDateFormat("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'", java.util.Locale.US).apply { timeZone = java.util.TimeZone.getTimeZone("UTC") }.format(`,
  ')',
];

function valuePieces(tree: NativeTree, { value, isDate }: Item): Piece[] {
  if (Array.isArray(value)) {
    return [
      'listOf(',
      ...(value as SyntaxNode[]).flatMap((one, index): Piece[] => [index > 0 ? ', ' : '', spanOf(one)]),
      ')',
    ];
  }
  const node = value as SyntaxNode;
  return isDate ? [spanOf(node)] : pairValue(tree, node);
}

/** `Properties().putValue("k", v)` → `mutableMapOf<String, Any?>("k" to v)`, and the dates in it as text. */
function chainEdits(tree: NativeTree, bag: Bag): Edit[] | null {
  const pieces = mapPieces(tree, bag, (item) => valuePieces(tree, item));
  return pieces ? [{ span: spanOf(bag.node), pieces }, ...dateEdits(tree, bag.items)] : null;
}

function dateEdits(tree: NativeTree, items: readonly Item[]): Edit[] {
  const dates = items.filter(({ isDate }) => isDate).map(({ value }) => value as SyntaxNode);
  return dates.map(
    (node): Edit => ({ span: spanOf(node), pieces: [isoText[0], textOf(tree, node), isoText[1]] }),
  );
}

/** `putPrice(3)` → `put("price", 3)` */
function setterEdits(tree: NativeTree, setter: Call): Edit[] {
  const item = itemOf(tree, setter, setter.name);
  if (!item) return [];
  const key: Piece = typeof item.keyText === 'string' ? item.keyText : spanOf(item.keyText);
  const value = Array.isArray(item.value) ? valuePieces(tree, item) : [spanOf(item.value as SyntaxNode)];
  const span = { start: setter.name.start, end: setter.node.end };
  return [{ span, pieces: ['put(', key, ', ', ...value, ')'] }, ...dateEdits(tree, [item])];
}

/** What turns every map of Segment's or of JSON that is written out in a piece of Kotlin into a plain one; null where one cannot be. */
export function kotlinMapEdits(tree: NativeTree, node: SyntaxNode): Edit[] | null {
  const edits: Edit[] = findAll(node, (one) => isEmptyJson(tree, one)).map(
    (one): Edit => ({ span: spanOf(one), pieces: ['emptyMap<String, Any?>()'] }),
  );
  for (const inner of findAll(node, ({ type }) => type === 'call_expression')) {
    if (isLink(inner)) continue;
    const bag = chainOf(tree, inner);
    const applied = appliedBag(tree, inner);
    const json = bag ? null : jsonBuilder(tree, inner);
    if (bag) {
      const own = chainEdits(tree, bag);
      if (!own) return null;
      edits.push(...own);
    } else if (applied) {
      edits.push(...(chainEdits(tree, applied.made) ?? []));
      for (const setter of applied.setters) edits.push(...setterEdits(tree, setter));
    } else if (json?.kind === 'object' && !isInside(edits, inner)) {
      const pieces = json.call.lambda ? plainObject(tree, inner, json.call.lambda) : null;
      if (!pieces) return null;
      edits.push({ span: spanOf(inner), pieces });
    }
  }
  return edits;
}

const isInside = (edits: readonly Edit[], node: SyntaxNode): boolean =>
  edits.some(({ span }) => span.start <= node.start && node.end <= span.end);

/** A call that is the receiver of the next one in a chain. */
function isLink(node: SyntaxNode): boolean {
  const parent = node.parent;
  if (parent?.type === 'call_expression') return parts(parent)[0] === node;
  return (
    parent?.type === 'navigation_expression' &&
    parent.parent?.type === 'call_expression' &&
    parts(parent)[0] === node &&
    parts(parent.parent)[0] === parent
  );
}
