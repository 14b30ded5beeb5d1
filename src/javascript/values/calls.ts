import type { Node } from '@babel/types';
import { propertyName } from '../syntax/unwrap.js';
import type { Description } from './read.js';

/** Calls whose result is a string, whatever they are called on. */
const stringMethods = new Set([
  'toString',
  'toUpperCase',
  'toLowerCase',
  'trim',
  'join',
  'toISOString',
  'toFixed',
  'replace',
  'replaceAll',
  'padStart',
]);

export function describeCall(node: Node): Description {
  if (node.type !== 'CallExpression') return { shape: 'unknown' };
  const { callee } = node;
  if (callee.type === 'Identifier' && callee.name === 'String') return { shape: 'string' };
  const method = propertyName(callee);
  if (method === null || callee.type !== 'MemberExpression') return { shape: 'unknown' };
  if (method === 'assign' && callee.object.type === 'Identifier' && callee.object.name === 'Object')
    return { shape: 'object' };
  return stringMethods.has(method) ? { shape: 'string' } : { shape: 'unknown' };
}

export function describeNew(callee: Node): Description {
  const name = callee.type === 'Identifier' ? callee.name : '';
  if (name === 'Array') return { shape: 'array' };
  return { shape: name === 'Date' ? 'date' : 'object' };
}
