import type { Node } from '@babel/types';
import { resolve } from '../../syntax/scope.js';
import { propertyName, unwrapped } from '../../syntax/unwrap.js';
import type { Flow } from './flow.js';
import { importOf } from './imports.js';
import { holderKey } from './known-functions.js';
import { property, type Shape } from './shape.js';

/** The key that stands for the value of a store of Svelte; a component reads it as `$name`. */
export const storeKey = '$';

/** `store.set(client)`. False for anything that is no store of the file, or of a module that hears of it. */
export function putIntoStore(flow: Flow, callee: Node, shape: Shape): boolean {
  if (propertyName(callee) !== 'set' || !('object' in callee)) return false;
  const store = unwrapped(callee.object as Node);
  if (store.type !== 'Identifier') return false;
  const declaration = resolve(flow.tree, store.name, store);
  if (!declaration) return false;
  const held = property(storeKey, shape);
  const imported = importOf(flow.tree, declaration.identifier);
  if (imported && /stores?\b/.test(imported.source)) {
    flow.hold(declaration, held);
    flow.feed({ ...imported, shape: held });
    return flow.follows(imported.source);
  }
  const { node } = declaration;
  const init = node.type === 'VariableDeclarator' && node.init ? unwrapped(node.init) : null;
  if (init?.type !== 'CallExpression' || holderKey(init.callee) !== storeKey) return false;
  flow.hold(declaration, held);
  return true;
}
