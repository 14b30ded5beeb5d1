import type { Edit, Piece } from '../../javascript/edit.js';
import { findAll, type NativeTree, type SyntaxNode, spanOf, textOf } from '../tree.js';
import { elementsOf, itemsOf } from './json.js';
import { mapPieces, pairValue } from './map-pieces.js';
import { callOf, isNamedHead } from './syntax.js';

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
