import type { Node } from '@babel/types';
import { isFunction } from './scope.js';
import { ancestorsOf, parentOf } from './tree.js';
import { propertyName, wrapped } from './unwrap.js';

/** True for what runs while its file loads: a function around it is called where it stands. */
export const runsAtOnce = (node: Node): boolean =>
  [...ancestorsOf(node)].every((ancestor) => !isFunction(ancestor) || isCalledInPlace(ancestor));

/** `(function () { … })()`, `!function () { … }()`, `(() => { … }).call(window)` */
function isCalledInPlace(made: Node): boolean {
  const callee = wrapped(made);
  const around = parentOf(callee);
  if (around?.type === 'CallExpression') return around.callee === callee;
  if (around?.type !== 'MemberExpression' || !/^(call|apply)$/.test(propertyName(around) ?? '')) return false;
  const call = parentOf(around);
  return around.object === callee && call?.type === 'CallExpression' && call.callee === around;
}
