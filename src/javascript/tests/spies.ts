import type { Node } from '@babel/types';
import { parentOf } from '../syntax/tree.js';
import { propertyName } from '../syntax/unwrap.js';

const spies = new Set(['spyOn', 'stub', 'spy', 'replace', 'method']);

/** The method that `jest.spyOn(client, 'track')` and its like watch; null for any other use of the client. */
export function spiedMethod(client: Node): string | null {
  const call = parentOf(client);
  if (call?.type !== 'CallExpression' || call.arguments[0] !== client) return null;
  const { callee } = call;
  const name = callee.type === 'Identifier' ? callee.name : propertyName(callee);
  const [, method] = call.arguments;
  return name !== null && spies.has(name) && method?.type === 'StringLiteral' ? method.value : null;
}
