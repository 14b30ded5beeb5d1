import type { Node } from '@babel/types';
import { resolve } from '../../syntax/scope.js';
import type { Tree } from '../../syntax/tree.js';
import { unwrapped } from '../../syntax/unwrap.js';
import { importOf } from './imports.js';
import { calledName } from './known-functions.js';

/** Functions of Segment's consent packages that make a wrapper. */
const makers = new Set(['createWrapper']);

/**
 * True for what takes a client and gives back one that asks for consent: `withOneTrust`, `createWrapper({ … })`, also
 * under a name of its own.
 */
export function isConsentWrapper(tree: Tree, callee: Node): boolean {
  if (callee.type === 'CallExpression') return makers.has(calledName(callee.callee));
  if (calledName(callee) === 'withOneTrust' || /-onetrust$/.test(importOf(tree, callee)?.source ?? ''))
    return true;
  if (callee.type !== 'Identifier') return false;
  const declared = resolve(tree, callee.name, callee)?.node;
  const made = declared?.type === 'VariableDeclarator' && declared.init ? unwrapped(declared.init) : null;
  return made?.type === 'CallExpression' && isConsentWrapper(tree, made);
}
