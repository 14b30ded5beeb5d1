import type { Node } from '@babel/types';
import { wrapped } from '../../syntax/unwrap.js';
import { isTested } from '../uses.js';
import type { Flow } from './flow.js';
import { handOn } from './hand-on.js';
import { isInstance, type Shape } from './shape.js';

/** Where a value cannot be followed, neither can the client in it; an instance is found again by its type. */
export function pass(flow: Flow, node: Node, shape: Shape): void {
  // Whether there is a function that gives a client, or an object that holds one, is a question about that.
  if (shape.kind !== 'client' && isTested(wrapped(node))) return;
  if (!handOn(flow, node, shape) && !(flow.isTyped && isInstance(shape))) flow.escape(node);
}
