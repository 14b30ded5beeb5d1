import type { Edit, Piece } from '../../javascript/edit.js';
import {
  fieldOf,
  findAll,
  isComment,
  type NativeTree,
  parts,
  type SyntaxNode,
  spanOf,
  textOf,
} from '../tree.js';
import { type Bag, chainOf, type Item, itemOf } from './bags.js';
import { means } from './sdk.js';
import { type Call, callOf, dottedName, isNamedHead, textConstant } from './syntax.js';

/** Calls of kotlinx.serialization that make a JSON value. */
const builders: Readonly<Record<string, 'object' | 'array'>> = {
  buildJsonObject: 'object',
  buildJsonArray: 'array',
};

/** `buildJsonObject { … }` as a call; null for anything else. */
export function jsonBuilder(
  tree: NativeTree,
  node: SyntaxNode,
): { call: Call; kind: 'object' | 'array' } | null {
  const call = callOf(tree, node);
  const kind =
    call && call.receiver === null && call.lambda && call.args.length === 0
      ? builders[call.method]
      : undefined;
  return call && kind ? { call, kind } : null;
}

/** A map that is written out in one expression, of Segment's or of JSON. */
export function bagOf(tree: NativeTree, node: SyntaxNode): Bag | null {
  return chainOf(tree, node) ?? jsonItems(tree, node) ?? builderItems(tree, node);
}

/** The entries of Java's `Builders.buildJsonObject(o -> { o.put("k", v); … })`; null where its lambda does more than that. */
function builderItems(tree: NativeTree, node: SyntaxNode): Bag | null {
  const call = callOf(tree, node);
  const lambda = call?.args[0]?.value;
  if (call?.method !== 'buildJsonObject' || !call.receiver || lambda?.type !== 'lambda_expression')
    return null;
  if (!means(tree, dottedName(tree, call.receiver) ?? undefined, 'json-builders')) return null;
  const [parameter, body] = [fieldOf(lambda, 'parameters'), fieldOf(lambda, 'body')];
  if (!parameter || !body) return null;
  const statements =
    body.type === 'block' ? parts(body).map((statement) => parts(statement)[0] ?? statement) : [body];
  const items: Item[] = [];
  for (const statement of statements) {
    const own = putsOn(tree, statement, textOf(tree, parameter).replace(/[()]/g, ''));
    if (!own) return null;
    items.push(...own);
  }
  return { node, items, tail: { start: node.end, end: node.end }, isCommented: false };
}

/** `o.put("k", v).put("l", w)` */
function putsOn(tree: NativeTree, statement: SyntaxNode, name: string): Item[] | null {
  const items: Item[] = [];
  for (let node = statement; ; ) {
    const call = callOf(tree, node);
    if (!call?.receiver || call.method !== 'put') return null;
    const item = itemOf(tree, call, { start: call.name.start, end: call.name.start });
    if (!item) return null;
    items.unshift(item);
    if (textOf(tree, call.receiver) === name) return items;
    node = call.receiver;
  }
}

/** The entries of `buildJsonObject { put("k", v) … }`; null where its lambda does more than that. */
function jsonItems(tree: NativeTree, node: SyntaxNode): Bag | null {
  const lambda = jsonBuilder(tree, node)?.call.lambda;
  return lambda && jsonBuilder(tree, node)?.kind === 'object' ? itemsOf(tree, node, lambda) : null;
}

