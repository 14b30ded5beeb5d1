import type { Node } from '@babel/types';
import { isTrouble } from '../../segment/listeners.js';
import { type Maker, makerOf, type SegmentSdk } from '../../segment/sdks.js';
import { type Declaration, resolve } from '../syntax/scope.js';
import { parentOf, startOf, type Tree } from '../syntax/tree.js';
import { propertyName, wrapped } from '../syntax/unwrap.js';
import type { Construction } from './client.js';

/** An export that makes clients, where it is used: `AnalyticsBrowser`, also through a namespace. */
export function constructionAt(use: Node, imported: string, sdk: SegmentSdk): Construction | null {
  const member = parentOf(use);
  const isNamespace = imported === '*';
  const name = isNamespace && member ? propertyName(member) : null;
  const through = name !== null && member !== undefined ? makerOf(sdk, name) : undefined;
  if (member && through) return madeBy(member, through, sdk);
  const own = makerOf(sdk, isNamespace && sdk.isCallable ? 'default' : imported);
  return own ? madeBy(use, own, sdk) : null;
}

/** `useAnalytics()` */
export function hookAt(use: Node, imported: string, sdk: SegmentSdk): Construction | null {
  const call = parentOf(use);
  if (imported !== sdk.hook || call?.type !== 'CallExpression' || call.callee !== use) return null;
  return { node: call, loads: false, args: [], at: startOf(use), sdk, isHook: true };
}

/** `class X extends Plugin` */
export function isBase(use: Node): boolean {
  const parent = parentOf(use);
  return parent !== undefined && 'superClass' in parent && parent.superClass === use;
}

export function madeBy(callee: Node, maker: Maker, sdk: SegmentSdk): Construction | null {
  if (maker === 'loader') return loadedBy(callee, sdk);
  const parent = parentOf(callee);
  const isNew = parent?.type === 'NewExpression' && maker !== 'function';
  const isCall = parent?.type === 'CallExpression' && maker !== 'class';
  if ((!isNew && !isCall) || parent.callee !== callee) return null;
  const made = { loads: true, args: parent.arguments, at: startOf(callee), sdk };
  const node = listenedTo(parent);
  return node === parent ? { node, ...made } : { node, ...made, listens: true };
}

/** `new Analytics(…).on('error', …)` is the client, too. */
function listenedTo(made: Node): Node {
  const member = parentOf(wrapped(made));
  const call = member && parentOf(wrapped(member));
  if (!member || !/^(on|once)$/.test(propertyName(member) ?? '') || call?.type !== 'CallExpression')
    return made;
  const [event] = call.arguments;
  return event?.type === 'StringLiteral' && isTrouble(event.value) ? listenedTo(call) : made;
}

/** `AnalyticsBrowser.load(…)`, `new AnalyticsBrowser()` */
function loadedBy(className: Node, sdk: SegmentSdk): Construction | null {
  const parent = parentOf(className);
  if (parent?.type === 'NewExpression' && parent.callee === className) {
    const chained = loadedAt(parent, sdk);
    if (chained) return chained;
    return { node: parent, loads: false, args: [], at: startOf(className), sdk };
  }
  const method = parent && propertyName(parent);
  if (
    !parent ||
    (method !== 'load' && method !== 'standalone') ||
    !('object' in parent) ||
    parent.object !== className
  )
    return null;
  const call = parentOf(wrapped(parent));
  if (call?.type !== 'CallExpression' || !('property' in parent)) return null;
  const made = { node: call, loads: true, args: call.arguments, at: startOf(parent.property as Node), sdk };
  return method === 'standalone' ? { ...made, isPromise: true } : made;
}

/** `new AnalyticsBrowser().load(…)` makes and starts a client in one. */
function loadedAt(made: Node, sdk: SegmentSdk): Construction | null {
  const member = parentOf(wrapped(made));
  if (!member || propertyName(member) !== 'load' || !('property' in member)) return null;
  const call = parentOf(wrapped(member));
  if (call?.type !== 'CallExpression' || call.callee !== wrapped(member)) return null;
  return { node: call, loads: true, args: call.arguments, at: startOf(member.property as Node), sdk };
}

/** The declarator that a construction initialises: `const analytics = AnalyticsBrowser.load(…)`. */
export function boundTo(tree: Tree, construction: Node): Declaration | null {
  const outer = wrapped(construction);
  const parent = parentOf(outer);
  if (parent?.type !== 'VariableDeclarator' || parent.init !== outer || parent.id.type !== 'Identifier')
    return null;
  return resolve(tree, parent.id.name, parent.id);
}
