import type { Node } from '@babel/types';
import { parentOf } from '../../syntax/tree.js';
import { unwrapped, wrapped } from '../../syntax/unwrap.js';
import { keyOf } from './bind.js';
import type { Flow } from './flow.js';

/** Notes what else than the client an expression may be, or a name may be given: an object that stands in for it. */
export function noteStub(flow: Flow, node: Node): void {
  const outer = wrapped(node);
  const parent = parentOf(outer);
  const others: (Node | null | undefined)[] = [];
  if (parent?.type === 'ConditionalExpression' && parent.test !== outer)
    others.push(parent.consequent === outer ? parent.alternate : parent.consequent);
  if (parent?.type === 'LogicalExpression' && parent.left === outer) others.push(parent.right);
  if (parent?.type === 'AssignmentExpression' && parent.left === outer) others.push(parent.right);
  for (const other of others) {
    const object = other && unwrapped(other);
    if (object?.type === 'ObjectExpression') flow.stubs.add(object);
  }
}

/** Methods of Segment whose place others take in the output: a stub that has one of them lacks those. */
const renamed = new Set(['page', 'screen', 'identify', 'group', 'reset', 'user', 'alias', 'setAnonymousId']);

/** True for a stand-in that would be called by names that it does not have. */
export function lacksMethods(stub: Node): boolean {
  if (stub.type !== 'ObjectExpression') return false;
  return stub.properties.some((member) => renamed.has(keyOf(member) ?? ''));
}
