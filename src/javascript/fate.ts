import type { Node } from '@babel/types';
import { finding } from '../findings.js';
import type { Finding } from '../report/report.js';
import { isClientMethod } from '../segment/methods.js';
import { isOtherVendors } from '../segment/snippet.js';
import { hasInit } from './amplitude-use.js';
import { namesBeside } from './beside/names.js';
import { type Client, constructionsOf, flavourOf, type Use } from './clients/client.js';
import { typeEvidence } from './clients/globals.js';
import { guessedChange, isGuessed } from './clients/guessed.js';
import type { FileContext } from './context.js';
import { takesPlugIns, unknownPlugIn } from './plugins/app-plug-ins.js';
import { lostPlugIn } from './plugins/loaded.js';
import { isEsModule } from './syntax/module-form.js';
import { placeIn } from './syntax/positions.js';
import { declarationsOf, isFunction } from './syntax/scope.js';
import { ancestorsOf, parentOf, startOf, type Tree } from './syntax/tree.js';
import { unwrapped } from './syntax/unwrap.js';

/** What becomes of a client, and so of all its calls in this file. */
export type Fate =
  /** Its calls become functions of the SDK. */
  | { readonly kind: 'functions' }
  /** Its calls speak to `window.amplitude`. */
  | { readonly kind: 'window' }
  /** It stays a client under its name, and becomes Amplitude's. */
  | { readonly kind: 'kept'; readonly split: boolean }
  /** It stays Segment's. */
  | { readonly kind: 'left'; readonly finding: Finding };

/**
 * Decides over a client by where it comes from and where it goes.
 * @param usesPage a classic script finds helpers on its page
 */
export function fateOf(tree: Tree, client: Client, context: FileContext, usesPage: boolean): Fate {
  switch (client.origin.kind) {
    case 'global':
    case 'alias':
      return madeGlobal(tree, client, context) ?? globalFate(tree, client, context, usesPage);
    case 'imported': {
      const { source } = client.origin;
      const known = context.imports.find(
        (imported) => imported.source === source && imported.local === client.declaration?.identifier.name,
      );
      // What a test does with it, a spy for one, does not matter to it.
      if (!context.isTest && !client.uses.every(isFollowed)) return unclear(tree, client);
      if (guessedChange(tree, client.uses)) return left('template-not-read');
      return known?.fate ?? left('client-use-unclear');
    }
    case 'singleton':
      return singletonFate(tree, client);
    case 'held':
      if (isLeftBeside(tree, client)) return left('client-has-manual-calls');
      return plugInsHold(tree, client) ?? heldFate(tree, client, context, usesPage);
    case 'constructed':
      if (isLeftBeside(tree, client)) return left('client-has-manual-calls');
      return plugInsHold(tree, client) ?? constructedFate(tree, client, context);
  }
}

const left = (code: Parameters<typeof finding>[0]): Fate => ({ kind: 'left', finding: finding(code) });

/** A global that the project makes of a client is that client, wherever it stands. */
function madeGlobal(tree: Tree, client: Client, { globalFate: fate }: FileContext): Fate | null {
  if (fate?.kind !== 'kept') return fate;
  return client.uses.some((use) => use.kind === 'escape') ? unclear(tree, client) : fate;
}

function globalFate(tree: Tree, client: Client, context: FileContext, usesPage: boolean): Fate {
  const types = typeEvidence(tree, context.options.global);
  if (context.global !== 'settled' && (types ?? context.global) === 'other')
    return left('global-is-something-else');
  if (context.global !== 'settled' && holdsOtherVendors(tree)) return left('global-is-something-else');
  if (client.uses.some((use) => use.kind === 'assigned')) return left('global-reassigned');
  const foreign = client.uses.some((use) => use.kind === 'call' && !isClientMethod(use.method, 'browser'));
  if (foreign && context.global === 'assumed' && types === null) return left('global-is-something-else');
  if (client.origin.kind === 'alias' && !client.uses.every(isFollowed)) return left('client-use-unclear');
  // The set-up needs the helper, which a classic script cannot import; without it no call would be heard.
  const isSelected = context.selected === null || context.selected.includes('load');
  const loads = isSelected && client.uses.some((use) => use.kind === 'call' && use.method === 'load');
  if (loads && isClassic(tree, context) && context.options.preserveDeviceId && !usesPage)
    return left('helper-unavailable');
  return { kind: context.pageLoaded || isClassic(tree, context) ? 'window' : 'functions' };
}

