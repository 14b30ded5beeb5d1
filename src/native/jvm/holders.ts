import type { AndroidSdk } from '../../segment/android.js';
import { ancestorsOf, type NativeTree, parts, type SyntaxNode, textOf } from '../tree.js';
import { clientClass } from './client-class.js';
import { resolve } from './scope.js';
import { callOf, ownName } from './syntax.js';

/** Classes that hand out the one object that they hold, and what they are asked for it by. */
const asking = /^(get|getValue|invoke|value|current|orElse|orElseThrow|orNull|getIfAvailable|getObject)$/;
const holders =
  /^(Lazy|Provider|Supplier|WeakReference|SoftReference|AtomicReference|ThreadLocal|Optional|ObjectProvider|ProvidableCompositionLocal|CompositionLocal|State|MutableState|StateFlow|MutableStateFlow|LiveData|MutableLiveData)$/;

/** `lazyClient.get()`, `LocalAnalytics.current`, `provider()`: the SDK of the client that a holder hands out; null for anything else. */
export function handedOut(tree: NativeTree, node: SyntaxNode): AndroidSdk | null {
  const call = callOf(tree, node);
  const [object, member] = call ? [call.receiver, call.name] : parts(node);
  if (call && !call.receiver) return functionOf(tree, call.name);
  if (!object || !member || !asking.test(textOf(tree, member))) return null;
  return heldIn(tree, object) ?? (textOf(tree, member) === 'invoke' ? functionOf(tree, object) : null);
}

function heldIn(tree: NativeTree, object: SyntaxNode): AndroidSdk | null {
  const own = ownName(tree, object);
  const declared = own ? resolve(tree, own.name, own.node, own.isMember) : null;
  if (!declared) return null;
  const type = /^([\w.]*\.)?(\w+)<\s*([\w.]+)\??\s*>\??$/.exec(
    declared.type ? textOf(tree, declared.type) : '',
  );
  if (type && holders.test(type[2] ?? '')) return clientClass(tree, type[3]);
  // The grammar takes `make<Analytics> { … }` for two comparisons.
  const made = declared.type || !declared.value ? '' : textOf(tree, declared.value);
  return clientClass(tree, /^(?:new\s+)?[\w.]+<\s*([\w.]+)\??\s*>/.exec(made)?.[1]);
}

/** `provider()` of `provider: () -> Analytics`. */
function functionOf(tree: NativeTree, callee: SyntaxNode): AndroidSdk | null {
  const own = ownName(tree, callee);
  const declared = own ? resolve(tree, own.name, own.node, own.isMember) : null;
  const result = declared?.type
    ? /^\(?\(\s*\)\s*->\s*([\w.]+)\??\)?\??$/.exec(textOf(tree, declared.type))
    : null;
  return clientClass(tree, result?.[1]);
}

/** True where a client stands in a type that nobody knows, such as a list or a callback: how it is reached there cannot be told. */
export function isInUnknownType(tree: NativeTree, type: SyntaxNode): boolean {
  for (const around of ancestorsOf(type)) {
    if (around.type === 'function_type')
      return !/^\(\s*\)\s*->/.test(textOf(tree, around)) || /<|->[\s\S]*->/.test(textOf(tree, around));
    if (around.type === 'type_arguments')
      return around.parent !== null && isUnknownClass(tree, around.parent);
    if (!/type|wildcard/.test(around.type) || around.type === 'type_alias') return false;
  }
  return false;
}

function isUnknownClass(tree: NativeTree, node: SyntaxNode): boolean {
  if (node.type !== 'user_type' && node.type !== 'generic_type') return false;
  const [name = ''] = textOf(tree, node).split('<');
  return !holders.test(name.trim().split('.').at(-1) ?? '');
}