function itemsOf(tree: NativeTree, node: SyntaxNode, lambda: SyntaxNode): Bag | null {
  const items: Item[] = [];
  let end = lambda.children[0]?.end ?? lambda.start;
  for (const statement of parts(lambda)) {
    const call = callOf(tree, statement);
    const [key, value] = call?.args ?? [];
    if (!call || call.receiver || !key || key.name !== null) return null;
    const gap = { start: end, end: statement.start };
    const isNested =
      (call.method === 'putJsonObject' || call.method === 'putJsonArray') && call.lambda !== null;
    if (!isNested && (call.method !== 'put' || !value || call.lambda)) return null;
    const given = isNested ? statement : (value?.value as SyntaxNode);
    items.push({
      key: textConstant(tree, key.value) ?? null,
      keyText: key.value,
      value: given,
      isDate: false,
      isSolid: isNested,
      gap,
      span: spanOf(statement),
    });
    end = statement.end;
  }
  const closing = lambda.children.at(-1)?.start ?? lambda.end;
  return { node, items, tail: { start: end, end: closing }, isCommented: lambda.children.some(isComment) };
}

/** The elements of `buildJsonArray { add(v) … }`; null where its lambda does more. */
function elementsOf(tree: NativeTree, lambda: SyntaxNode): SyntaxNode[] | null {
  const elements: SyntaxNode[] = [];
  for (const statement of parts(lambda)) {
    const call = callOf(tree, statement);
    const [value] = call?.args ?? [];
    const isNested =
      (call?.method === 'addJsonObject' || call?.method === 'addJsonArray') && call.lambda !== null;
    if (!call || call.receiver || lambda.children.some(isComment)) return null;
    if (isNested) elements.push(statement);
    else if (call.method === 'add' && value && call.args.length === 1) elements.push(value.value);
    else return null;
  }
  return elements;
}

/** A value in a JSON builder as plain Kotlin, with what has to be edited inside it; null where it can only be JSON. */
function plainValue(tree: NativeTree, node: SyntaxNode): Piece[] | null {
  const call = callOf(tree, node);
  if (textOf(tree, node) === 'JsonNull') return ['null'];
  if (!call || call.receiver) return [spanOf(node)];
  const lambda = call.lambda;
  if (lambda && /^(buildJsonObject|putJsonObject|addJsonObject)$/.test(call.method))
    return plainObject(tree, node, lambda);
  if (lambda && /^(buildJsonArray|putJsonArray|addJsonArray)$/.test(call.method))
    return plainArray(tree, lambda);
  if (call.method === 'JsonPrimitive' && call.args.length === 1)
    return [spanOf(call.args[0]?.value as SyntaxNode)];
  return /^Json[A-Z]\w*$/.test(call.method) ? null : [spanOf(node)];
}

/** `mutableMapOf(…)`, in the lines of the builder; the builder's own statements in `apply` where they are more than entries. */
export function plainObject(tree: NativeTree, node: SyntaxNode, lambda: SyntaxNode): Piece[] | null {
  const bag = itemsOf(tree, node, lambda);
  if (!bag) return applied(tree, lambda, 'mutableMapOf<String, Any?>()');
  return mapPieces(tree, bag, (item) => {
    const node = item.value as SyntaxNode;
    const plain = plainValue(tree, node);
    const [only] = plain ?? [];
    const isOwn =
      plain?.length === 1 && typeof only === 'object' && only.start === node.start && only.end === node.end;
    return isOwn ? pairValue(tree, node) : plain;
  });
}

function plainArray(tree: NativeTree, lambda: SyntaxNode): Piece[] | null {
  const elements = elementsOf(tree, lambda);
  if (!elements) return applied(tree, lambda, 'mutableListOf<Any?>()');
  const written = elements.map((element) => plainValue(tree, element));
  if (written.some((pieces) => pieces === null)) return null;
  return [
    'listOf(',
    ...written.flatMap((pieces, index) => [...(index > 0 ? [', '] : []), ...(pieces ?? [])]),
    ')',
  ];
}

