import type { Piece } from '../../javascript/edit.js';
import type { Bag, Item } from '../jvm/bags.js';
import { bagOf } from '../jvm/json.js';
import type { Rendering } from '../jvm/rendering.js';
import { type Line, line } from '../statements.js';
import { type SyntaxNode, spanOf } from '../tree.js';
import { localName } from './local-name.js';

/** A map as a local variable: a class of its own with an initialiser would hold on to the Activity around it. */
export interface LocalMap {
  readonly name: string;
  readonly lines: Line[];
}

/** Statements that make a map of what is written out in an expression. */
export function mapLines(bag: Bag, wanted: string, context: Rendering): LocalMap {
  const name = context.names.fresh(wanted, context.scope);
  context.imports.add('java.util.HashMap');
  context.imports.add('java.util.Map');
  const lines: Line[] = [line(`Map<String, Object> ${name} = new HashMap<>()`)];
  for (const item of bag.items) lines.push(...putLines(name, item, context));
  return { name, lines };
}

/** `map.put(key, value)`, with the maps inside the value made first. */
export function putLines(map: string, item: Item, context: Rendering): Line[] {
  const key: Piece = typeof item.keyText === 'string' ? item.keyText : spanOf(item.keyText);
  const value = itemValue(item, context);
  return [...value.lines, line(`${map}.put(`, key, ', ', ...value.pieces, ')')];
}

function itemValue(item: Item, context: Rendering): { pieces: Piece[]; lines: Line[] } {
  if (Array.isArray(item.value)) return list(item.value as SyntaxNode[], context);
  const node = item.value as SyntaxNode;
  if (item.isDate) return isoText(node, context);
  const bag = bagOf(context.file.tree, node);
  if (!bag) return { pieces: [spanOf(node)], lines: [] };
  const made = mapLines(bag, localName(item.key ?? 'map'), context);
  return { pieces: [made.name], lines: made.lines };
}

function list(values: readonly SyntaxNode[], context: Rendering): { pieces: Piece[]; lines: Line[] } {
  context.imports.add('java.util.Arrays');
  const lines: Line[] = [];
  const written = values.map((node): Piece[] => {
    const bag = bagOf(context.file.tree, node);
    if (!bag) return [spanOf(node)];
    const made = mapLines(bag, 'product', context);
    lines.push(...made.lines);
    return [made.name];
  });
  const pieces = written.flatMap((one, index): Piece[] => [...(index > 0 ? [', '] : []), ...one]);
  return { pieces: ['Arrays.asList(', ...pieces, ')'], lines };
}

/** The text that `putBirthday` makes of a date. */
export function isoText(node: SyntaxNode, context: Rendering): { pieces: Piece[]; lines: Line[] } {
  for (const name of ['java.text.SimpleDateFormat', 'java.util.Locale', 'java.util.TimeZone'])
    context.imports.add(name);
  const format = context.names.fresh('isoFormat', context.scope);
  return {
    pieces: [`${format}.format(`, spanOf(node), ')'],
    lines: [
      line(`SimpleDateFormat ${format} = new SimpleDateFormat("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.US)`),
      line(`${format}.setTimeZone(TimeZone.getTimeZone("UTC"))`),
    ],
  };
}
