import type { Identifier, Node } from '@babel/types';
import { takesPlugIns } from '../plugins/app-plug-ins.js';
import { placeIn } from '../syntax/positions.js';
import { isReference } from '../syntax/scope.js';
import { ancestorsOf, parentOf, startOf, type Tree } from '../syntax/tree.js';
import { propertyName } from '../syntax/unwrap.js';
import { type Client, constructionsOf } from './client.js';
import type { Carried } from './flow/carried.js';
import { componentOptions } from './flow/exports.js';
import type { Feed, NamedShape } from './flow/flow.js';
import { importOf } from './flow/imports.js';
import { guessedChange, keepsForm } from './guessed.js';
import { localsOf, requiredBy } from './imports.js';

/** A name that a module imports from another of the project, as plain data. */
export interface ImportSummary {
  readonly local: string;
  /** The name in the other module; `default`, or `*` for the whole of it. */
  readonly imported: string;
  readonly source: string;
}

/** `export { a as b } from './c'`; `*` for all names. */
export interface ReExportSummary {
  readonly source: string;
  readonly imported: string;
  readonly exported: string;
}

/** What other files have to know of a module. Plain data, so that it can go to another thread. */
export interface ModuleSummary {
  readonly imports: readonly ImportSummary[];
  readonly reExports: readonly ReExportSummary[];
  /** Modules that are loaded as a whole: `require`, `import()`. */
  readonly loads: readonly string[];
  /** What it exports that leads to a Segment client. */
  readonly exports: readonly NamedShape[];
  /** What it hands to values of other modules. */
  readonly feeds: readonly Feed[];
  /** What frameworks carry from here to other modules of the package. */
  readonly carries: readonly Carried[];
  /** What they carry here, as far as it is asked for. */
  readonly takes: readonly Carried[];
  /** It has a client that others have a part in: exported, imported, stored, or declared by its type. */
  readonly shares: boolean;
  /** It has plug-ins that clients of other modules may be given, and none of these clients. */
  readonly holdsPlugInsAlone: boolean;
  /** It makes one that is shared. */
  readonly makes: boolean;
  /** It stores one, or hands one on. */
  readonly isHeld: boolean;
  /** It knows one by its type alone, from wherever that comes. */
  readonly isTyped: boolean;
  /** It makes a client the page's global. */
  readonly setsGlobal: boolean;
  /** It speaks to the page's global, or declares it. */
  readonly usesGlobal: boolean;
  /** A hook gives it the client of a provider, or a plug-in of Vue makes it: it has to be the SDK's default one. */
  readonly hooks: boolean;
  /** It hands one to a provider, from which hooks read it. */
  readonly provides: boolean;
  /** The line where a shared client is lost sight of. */
  readonly lostAt: number | null;
  /** The names that shared clients go by where they are lost sight of. */
  readonly lostAs: readonly string[];
  /** The line where the global is lost sight of. */
  readonly globalLostAt: number | null;
  /** A call on a shared client changes its form: another method than `track`, options or a callback, or a result that is used. */
  readonly changesForm: boolean;
  /** An earlier run left its client beside Amplitude's, for the calls that need it. */
  readonly isLeftBeside: boolean;
  /** The clients are exported at their declaration, so that another can stand beside them. */
  readonly exportsAtDeclaration: boolean;
}

/** What the discovery of a module's clients has found beside them. */
interface Found {
  /** The SDK's classes that it exports. */
  readonly makers: readonly NamedShape[];
  /** What frameworks carry to it. */
  readonly takes: readonly Carried[];
  /** Plug-ins that it exports. */
  readonly plugIns: readonly NamedShape[];
  /** How it uses plug-ins of other modules. */
  readonly plugInUse: { readonly misused: Node | null } | null;
  /** It says what type the page's global has. */
  readonly declaresGlobal: boolean;
}

/**
 * Sums up what a module takes from others of the project and gives to them.
 * @param isLeftBeside whether an earlier run split the client that it exports
 */
export function summarise(
  tree: Tree,
  clients: readonly Client[],
  { makers, takes, plugIns, plugInUse, declaresGlobal }: Found,
  isLeftBeside: boolean,
): ModuleSummary {
  const shared = clients.filter(isShared);
  const made = shared.filter((client) => constructionsOf(client).some(({ isHook }) => !isHook));
  return {
    imports: [...tree.ast.program.body.flatMap(importsOf), ...extendedComponents(tree)],
    reExports: [...tree.ast.program.body.flatMap(reExportsOf), ...exportedImports(tree)],
    loads: loadedModules(tree),
    isLeftBeside,
    exports: [...makers, ...plugIns, ...shared.flatMap(({ exports }) => exports)],
    carries: shared.flatMap(({ flows }) => flows.flatMap((flow) => [...flow.carried.values()])),
    takes,
    feeds: shared.flatMap(({ flows }) => flows.flatMap((flow) => [...flow.feeds.values()])),
    // Plug-ins and the clients that are given them change together.
    shares: shared.length > 0 || plugInUse !== null || plugIns.length > 0,
    holdsPlugInsAlone: shared.length === 0 && plugIns.length > 0,
    makes: made.length > 0,
    isHeld: shared.some(({ origin }) => origin.kind === 'held'),
    isTyped: shared.some(({ isOnlyTyped }) => isOnlyTyped),
    provides: shared.some(({ uses }) => uses.some((use) => use.kind === 'provided')),
    hooks: shared.some((client) =>
      constructionsOf(client).some(({ isHook, installed }) => isHook || installed),
    ),
    setsGlobal: clients.some(({ flows }) => flows.some((flow) => flow.setsGlobal)),
    usesGlobal: declaresGlobal || clients.some(({ isGlobal }) => isGlobal),
    lostAt: lostAt(tree, shared, plugInUse?.misused),
    lostAs: lostAs(shared),
    globalLostAt: lostAt(
      tree,
      clients.filter(({ isGlobal }) => isGlobal),
    ),
    changesForm: shared.some(({ uses }) => uses.some((use) => use.kind === 'call' && !keepsForm(use))),
    exportsAtDeclaration: made.every(
      ({ origin, uses }) => origin.kind === 'constructed' && uses.every((use) => use.kind !== 'export'),
    ),
  };
}