/** The global of a page whose snippet is another vendor's. */
function holdsOtherVendors({ text }: Tree): boolean {
  return (
    /\.methods\b/.test(text) &&
    /\.factory\b/.test(text) &&
    isOtherVendors(text) &&
    !/Segment snippet/.test(text)
  );
}

/** A script that a page loads without `type="module"` can import nothing. */
export function isClassic(tree: Tree, context: FileContext): boolean {
  if (!context.classicScript) return false;
  return !isEsModule(tree);
}

/** `segmentAnalytics` beside `analytics`: an earlier run left it for the calls that need it. */
export function isLeftBeside(tree: Tree, client: Client): boolean {
  const held =
    client.origin.kind === 'held' ? constructionsOf(client).flatMap(({ node }) => nameOfHolder(node)) : [];
  const own = namesBeside(client.declaration?.identifier.name ?? '');
  const isBeside =
    own.some((name) => declarationsOf(tree, name).length > 0) ||
    held.flatMap(namesBeside).some((name) => tree.identifiers.has(name));
  return isBeside && hasInit(tree, flavourOf(client));
}

/** The field or variable that a client is put into where it is made. */
function nameOfHolder(construction: Node): string[] {
  const statement = [construction, ...ancestorsOf(construction)].find((node) =>
    /^(AssignmentExpression|VariableDeclarator|Class(Private)?Property)$/.test(node.type),
  );
  const target =
    statement?.type === 'AssignmentExpression'
      ? statement.left
      : statement?.type === 'VariableDeclarator'
        ? statement.id
        : statement && 'key' in statement
          ? (statement.key as Node)
          : null;
  const name = target && 'property' in target ? (target.property as Node) : target;
  if (name?.type === 'PrivateName') return [name.id.name];
  return name?.type === 'Identifier' ? [name.name] : [];
}

function constructedFate(tree: Tree, client: Client, context: FileContext): Fate {
  const { declaration, origin } = client;
  if (origin.kind === 'constructed' && !origin.direct) return left('client-use-unclear');
  if (!client.uses.every(isFollowed)) return unclear(tree, client);
  // A plug-in of another module, and whoever else is given it, changes together with it.
  if (takesPlugIns(client.uses) && context.exported.kind === 'left') return context.exported;
  if (!declaration) return { kind: 'functions' };
  const { node } = declaration;
  const list = parentOf(node);
  // Statements that declare more than the client cannot be replaced as a whole.
  if (list?.type !== 'VariableDeclaration' || list.declarations.length > 1) return left('client-use-unclear');
  if (client.uses.some((use) => use.kind === 'assigned')) return left('client-use-unclear');
  // Hooks elsewhere read it from a provider, and stay or go with it.
  const isProvided = client.uses.some((use) => use.kind === 'provided');
  if (isProvided && client.exports.length === 0 && context.exported.kind === 'left') return context.exported;
  const isKept =
    context.options.client === 'instance' ||
    isAskedFor(client) ||
    (context.options.client === 'auto' && isOfRequest(client));
  if ((isKept || client.exports.length > 0) && guessedChange(tree, client.uses))
    return left('template-not-read');
  if (client.exports.length > 0) {
    // An export that stands apart from the declaration would be left without anything to export.
    const apart = client.uses.some((use) => use.kind === 'export');
    return context.exported.kind === 'functions' && apart ? left('client-use-unclear') : context.exported;
  }
  return isKept ? { kind: 'kept', split: false } : { kind: 'functions' };
}

