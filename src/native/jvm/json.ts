import { fieldOf, isComment, type NativeTree, parts, type SyntaxNode, spanOf, textOf } from '../tree.js';
import { type Bag, chainOf, type Item, itemOf } from './bags.js';
import { fullNames } from './imports.js';
import { means } from './sdk.js';
import { type Call, callOf, dottedName, textConstant } from './syntax.js';

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

/** `emptyJsonObject` of analytics-kotlin. */
export const isEmptyJson = (tree: NativeTree, node: SyntaxNode): boolean =>
  node.type === 'identifier' &&
  textOf(tree, node) === 'emptyJsonObject' &&
  fullNames(tree, 'emptyJsonObject', emptyJson).some((path) => emptyJson.has(path));

const emptyJson: ReadonlySet<string> = new Set(['com.segment.analytics.kotlin.core.emptyJsonObject']);

/** A map that is written out in one expression, of Segment's or of JSON. */
export function bagOf(tree: NativeTree, node: SyntaxNode): Bag | null {
  return chainOf(tree, node) ?? jsonItems(tree, node) ?? builderItems(tree, node);
}

/**
 * The entries of Java's `Builders.buildJsonObject(o -> { o.put("k", v); … })`, and of `buildJsonObjectFunc`, whose lambda
 * ends in `return Unit.INSTANCE`; null where the lambda does more than that.
 */
function builderItems(tree: NativeTree, node: SyntaxNode): Bag | null {
  const call = callOf(tree, node);
  const lambda = call?.args[0]?.value;
  if (
    !call?.receiver ||
    !/^buildJsonObject(Func)?$/.test(call.method) ||
    lambda?.type !== 'lambda_expression'
  )
    return null;
  if (!means(tree, dottedName(tree, call.receiver) ?? undefined, 'json-builders')) return null;
  const [parameter, body] = [fieldOf(lambda, 'parameters'), fieldOf(lambda, 'body')];
  if (!parameter || !body) return null;
  const statements =
    body.type === 'block'
      ? parts(body)
          .filter(({ type }) => type !== 'return_statement')
          .map((statement) => parts(statement)[0] ?? statement)
      : [body];
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

/** The entries that the lambda of a JSON builder puts; null where it does more. */
export function itemsOf(tree: NativeTree, node: SyntaxNode, lambda: SyntaxNode): Bag | null {
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
export function elementsOf(tree: NativeTree, lambda: SyntaxNode): SyntaxNode[] | null {
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
