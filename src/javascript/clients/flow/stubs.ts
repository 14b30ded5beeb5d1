import type { Node } from '@babel/types';
import { isFunction, resolve } from '../../syntax/scope.js';
import { parentOf } from '../../syntax/tree.js';
import { unwrapped, wrapped } from '../../syntax/unwrap.js';
import { keyOf } from './bind.js';
import type { Flow } from './flow.js';
import { noteOther } from './others.js';
import type { Shape } from './shape.js';

/** Notes what else than the client an expression may be, or a name may be given: an object that stands in for it, or more. */
export function noteStub(flow: Flow, node: Node, shape: Shape): void {
  const outer = wrapped(node);
  const parent = parentOf(outer);
  const others: (Node | null | undefined)[] = [];
  if (parent?.type === 'ConditionalExpression' && parent.test !== outer)
    others.push(parent.consequent === outer ? parent.alternate : parent.consequent);
  if (parent?.type === 'LogicalExpression' && parent.left === outer) others.push(parent.right);
  if (parent?.type === 'LogicalExpression' && parent.right === outer && parent.operator !== '&&')
    noteOther(flow, parent.left, shape);
  if (parent?.type === 'AssignmentExpression' && parent.left === outer) others.push(parent.right);
  for (const other of others) {
    const object = other && objectOf(flow, other);
    if (object) flow.stubs.add(object);
    else noteOther(flow, other, shape);
  }
}

/** The literal that an expression gives: written out, behind a name of the file, or made by a function of it. */
function objectOf(flow: Flow, node: Node, depth = 0): Node | null {
  const value = unwrapped(node);
  if (value.type === 'ObjectExpression') return value;
  if (depth > 3) return null;
  if (value.type === 'Identifier') {
    const declarator = resolve(flow.tree, value.name, value)?.node;
    const init = declarator?.type === 'VariableDeclarator' ? declarator.init : null;
    return init ? objectOf(flow, init, depth + 1) : null;
  }
  if (value.type !== 'CallExpression' || value.callee.type !== 'Identifier') return null;
  const declared = resolve(flow.tree, value.callee.name, value.callee)?.node;
  const made = declared?.type === 'VariableDeclarator' && declared.init ? unwrapped(declared.init) : declared;
  const given = made && isFunction(made) && 'body' in made ? givenBy(made.body as Node) : null;
  return given ? objectOf(flow, given, depth + 1) : null;
}

/** What a function gives back at its end. */
function givenBy(body: Node): Node | null {
  if (body.type !== 'BlockStatement') return body;
  const last = body.body.at(-1);
  return last?.type === 'ReturnStatement' ? (last.argument ?? null) : null;
}

/** Methods of Segment whose place others take in the output: a stub that has one of them lacks those. */
const renamed = new Set(['page', 'screen', 'identify', 'group', 'reset', 'user', 'alias', 'setAnonymousId']);

/** True for a stand-in that would be called by names that it does not have. */
export function lacksMethods(stub: Node): boolean {
  if (stub.type !== 'ObjectExpression') return false;
  return stub.properties.some((member) => renamed.has(keyOf(member) ?? ''));
}
