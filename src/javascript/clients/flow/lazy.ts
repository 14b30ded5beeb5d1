import type { Node } from '@babel/types';
import { isFunction } from '../../syntax/scope.js';
import { unwrapped } from '../../syntax/unwrap.js';
import { calledName } from './known-functions.js';

/** Functions that make a component of one that is loaded when it is needed. */
const loading = new Set(['lazy', 'dynamic', 'defineAsyncComponent', 'lazyWithRetry', 'loadable']);

/** The module of `lazy(() => import('./Child'))`, and of `() => import('./Child.vue')` alone; null for any other value. */
export function lazySource(value: Node): string | null {
  const made = unwrapped(value);
  if (made.type === 'CallExpression') {
    const [loader] = made.arguments;
    return loader && loading.has(calledName(made.callee)) ? lazySource(loader) : null;
  }
  if (!isFunction(made) || !('body' in made)) return null;
  const body = unwrapped(made.body as Node);
  const source =
    body.type === 'ImportExpression'
      ? body.source
      : body.type === 'CallExpression' && body.callee.type === 'Import'
        ? body.arguments[0]
        : null;
  return source?.type === 'StringLiteral' ? source.value : null;
}
