import type { Node } from '@babel/types';
import { parentOf } from '../../syntax/tree.js';
import { bind, keyOf } from './bind.js';
import { textOf } from './carried.js';
import { toField } from './fields.js';
import type { Flow } from './flow.js';
import { calledName } from './known-functions.js';
import { holdNamed } from './named.js';
import { type Shape, settled, wrap } from './shape.js';

/**
 * A container of Angular or Nest is told what a token stands for: `{ provide: TOKEN, useValue: client }`.
 * @returns false for an object that tells none
 */
export function provideByToken(flow: Flow, object: Node, shape: Shape): boolean {
  if (object.type !== 'ObjectExpression' || shape.kind !== 'property') return false;
  // The token hands nothing on by itself.
  if (shape.key === 'provide' && shape.of.kind === 'context') return true;
  const value = providedBy(shape.key, shape.of);
  const token = object.properties.find((member) => keyOf(member) === 'provide');
  if (!value || token?.type !== 'ObjectProperty') return false;
  const name = textOf(token.value);
  if (name !== null) {
    flow.carry({ way: 'injected', name, shape: value });
    return true;
  }
  return token.value.type === 'Identifier' && holdNamed(flow, token.value, wrap('context', value));
}

/** What a container waits for where the factory gives a promise. */
function providedBy(key: string, of: Shape): Shape | null {
  if (key === 'useValue') return of;
  if (key === 'useExisting') return of.kind === 'context' ? of.of : null;
  return key === 'useFactory' && of.kind === 'result' ? settledOnly(of.of) : null;
}

const settledOnly = (shape: Shape): Shape => (shape.kind === 'promise' ? settled(shape) : shape);

/** `new InjectionToken('analytics', { factory: () => client })`: a token that says itself what it stands for. */
export function tokenOf(made: Node, shape: Shape): Shape | null {
  if (made.type !== 'NewExpression' || calledName(made.callee) !== 'InjectionToken') return null;
  const isFactory = shape.kind === 'property' && shape.key === 'factory' && shape.of.kind === 'result';
  return isFactory && shape.of.kind === 'result' ? wrap('context', shape.of.of) : null;
}

/** `@Module({ exports: [TOKEN] })`: a decorator that is handed a token is handed nothing of what it stands for. */
export function isTokenOfDecorator(call: Node, shape: Shape): boolean {
  return parentOf(call)?.type === 'Decorator' && leadsThroughToken(shape);
}

const leadsThroughToken = (shape: Shape): boolean =>
  shape.kind === 'context' || ('of' in shape && leadsThroughToken(shape.of));

/** `@Inject(TOKEN) private analytics`: the field or parameter gets what the token stands for. */
export function injectByToken(flow: Flow, call: Node, shape: Shape): boolean {
  const decorator = parentOf(call);
  const owner = decorator?.type === 'Decorator' ? parentOf(decorator) : undefined;
  if (!owner || shape.kind !== 'context') return false;
  return decorated(flow, owner, shape.of);
}

/** A field, or a parameter, that a decorator fills. */
export function decorated(flow: Flow, owner: Node, shape: Shape): boolean {
  return owner.type === 'ClassProperty' ? toField(flow, owner, shape) : bind(flow, owner, shape);
}
