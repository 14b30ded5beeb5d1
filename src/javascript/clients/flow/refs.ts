import type { Node } from '@babel/types';
import { isInline, startOf, type Tree } from '../../syntax/tree.js';
import { textOf } from './carried.js';
import { calledName } from './known-functions.js';
import { property, type Shape } from './shape.js';

/** What a ref of Vue holds stands behind this key. */
const refKey = 'value';

/** `toRefs(props)`, `storeToRefs(store)`, `toRef(props, 'client')`; null for any other call. */
export function refsMadeOf(callee: Node, [, key]: readonly Node[], shape: Shape): Shape | null {
  if (shape.kind !== 'property') return null;
  const name = calledName(callee);
  if (name === 'toRefs' || name === 'storeToRefs') return property(shape.key, property(refKey, shape.of));
  return name === 'toRef' && textOf(key) === shape.key ? property(refKey, shape.of) : null;
}

/** What a ref holds: templates, `this` and stores do without `.value`. */
export const unref = (shape: Shape): Shape =>
  shape.kind === 'property' && shape.key === refKey ? shape.of : shape;

/** True for a ref in a template, where it stands for what it holds. */
export const isUnwrapped = (tree: Tree, node: Node, shape: Shape): boolean =>
  unref(shape) !== shape && isInline(tree, startOf(node));
