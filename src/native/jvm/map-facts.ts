import type { Entry, Value } from '../../segment/value.js';
import { type NativeTree, parts, type SyntaxNode, spanOf, textOf } from '../tree.js';
import type { Item } from './bags.js';
import { bagOf } from './json.js';
import { mapKindOf } from './map-kinds.js';
import { optionsOf } from './options-entries.js';
import { resolve } from './scope.js';
import { callOf, isKotlin, ownName, textConstant } from './syntax.js';
import { typeName } from './type-name.js';
import { readValue } from './values.js';

/** Maps that are written out, with their entries. */
export function mapFacts(tree: NativeTree, node: SyntaxNode): Partial<Value> {
  const bag = bagOf(tree, node);
  if (bag) {
    return {
      shape: 'object',
      nullable: false,
      stable: false,
      entries: bag.items.map((item) => entryOf(tree, item)),
      commented: bag.isCommented,
    };
  }
  const options = optionsOf(tree, node);
  if (options) return { shape: 'object', nullable: false, stable: false, entries: options };
  if (mapKindOf(tree, node) === null) return {};
  return { shape: 'object', nullable: mayBeNull(tree, node), ...literalMap(tree, node) };
}

function entryOf(tree: NativeTree, { key, value, span, isSolid, isDate }: Item): Entry {
  if (key === null) return { kind: 'computed', span };
  const node = Array.isArray(value) ? null : (value as SyntaxNode);
  if (!node) return { kind: 'computed', span };
  const read = readValue(tree, node);
  return { kind: 'property', key, value: isSolid || isDate ? { ...read, nullable: false } : read, span };
}

/** A map that a parameter or a function gives may be missing, unless Kotlin's type says that it is not. */
function mayBeNull(tree: NativeTree, node: SyntaxNode): boolean {
  const own = ownName(tree, node);
  const declared = own ? resolve(tree, own.name, own.node, own.isMember) : null;
  if (!declared) return !isKotlin(tree) && callOf(tree, node)?.isConstruction === false;
  if (isKotlin(tree)) return typeName(tree, declared.type)?.nullable ?? false;
  return declared.kind === 'parameter' || declared.value === null || textOf(tree, declared.value) === 'null';
}

/** `mapOf("k" to v)` of Kotlin. */
function literalMap(tree: NativeTree, node: SyntaxNode): Partial<Value> {
  const call = callOf(tree, node);
  if (
    !call ||
    call.receiver ||
    call.lambda ||
    !/^(mapOf|mutableMapOf|hashMapOf|linkedMapOf)$/.test(call.method)
  )
    return {};
  const entries = call.args.map(({ value, isSpread }): Entry => {
    const [key, word, given] = parts(value);
    const constant = key ? textConstant(tree, key) : undefined;
    const isPair =
      value.type === 'infix_expression' && word && textOf(tree, word) === 'to' && given !== undefined;
    if (isSpread || !isPair || constant === undefined) return { kind: 'computed', span: spanOf(value) };
    return { kind: 'property', key: constant, value: readValue(tree, given), span: spanOf(value) };
  });
  return { entries, commented: /\/[/*]/.test(textOf(tree, node).replace(/"(?:[^"\\]|\\.)*"/g, '')) };
}
