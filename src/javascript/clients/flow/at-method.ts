import type { Node } from '@babel/types';
import { parentOf } from '../../syntax/tree.js';
import { wrapped } from '../../syntax/unwrap.js';
import { isCall, memberKey } from './access.js';
import type { Flow } from './flow.js';
import { handOn } from './hand-on.js';
import type { Of } from './shape.js';

/** A method without its client: called, or kept under a name of its own. */
export function atMethod(flow: Flow, node: Node, shape: Of<'method'>): void {
  const outer = wrapped(node);
  const parent = parentOf(outer);
  if (parent && isCall(parent) && parent.callee === outer) {
    const isSpread = parent.arguments.some((argument) => argument.type === 'SpreadElement');
    const args = isSpread ? null : parent.arguments;
    flow.use({
      kind: 'call',
      method: shape.name,
      node: parent,
      receiver: outer,
      args,
      at: outer.start ?? 0,
      bare: true,
    });
    return;
  }
  const bound = memberKey(outer) === 'bind' && parent ? parentOf(wrapped(parent)) : undefined;
  if (bound && isCall(bound)) flow.visit(bound, shape);
  else if (!handOn(flow, node, shape)) flow.loseMethod(outer, shape.name);
}
