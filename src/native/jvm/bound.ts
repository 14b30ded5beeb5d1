import type { NativeFile } from '../language.js';
import { isShared } from './client-class.js';
import type { JvmCall } from './jvm-call.js';
import { constructionOf } from './set-up.js';
import { unwrap } from './syntax.js';

/** On a client in a variable, or what makes one: such a client changes as a whole or not at all. */
export function isHeld({ client, construction, method }: JvmCall): boolean {
  return client?.kind === 'held' || (construction !== null && method !== 'setSingletonInstance');
}

/** On a client that another file declares, or in a variable that such a one was put into. */
export function isForeign({ client }: JvmCall, { tree }: Pick<NativeFile, 'tree'>): boolean {
  if (client?.kind !== 'held') return false;
  const { declaration } = client;
  if (declaration === null) return true;
  if (declaration.type !== null || declaration.value === null) return false;
  return constructionOf(tree, declaration.value) === null && !isShared(tree, unwrap(declaration.value));
}