/** A server makes one for each request, and many at once: what one request starts another must not start anew. */
export function isOfRequest({ sdk, declaration }: Client): boolean {
  return (
    sdk.dialect === 'node' && declaration !== null && [...ancestorsOf(declaration.node)].some(isFunction)
  );
}

/** Outside a browser only the client itself can answer whether it is there. */
function isAskedFor(client: Client): boolean {
  return flavourOf(client).name !== 'browser' && client.uses.some((use) => use.kind === 'presence');
}

/** Each file speaks to the one client of its package for itself, unless it hands it on. */
function singletonFate(tree: Tree, client: Client): Fate {
  if (!client.uses.every(isFollowed)) return unclear(tree, client);
  const names = new Set(client.flows.flatMap((flow) => [...flow.holders]));
  const isPlain = names.size <= 1 && client.exports.length === 0;
  return isPlain ? { kind: 'functions' } : left('client-use-unclear');
}

function heldFate(tree: Tree, client: Client, context: FileContext, usesPage: boolean): Fate {
  if (client.isGlobal && context.globalFate?.kind === 'left') return context.globalFate;
  if (client.isGlobal && !context.globalFate) {
    const fate = globalFate(tree, client, context, usesPage);
    if (fate.kind === 'left') return fate;
  }
  if (!client.uses.every(isFollowed)) return unclear(tree, client);
  if (guessedChange(tree, client.uses)) return left('template-not-read');
  // Its construction and the call on it would have to change as one; what a hook gives has a name.
  const made = new Set(constructionsOf(client).flatMap(({ node, isHook }) => (isHook ? [] : [node])));
  if (client.uses.some((use) => 'receiver' in use && made.has(unwrapped(use.receiver))))
    return left('client-use-unclear');
  return context.exported.kind === 'functions' ? { kind: 'kept', split: false } : context.exported;
}

/** A plug-in in the set-up goes with it: one that cannot become Amplitude's would be lost. */
function plugInsHold(tree: Tree, client: Client): Fate | null {
  const lost = lostPlugIn(tree, client);
  if (!lost) return null;
  const { message, ...rest } = finding('client-is-steered');
  const { line } = placeIn(tree.text, startOf(lost));
  return {
    kind: 'left',
    finding: { ...rest, message: `${message} by a plug-in of its set-up (line ${line})` },
  };
}

/** The finding names the place where the client is lost sight of. */
function unclear(tree: Tree, client: Client): Fate {
  const lost = client.uses.find((use) => !isFollowed(use));
  // Its compiler may have shown that it goes nowhere.
  if (lost && isGuessed(tree, lost)) return left('template-not-read');
  const isSteered = lost?.kind === 'escape' && lost.steers === true;
  const { message, ...rest } = finding(isSteered ? 'client-is-steered' : 'client-use-unclear');
  if (!lost) return { kind: 'left', finding: { ...rest, message } };
  const { line } = placeIn(tree.text, startOf(lost.node));
  const plugIn = isSteered ? unknownPlugIn(tree, lost.node) : null;
  const said = plugIn ? `${message} by ${plugIn}` : `${message} (line ${line})`;
  return { kind: 'left', finding: { ...rest, message: said } };
}

/** True for a use whose meaning is known; a method that is passed on is left by itself. */
function isFollowed(use: Use): boolean {
  return use.kind !== 'escape' && use.kind !== 'assigned';
}

/** The statement that declares a client, or consists of its construction. */
export function constructionStatement(client: Client): Node | null {
  if (client.origin.kind !== 'constructed') return null;
  if (client.declaration) {
    const list = parentOf(client.declaration.node);
    const owner = list && parentOf(list);
    return (owner?.type === 'ExportNamedDeclaration' ? owner : list) ?? null;
  }
  for (let node = parentOf(client.origin.construction.node); node; node = parentOf(node)) {
    if (node.type === 'ExpressionStatement') return node;
  }
  return null;
}
