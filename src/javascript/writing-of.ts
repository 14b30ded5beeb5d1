import { flavours, type PackageFlavour, unified } from '../amplitude/flavours.js';
import { startsUnified } from './amplitude-use.js';
import { type Construction, constructionsOf } from './clients/client.js';
import type { Discovery } from './clients/discover.js';
import type { FileContext, Migration } from './context.js';
import { isClassic } from './fate.js';
import { bringsHelpers } from './snippet/sites.js';
import type { Tree } from './syntax/tree.js';
import { Imports } from './write/imports.js';
import { Names } from './write/names.js';
import { styleOf } from './write/style.js';
import type { Writing } from './write/writing.js';

/** What all calls of a file share while they are written, as it is before the first is. */
export function writingOf(tree: Tree, found: Discovery, migration: Migration): Writing {
  const { context } = migration;
  const names = new Names(tree);
  const classic = isClassic(tree, context);
  const usesPage = classic && (context.pageHelpers !== null || bringsHelpers(found.snippets, migration));
  const form = namesWhole(tree, found, context) ? 'namespace' : context.options.imports;
  return {
    tree,
    style: styleOf(tree),
    names,
    imports: new Imports(tree, names, form, context.helper, usesPage, packageFor(tree, context)),
    classic,
    usesPage,
    lacks: context.helperLacks,
    variables: [],
    taken: new Map(),
  };
}

/** Where the project starts the analytics of Amplitude's package of several products, its client takes the calls. */
function packageFor(tree: Tree, { startedIn }: FileContext): (flavour: PackageFlavour) => string {
  const isStarted = startedIn[unified.package] !== undefined || startsUnified(tree);
  const isUnified = isStarted && startedIn[flavours.browser.package] === undefined;
  return (flavour) => (isUnified && flavour.name === 'browser' ? unified.package : flavour.package);
}

/** True where the output says the whole default client somewhere: then one import serves for all. */
function namesWhole(tree: Tree, { clients, sdk }: Discovery, context: FileContext): boolean {
  const isSingleton = context.keptForm === 'singleton';
  const isExported = isSingleton && sdk.imports.length > 0 && /\bexport\b/.test(tree.text);
  const isHeld = isSingleton && clients.some(({ origin }) => origin.kind === 'held');
  // Hooks become the whole default client, and so does the global where it is handed on.
  const isWhole = ({ isHook, installed, isGlobal }: Construction) =>
    isHook === true || installed !== undefined || (isGlobal === true && !context.pageLoaded);
  return isExported || isHeld || clients.some((client) => constructionsOf(client).some(isWhole));
}
