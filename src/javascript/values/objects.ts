import type { Node, ObjectExpression } from '@babel/types';
import type { Entry, Span } from '../../segment/value.js';
import { spanOf } from '../syntax/span.js';
import { endOf, startOf, type Tree } from '../syntax/tree.js';
import { type Description, readValue } from './read.js';

export function describeObject(tree: Tree, node: ObjectExpression): Description {
  const entries = node.properties.map((property): Entry => {
    const span = spanOf(property);
    if (property.type === 'SpreadElement')
      return { kind: 'spread', span, value: readValue(tree, property.argument) };
    if (property.type === 'ObjectMethod') return { kind: 'method', span };
    const key = keyOf(property.key, property.computed);
    if (key === null) return { kind: 'computed', span };
    return { kind: 'property', key, value: readValue(tree, property.value), span };
  });
  return { shape: 'object', entries, ...(hasComment(tree, node, entries) ? { commented: true } : {}) };
}

function keyOf(key: Node, computed: boolean): string | null {
  if (key.type === 'StringLiteral') return key.value;
  if (computed) return null;
  if (key.type === 'NumericLiteral') return String(key.value);
  return key.type === 'Identifier' ? key.name : null;
}

/** True when a comment stands among the members, outside their values. */
function hasComment(tree: Tree, node: Node, entries: readonly Entry[]): boolean {
  return tree.comments.some((comment) => {
    const at = comment.start ?? -1;
    if (at < startOf(node) || at >= endOf(node)) return false;
    return !entries.some((entry) => entry.kind === 'property' && within(at, entry.value.span));
  });
}

const within = (offset: number, span: Span): boolean => offset >= span.start && offset < span.end;
