import type { AndroidSdk } from '../../segment/android.js';
import type { NativeTree, SyntaxNode } from '../tree.js';
import { headerOf } from './imports.js';
import { sdkNames } from './sdk.js';
import { callOf, dottedName } from './syntax.js';

/** Full names of the classes that are clients, and the SDK that each is of. */
const clientClasses: Readonly<Record<string, AndroidSdk>> = {
  'com.segment.analytics.Analytics': 'android',
  'com.segment.analytics.kotlin.core.Analytics': 'kotlin',
  'com.segment.analytics.kotlin.core.compat.JavaAnalytics': 'kotlin',
};

/** The SDK that a class name stands for the client of; null for any other class. */
export function clientClass(tree: NativeTree, name: string | undefined): AndroidSdk | null {
  if (name === undefined) return null;
  for (const { path } of sdkNames(tree, name)) if (clientClasses[path]) return clientClasses[path];
  return null;
}

/** True for `Analytics.with(context)`. */
export function isShared(tree: NativeTree, node: SyntaxNode): boolean {
  const call = callOf(tree, node);
  if (call?.args.length !== 1 || call.lambda) return false;
  if (!call.receiver) return isImportedWith(tree, call.method);
  if (call.method !== 'with') return false;
  return clientClass(tree, dottedName(tree, call.receiver) ?? undefined) === 'android';
}

/** `with(context)` that was imported by itself. */
function isImportedWith(tree: NativeTree, method: string): boolean {
  return headerOf(tree).imports.some(({ path, alias, isWildcard, isStatic }) => {
    const name = alias ?? 'with';
    if (isWildcard) return isStatic && path === 'com.segment.analytics.Analytics' && method === 'with';
    return path === 'com.segment.analytics.Analytics.with' && name === method;
  });
}
