import { defaultOptions } from '../../config/options.js';
import type { NativeFile } from '../language.js';
import { type Holder, noProject, type Survey } from '../project.js';
import { staysBound } from '../stays-bound.js';
import { styleOf } from '../style.js';
import { ancestorsOf, fieldOf, findAll, type NativeTree, textOf } from '../tree.js';
import { isForeign, isHeld } from './bound.js';
import { exchanges } from './client-types.js';
import { takersOf, unclearUse } from './client-uses.js';
import { declaredOrders } from './constants.js';
import { isClass } from './declaration.js';
import { headerOf } from './imports.js';
import { declaredClients } from './member-clients.js';
import { callsIn } from './recognise.js';
import { declaredAliases } from './sdk.js';
import { callOf, isKotlin } from './syntax.js';

/** What a Kotlin or Java file says that others need to know. */
export function survey(tree: NativeTree, path: string, project = noProject): Survey {
  const alone: NativeFile = {
    path,
    tree,
    style: styleOf(tree.text),
    options: defaultOptions,
    selected: null,
    project: { ...noProject, clients: project.clients },
  };
  const calls = callsIn(alone);
  return {
    path,
    language: tree.language,
    ownTypes: [],
    clients: declaredClients(tree),
    bridges: false,
    exchanges: exchanges(tree) || calls.some((call) => isForeign(call, alone)),
    holdsBack: calls.some((call) => isHeld(call) && staysBound(call)) || unclearUse(alone),
    takers: takersOf(tree),
    holder: holderOf(tree, path),
    orders: declaredOrders(tree),
    aliases: declaredAliases(tree),
    asksNames: calls.some(({ call }) => call.type === 'track' && call.event.constant === undefined),
  };
}

/** Where the instance goes that the set-up makes: a property of the file in Kotlin, a static field of the class in Java. */
function holderOf(tree: NativeTree, path: string): Holder | null {
  const made = findAll(tree.root, (node) => callOf(tree, node)?.method === 'setSingletonInstance')[0];
  if (!made) return null;
  const home = headerOf(tree).package;
  const within = home === '' ? '' : `${home}.`;
  if (isKotlin(tree)) return { path, kotlin: home, java: `${within}${fileClass(path)}` };
  const owner = [...ancestorsOf(made)].filter(isClass).at(-1);
  const name = owner ? fieldOf(owner, 'name') : undefined;
  return name
    ? { path, kotlin: `${within}${textOf(tree, name)}`, java: `${within}${textOf(tree, name)}` }
    : null;
}

/** The class that Java sees for the functions of a Kotlin file: `App.kt` is `AppKt`. */
function fileClass(path: string): string {
  const base = path
    .slice(path.lastIndexOf('/') + 1)
    .replace(/\.\w+$/, '')
    .replace(/\W/g, '_');
  return `${base.charAt(0).toUpperCase()}${base.slice(1)}Kt`;
}
