import type { NativeFile } from '../language.js';
import { type SyntaxNode, textOf } from '../tree.js';
import { isClientClass } from './sdk.js';
import { callOf, unwrap } from './syntax.js';

/** `Analytics(configuration: …)` */
export function isConstruction(file: NativeFile, expression: SyntaxNode): boolean {
  const node = unwrap(expression);
  const call = callOf(file.tree, node);
  if (call?.args[0]?.label !== 'configuration') return false;
  return isClientClass(file, textOf(file.tree, call.callee).replace(/\.init$/, ''), node);
}
