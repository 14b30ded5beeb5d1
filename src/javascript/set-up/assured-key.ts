import type { Node } from '@babel/types';
import type { CallOf } from '../../segment/call.js';
import { isFunction, resolve } from '../syntax/scope.js';
import { ancestorsOf, endOf, startOf, type Tree } from '../syntax/tree.js';

const importStatement = /^import\b[^;]*?\bfrom\s*['"][^'"]+['"]/gm;

/** `process.env.KEY`, `config['key']` */
const member = /^[\w$]+(\.[\w$]+|\[(['"])[^'"]+\2\])+$/;

/**
 * A set-up that moves into a function of its own: TypeScript forgets there that a member, or what was imported, was tested
 * around it, and has to be told that the key is set.
 */
export function withAssuredKey(call: CallOf<'load'>, node: Node, tree: Tree, path: string): CallOf<'load'> {
  const { writeKey } = call;
  if (!writeKey || !/\.[mc]?tsx?$/.test(path)) return call;
  const key = tree.text.slice(writeKey.span.start, writeKey.span.end);
  const isForgotten = member.test(key) || isImported(key, node, tree);
  return isForgotten && isReadAround(key, node, tree) ? { ...call, isAssured: true } : call;
}

const isImported = (key: string, node: Node, tree: Tree): boolean =>
  /^[\w$]+$/.test(key) && /^Import\w*Specifier$/.test(resolve(tree, key, node)?.node.type ?? '');

/** True where the function around a node, or the module, reads the same in another place too. */
function isReadAround(key: string, node: Node, { text }: Tree): boolean {
  const around = [...ancestorsOf(node)].find((outer) => isFunction(outer) || outer.type === 'Program');
  if (!around) return false;
  const rest = [text.slice(startOf(around), startOf(node)), text.slice(endOf(node), endOf(around))];
  return rest.some((part) => part.replace(importStatement, '').includes(key));
}
