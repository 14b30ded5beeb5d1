import type { Node } from '@babel/types';
import type { Span } from '../../segment/value.js';
import { endOf, startOf, type Tree } from './tree.js';

/** The place of a node, with the parentheses around it left out. */
export function spanOf(node: Node): Span {
  return { start: startOf(node), end: endOf(node) };
}

/** A node as it is written, without the parentheses around it. */
export const textOf = ({ text }: Tree, node: Node): string => text.slice(startOf(node), endOf(node));
