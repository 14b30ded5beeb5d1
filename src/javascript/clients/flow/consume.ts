import type { Node } from '@babel/types';
import { atClient } from './at-client.js';
import { atCall, atClass, atContext, atMaker, atMember, chain } from './at-holder.js';
import { atMethod } from './at-method.js';
import { takeElement } from './collections.js';
import type { Flow } from './flow.js';
import { atCaller } from './functions.js';
import { pass } from './pass.js';
import { isUnwrapped, unref } from './refs.js';
import type { Shape } from './shape.js';
import { atStore } from './state-stores.js';

/** Looks at what is done with a value where it stands. */
export function consume(flow: Flow, node: Node, shape: Shape): void {
  if (isUnwrapped(flow.tree, node, shape)) flow.visit(node, unref(shape));
  else if (shape.kind === 'client') atClient(flow, node, shape);
  else if (shape.kind === 'method') atMethod(flow, node, shape);
  else if (!isUnderstood(flow, node, shape)) pass(flow, node, shape);
}

/** True where a value is used in the way that its kind is made for. */
function isUnderstood(flow: Flow, node: Node, shape: Shape): boolean {
  switch (shape.kind) {
    case 'promise':
      return chain(flow, node, shape);
    case 'property':
      return takeElement(flow, node, shape) || atMember(flow, node, shape);
    case 'result':
      return atCall(flow, node, shape);
    case 'maker':
      return atMaker(flow, node, shape);
    case 'class':
      return atClass(flow, node, shape);
    case 'context':
      return atContext(flow, node);
    case 'calls':
      return atCaller(flow, node, shape);
    case 'store':
      return atStore(flow, node, shape);
    default:
      return false;
  }
}