/** The line where one of several clients goes where it cannot be followed. */
function lostAt(tree: Tree, clients: readonly Client[], misused: Node | null = null): number | null {
  const uses = clients.flatMap((client) => client.uses);
  const lost = (uses.find((use) => use.kind === 'escape') ?? guessedChange(tree, uses))?.node ?? misused;
  return lost ? placeIn(tree.text, startOf(lost)).line : null;
}

/** The names of what goes there, and of the properties under which it is handed on: `client={analytics}`. */
function lostAs(clients: readonly Client[]): string[] {
  const lost = clients.flatMap(({ uses }) => uses.filter(({ kind }) => kind === 'escape'));
  const names = lost.flatMap(({ node }) => [node, ...ancestorsOf(node)].slice(0, 4).flatMap(nameIn));
  return [...new Set(names)];
}

function nameIn(node: Node): string[] {
  if (node.type === 'Identifier') return [node.name];
  if (node.type === 'JSXAttribute') return [nameOf(node.name)];
  if (node.type === 'ObjectProperty') return [nameOf(node.key)];
  // `bus.emit('client', analytics)`
  if (node.type === 'CallExpression')
    return node.arguments.flatMap((key) => (key.type === 'StringLiteral' ? [key.value] : []));
  return [propertyName(node) ?? ''].filter((name) => name !== '');
}

/** True for a client that other files have a part in. */
export function isShared({ origin, exports, uses }: Client): boolean {
  return (
    origin.kind === 'held' ||
    origin.kind === 'imported' ||
    takesPlugIns(uses) ||
    (origin.kind === 'constructed' && (exports.length > 0 || uses.some((use) => use.kind === 'provided')))
  );
}

function importsOf(node: Node): ImportSummary[] {
  const source = node.type === 'ImportDeclaration' ? node.source.value : requiredBy(node);
  if (source === null) return [];
  return localsOf(node).map(({ local, imported }) => ({ local: local.name, imported, source }));
}

/** `extends: Base`, `mixins: [Base]`: of a component that is imported for this its options count. */
function extendedComponents(tree: Tree): ImportSummary[] {
  return ['extends', 'mixins'].flatMap((option) =>
    (tree.identifiers.get(option) ?? []).flatMap((key) => {
      const property = parentOf(key);
      if (property?.type !== 'ObjectProperty' || property.key !== key) return [];
      const { value } = property;
      return (value.type === 'ArrayExpression' ? value.elements : [value]).flatMap((base) => {
        const from = base?.type === 'Identifier' ? importOf(tree, base) : null;
        if (base?.type !== 'Identifier' || from?.name !== 'default') return [];
        return [{ local: base.name, imported: componentOptions, source: from.source }];
      });
    }),
  );
}

function isExported(identifier: Identifier): boolean {
  const parent = parentOf(identifier);
  return parent?.type === 'ExportSpecifier' || parent?.type === 'ExportDefaultDeclaration';
}

function reExportsOf(node: Node): ReExportSummary[] {
  if (node.type === 'ExportAllDeclaration') {
    return [{ source: node.source.value, imported: '*', exported: '*' }];
  }
  if (node.type !== 'ExportNamedDeclaration' || !node.source) return [];
  const source = node.source.value;
  return node.specifiers.map((specifier) => {
    const exported = nameOf(specifier.exported);
    return { source, exported, imported: specifier.type === 'ExportSpecifier' ? specifier.local.name : '*' };
  });
}

/** `import { a } from './b'; export { a };` hands on as `export … from` does. */
function exportedImports(tree: Tree): ReExportSummary[] {
  return tree.ast.program.body.flatMap((node) => {
    if (node.type !== 'ImportDeclaration') return [];
    return localsOf(node).flatMap(({ local, imported }) =>
      (tree.identifiers.get(local.name) ?? []).flatMap((identifier) => {
        if (identifier === local || !isReference(identifier) || !isExported(identifier)) return [];
        const parent = parentOf(identifier);
        const exported = parent?.type === 'ExportSpecifier' ? nameOf(parent.exported) : 'default';
        return [{ source: node.source.value, imported, exported }];
      }),
    );
  });
}

const nameOf = (node: Node): string =>
  node.type === 'Identifier' || node.type === 'JSXIdentifier'
    ? node.name
    : node.type === 'StringLiteral'
      ? node.value
      : '';

/** Sources of `require('…')` and `import('…')`. */
function loadedModules(tree: Tree): string[] {
  const calls = (tree.identifiers.get('require') ?? []).map((identifier) => parentOf(identifier));
  return [...calls, ...tree.dynamicImports].flatMap((call) => {
    if (call?.type !== 'CallExpression' && call?.type !== 'ImportExpression') return [];
    const argument = call.type === 'ImportExpression' ? call.source : call.arguments[0];
    return argument?.type === 'StringLiteral' ? [argument.value] : [];
  });
}