/** `mutableMapOf<String, Any?>().apply { … }`: what the lambda calls is there on a map or list too, except for the nested builders. */
function applied(tree: NativeTree, lambda: SyntaxNode, made: string): Piece[] | null {
  const nested = findAll(lambda, (node) => node.type === 'call_expression' && !isNamedHead(node)).filter(
    (node) => {
      const call = callOf(tree, node);
      return call !== null && call.receiver === null && /^(put|add|build)?Json[A-Z]/.test(call.method);
    },
  );
  const edits: Edit[] = [];
  for (const node of nested) {
    const written = rewritten(tree, node);
    if (!written) return null;
    edits.push({ span: spanOf(node), pieces: written });
  }
  return [`${made}.apply `, ...spliced(lambda, edits)];
}

function rewritten(tree: NativeTree, node: SyntaxNode): Piece[] | null {
  const call = callOf(tree, node);
  const value = plainValue(tree, node);
  if (!call || !value) return null;
  const [key] = call.args;
  if (/^putJson/.test(call.method)) return key ? ['put(', spanOf(key.value), ', ', ...value, ')'] : null;
  if (/^addJson/.test(call.method)) return ['add(', ...value, ')'];
  return value;
}

/** A node's text with some parts of it replaced; only the outermost of them. */
function spliced(node: SyntaxNode, edits: readonly Edit[]): Piece[] {
  const pieces: Piece[] = [];
  let at = node.start;
  for (const { span, pieces: own } of [...edits].sort((a, b) => a.span.start - b.span.start)) {
    if (span.start < at) continue;
    pieces.push({ start: at, end: span.start }, ...own);
    at = span.end;
  }
  return [...pieces, { start: at, end: node.end }];
}

/** Operators that bind tighter than `to`. */
const tight = new Set(['+', '-', '*', '/', '%', '..']);

/** The text of a value behind `to`, in brackets where the operators in it would take the key along. */
export function pairValue(tree: NativeTree, node: SyntaxNode): Piece[] {
  const operator = node.children.find((child) => !child.named);
  const isLoose =
    /^(elvis_expression|infix_expression|conjunction_expression|disjunction_expression|equality_expression|comparison_expression|check_expression|in_expression|is_expression)$/.test(
      node.type,
    ) ||
    (node.type === 'binary_expression' && !tight.has(operator ? textOf(tree, operator) : ''));
  return isLoose ? ['(', spanOf(node), ')'] : [spanOf(node)];
}

/** `mutableMapOf<String, Any?>("k" to v, …)` with the line breaks and comments that stood between the entries. */
export function mapPieces(tree: NativeTree, bag: Bag, write: (item: Item) => Piece[] | null): Piece[] | null {
  const pieces: Piece[] = ['mutableMapOf<String, Any?>('];
  for (const [index, item] of bag.items.entries()) {
    const value = write(item);
    if (!value) return null;
    const isLast = index === bag.items.length - 1;
    pieces.push(
      ...gapPieces(tree, item.gap, index === 0),
      typeof item.keyText === 'string' ? item.keyText : spanOf(item.keyText),
    );
    pieces.push(' to ', ...value, isLast ? '' : ',');
  }
  return [...pieces, ...closingPieces(tree, bag), ')'];
}

function gapPieces(tree: NativeTree, gap: { start: number; end: number }, isFirst: boolean): Piece[] {
  const source = tree.text.slice(gap.start, gap.end);
  if (source.includes('\n')) return /[,;]/.test(source) ? [source.replace(/^\s*[,;]/, '')] : [gap];
  return [isFirst ? '' : ' '];
}

function closingPieces(tree: NativeTree, { node, items, tail }: Bag): Piece[] {
  const rest = tree.text.slice(tail.start, tail.end);
  if (rest.includes('\n')) return [tail];
  const [first] = items;
  const breaks = first && tree.text.slice(first.gap.start, first.gap.end).includes('\n');
  if (!breaks) return [];
  const lineStart = tree.text.lastIndexOf('\n', node.start - 1) + 1;
  const indent = /^[ \t]*/.exec(tree.text.slice(lineStart, node.start))?.[0] ?? '';
  return [(tree.text.includes('\r\n') ? '\r\n' : '\n') + indent];
}
