import { isSdkSetter, keyOfSetter } from '../../segment/android.js';
import type { Span } from '../../segment/value.js';
import { isComment, type NativeTree, parts, type SyntaxNode, textOf } from '../tree.js';
import { functionsNamed } from './functions.js';
import { means } from './sdk.js';
import { type Call, callOf, dottedName, isKotlin, textConstant, unwrap } from './syntax.js';

/** An entry of a map that is written out. */
export interface Item {
  /** The key where it is certain. */
  readonly key: string | null;
  /** The key as the output writes it, where the code does not; else its place. */
  readonly keyText: string | Span;
  readonly value: SyntaxNode | readonly SyntaxNode[];
  /** A date that Segment's setter turns into text. */
  readonly isDate: boolean;
  /** The setter takes a number or a boolean, which cannot be null. */
  readonly isSolid: boolean;
  /** The setter is none of the SDK's, which leaves the key to its name. */
  readonly isGuessed?: boolean;
  /** From the end of what stands before it to its own beginning. */
  readonly gap: Span;
  /** Where it stands, key and value together. */
  readonly span: Span;
}

/** A map that is written out in one expression. */
export interface Bag {
  readonly node: SyntaxNode;
  readonly items: readonly Item[];
  /** From the last item to the end. */
  readonly tail: Span;
  readonly isCommented: boolean;
}

/** Reads `Properties().putValue(k, v).putPrice(x)`; null for what is not written out like that. */
export function chainOf(tree: NativeTree, expression: SyntaxNode): Bag | null {
  const links: Call[] = [];
  let node = unwrap(expression);
  for (;;) {
    const call = callOf(tree, node);
    if (!call || call.lambda) return null;
    if (!call.receiver || isBagClass(tree, call)) return chain(tree, expression, call, links);
    links.unshift(call);
    node = unwrap(call.receiver);
  }
}

/** `Properties()`, `new Traits()`, `Traits.Address()`, `Product(id, sku, price)`. */
function isBagClass(tree: NativeTree, call: Call): boolean {
  return bagClass(tree, call) !== null;
}

function bagClass(tree: NativeTree, call: Call): 'bag' | 'product' | null {
  if (isKotlin(tree) ? call.isConstruction : !call.isConstruction) return null;
  const name = call.receiver ? dottedName(tree, call.receiver) : null;
  if (call.receiver && name === null) return null;
  const full = name === null ? call.method.replace(/\s/g, '') : `${name}.${call.method}`;
  if (means(tree, full, 'bag')) return 'bag';
  return means(tree, full, 'product') ? 'product' : null;
}

function chain(tree: NativeTree, node: SyntaxNode, made: Call, links: readonly Call[]): Bag | null {
  const kind = bagClass(tree, made);
  if (kind === null) return null;
  const items: Item[] = kind === 'product' ? productItems(made) : [];
  if (kind === 'product' ? items.length !== 3 : made.args.length > 0 && !isCapacity(tree, made)) return null;
  const filled = initialised(tree, made.node);
  if (filled === null) return null;
  items.push(...filled);
  let end = made.node.end;
  for (const link of links) {
    const item = itemOf(tree, link, { start: end, end: dotBefore(tree, link) });
    if (!item) return null;
    items.push(item);
    end = link.node.end;
  }
  const isCommented =
    links.some((link) => parts(link.node).length > 0 && hasComment(link.node)) || hasComment(made.node);
  return { node, items, tail: { start: end, end: end }, isCommented };
}

/** The entries of Java's `new Properties() {{ put("k", v); }}`; null where the class has more in it. */
function initialised(tree: NativeTree, made: SyntaxNode): Item[] | null {
  const body = made.children.find(({ type }) => type === 'class_body');
  if (!body) return [];
  const [block, ...more] = parts(body);
  if (block?.type !== 'block' || more.length > 0) return null;
  const items = parts(block).map((statement) => {
    const call = callOf(tree, parts(statement)[0] ?? statement);
    const isOwn = call !== null && (call.receiver === null || textOf(tree, call.receiver) === 'this');
    return isOwn ? itemOf(tree, call, call.name) : null;
  });
  return items.some((item) => item === null) ? null : items.flatMap((item) => item ?? []);
}

/** `Properties(16)`: how much room it gets. */
const isCapacity = (tree: NativeTree, { args }: Call): boolean =>
  args.length === 1 && /^\d+$/.test(textOf(tree, args[0]?.value as SyntaxNode));

function productItems(made: Call): Item[] {
  return ['id', 'sku', 'price'].flatMap((key, index): Item[] => {
    const argument = made.args.find(({ name }) => name === key) ?? made.args[index];
    if (!argument) return [];
    const at = { start: argument.value.start, end: argument.value.start };
    return [
      {
        key,
        keyText: quote(key),
        value: argument.value,
        isDate: false,
        isSolid: key === 'price',
        gap: at,
        span: argument.value,
      },
    ];
  });
}

/** `.putValue(key, value)`, `.putValue(number)`, `.putEmail(value)`, `.putProducts(…)`. */
export function itemOf(tree: NativeTree, call: Call, gap: Span): Item | null {
  const { method, args } = call;
  const [first, second] = args;
  if (args.some(({ isSpread }) => isSpread)) return null;
  const span = { start: call.name.start, end: call.node.end };
  if ((method === 'putValue' || method === 'put') && first && second && args.length === 2) {
    const key = textConstant(tree, first.value) ?? null;
    return { key, keyText: first.value, value: second.value, isDate: false, isSolid: false, gap, span };
  }
  if (method === 'putValue' && first && args.length === 1) return keyed('value', first.value, false);
  if (method === 'putProducts')
    return keyed(
      'products',
      args.map(({ value }) => value),
      false,
    );
  const key = functionsNamed(tree, method).length > 0 ? null : keyOfSetter(method);
  return key !== null && first && args.length === 1
    ? keyed(key, first.value, method === 'putBirthday')
    : null;

  function keyed(key: string, value: Item['value'], isDate: boolean): Item {
    return {
      key,
      keyText: quote(key),
      value,
      isDate,
      isSolid: primitive.test(method) || args.length !== 1,
      isGuessed: !isSdkSetter(method),
      gap,
      span,
    };
  }
}

/** Setters that take a primitive of Java; `putValue` with one argument takes a number. */
const primitive =
  /^put(Value|Age|Employees|Revenue|Price|Total|Subtotal|Shipping|Tax|Discount|RepeatCustomer)$/;

const quote = (key: string): string => JSON.stringify(key);

/** Where the dot in front of a method stands. */
function dotBefore(tree: NativeTree, { name, receiver }: Call): number {
  const from = receiver?.end ?? name.start;
  const source = tree.text.slice(from, name.start);
  const dot = source.lastIndexOf(source.includes('?.') ? '?.' : '.');
  return dot < 0 ? name.start : from + dot;
}

function hasComment(node: SyntaxNode): boolean {
  return node.children.some((child) => isComment(child) || (child.children.length > 0 && hasComment(child)));
}
