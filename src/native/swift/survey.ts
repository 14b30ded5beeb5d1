import { defaultOptions } from '../../config/options.js';
import { type Inheritance, isSeen } from '../components.js';
import type { NativeFile } from '../language.js';
import { noProject, type Survey } from '../project.js';
import { staysBound } from '../stays-bound.js';
import { styleOf } from '../style.js';
import type { NativeTree } from '../tree.js';
import { findAll } from '../tree.js';
import { declaredOrders } from './constants.js';
import { declaredClients } from './declared-clients.js';
import { membersIn } from './extensions.js';
import { componentsOf } from './fate.js';
import { keyOfCall } from './keys.js';
import { sharedTypes } from './own-types.js';
import { isInPlugIn } from './plug-ins.js';
import { callsIn } from './recognise.js';
import { declaredAliases, importsOf } from './sdk.js';
import { sharedValues } from './shared-client.js';
import { splitOf } from './split.js';
import { isHeld, type SwiftCall } from './swift-call.js';
import { inheritedBy, isTypeDeclaration, typeNameOf } from './syntax.js';
import { takersIn } from './takers.js';

/** What a Swift file says that others need to know. */
export function survey(tree: NativeTree, path: string, project = noProject): Survey {
  // What a package manager fetched is Segment's own, where it declares these names.
  const own = /[\\/](?:Pods|Carthage|SourcePackages|checkouts)[\\/]/.test(path) ? [] : sharedTypes(tree);
  const file: NativeFile = {
    path,
    tree,
    style: styleOf(tree.text),
    options: defaultOptions,
    selected: null,
    project: { ...project, besides: new Set(), staying: new Set() },
  };
  const extensions = membersIn(file);
  const seen = {
    ...file,
    project: { ...file.project, extensions: new Set([...project.extensions, ...extensions]) },
  };
  return {
    path,
    language: 'swift',
    ownTypes: own,
    imports: importsOf(tree).map(({ module, attributes }) => ({
      name: module,
      isTestable: attributes.includes('@testable'),
    })),
    clients: clientsOf(seen),
    bridges: false,
    aliases: declaredAliases(seen),
    extensions,
    groups: componentsOf(seen).groups(),
    inheritances: inheritancesIn(tree),
    takers: takersIn(seen),
    orders: declaredOrders(tree),
    asksNames: callsIn(seen).some(asksName),
    usesShared: sharedValues(seen).length > 0,
    makes: makes(seen),
    bound: clientsOfCalls(seen, true),
    moving: clientsOfCalls(seen, false),
  };
}

/** Those that a Segment client can be put beside say so. */
const clientsOf = (file: NativeFile): Survey['clients'] =>
  declaredClients(file).map(({ declaration, name, owner }) =>
    declaration && splitOf(file, declaration) ? { name, owner, splits: true } : { name, owner },
  );

function makes(file: NativeFile): 'shared' | 'held' | null {
  const made = callsIn(file).flatMap(({ construction }) => construction ?? []);
  const clear = made.filter(({ isUnclear }) => !isUnclear);
  if (
    clear.some(({ isShared }) => isShared) ||
    /\bstatic\s+var\s+shared\s*:\s*Amplitude\b/.test(file.tree.text)
  )
    return 'shared';
  return clear.length > 0 ? 'held' : null;
}

/** Names of the app's clients on which calls of this file stay Segment's, or do not. */
const clientsOfCalls = (file: NativeFile, isBound: boolean): string[] =>
  callsIn(file)
    .filter((call) => isHeld(call) && staysBound(call) === isBound && !isInPlugIn(file, call.node))
    .flatMap((call) => (call.construction ? [] : (keyOfCall(file, call) ?? [])))
    .filter(isSeen);

/** Its event may be named by a constant of another file. */
const asksName = ({ call }: SwiftCall): boolean =>
  call.type === 'track' && call.event.constant === undefined && call.event.shape === 'unknown';

/** Types of the file with those whose members they have. */
const inheritancesIn = (tree: NativeTree): Inheritance[] =>
  findAll(tree.root, isTypeDeclaration).flatMap((node) =>
    inheritedBy(tree, node).map((from): Inheritance => [typeNameOf(tree, node), from]),
  );
