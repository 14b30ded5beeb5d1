import type { Node } from '@babel/types';
import { propertyName } from '../../syntax/unwrap.js';

/** Functions that give back what they are given. */
const passing = new Set([
  ...['markRaw', 'toRaw', 'readonly', 'shallowReadonly', 'reactive', 'shallowReactive'],
  ...['$state', '$derived', 'withDefaults'],
]);

/** They give what stands behind a key that is a value of its own. */
const asking = new Set(['useContext', 'use', 'inject', 'injectStrict', 'injectLocal', 'getContext']);

/** Methods of built-in objects that do the same. */
const passingMethods = new Set([
  ...['Object.freeze', 'Object.seal', 'Object.preventExtensions', '$state.raw', '$state.snapshot'],
]);

/** They call the function and give back what it returns. */
const calling = new Set([
  'useMemo',
  'computed',
  'runInAction',
  'untracked',
  'untrack',
  'batch',
  'runWithContext',
  'useSyncExternalStore',
  'by',
]);

/** They give back a function that returns what the given one does. */
const keeping = new Set([
  'useCallback',
  'useEvent',
  'useEventCallback',
  'once',
  'memoize',
  'memoizeOne',
  'cache',
  'memo',
  'useShallow',
]);

/** They hold a value under this name. */
const holders: Readonly<Record<string, string>> = {
  useRef: 'current',
  createRef: 'current',
  ref: 'value',
  shallowRef: 'value',
  toRef: 'value',
  computed: 'value',
  signal: 'value',
  useState: '0',
  createSignal: '0',
  writable: '$',
  readable: '$',
};

/** Functions that get nothing from what they return: whatever a client is returned to them, it goes no further. */
const forgetting = new Set([
  'useEffect',
  'useLayoutEffect',
  'useInsertionEffect',
  'forEach',
  'addEventListener',
]);

/** Functions that only look at what they are given. */
const looking =
  /^(Array\.isArray|console\.\w+|JSON\.stringify|Boolean|String|Object\.keys|isNil|isArray|isFunction|invariant|assert)$/;

/** Hooks whose second argument lists what they depend on. */
const depending = /^use[A-Z]|^watch/;

/** Modules whose functions carry values between components; one that nothing imports comes of auto-imports. */
export const frameworks = /^(?:vue|vue-demi|svelte|#imports|#app|nuxt|@vue\/.+|@nuxtjs\/.+)$/;

/** The name that a function is called by: `useMemo`, `React.useMemo`, `Object.freeze`. */
export function calledName(callee: Node): string {
  if (callee.type === 'Identifier') return callee.name;
  return propertyName(callee) ?? '';
}

function fullName(callee: Node): string {
  const object = 'object' in callee ? (callee.object as Node) : null;
  return object?.type === 'Identifier' ? `${object.name}.${propertyName(callee)}` : calledName(callee);
}

export const passesOn = (callee: Node): boolean =>
  (callee.type === 'Identifier' && passing.has(callee.name)) || passingMethods.has(fullName(callee));
export const asksByKey = (callee: Node): boolean => asking.has(calledName(callee));
export const callsGiven = (callee: Node): boolean => calling.has(calledName(callee));
export const keepsFunction = (callee: Node): boolean => keeping.has(calledName(callee));
export const forgetsResult = (callee: Node): boolean => forgetting.has(calledName(callee));
export const holderKey = (callee: Node): string | null => holders[calledName(callee)] ?? null;
export const takesDependencies = (callee: Node): boolean => depending.test(calledName(callee));
export const onlyLooks = (callee: Node): boolean => looking.test(fullName(callee));
/** `Object.assign(target, { client })` */
export const assigns = (callee: Node): boolean => fullName(callee) === 'Object.assign';
/** `Promise.resolve(client)` */
export const promises = (callee: Node): boolean => fullName(callee) === 'Promise.resolve';
