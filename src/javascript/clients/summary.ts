import type { Identifier, Node } from '@babel/types';
import { isReference, resolve, usesOf } from '../syntax/scope.js';
import { parentOf, type Tree } from '../syntax/tree.js';
import { placeOf } from '../write/place.js';
import type { CallUse, Client } from './client.js';
import { isTypePlace, localsOf } from './constructions.js';
import { useOf } from './uses.js';

/** A name that a module imports from another of the project, with what it does with it. Plain data. */
export interface ImportSummary {
  readonly local: string;
  /** The name in the other module; `default`, or `*` for the whole of it. */
  readonly imported: string;
  readonly source: string;
  /** Methods that are called on it. */
  readonly methods: readonly string[];
  /** A call whose form changes: another method than `track`, options or a callback, or a result that is used. */
  readonly changesForm: boolean;
  /** It is also passed on, stored or exported, so that not all its uses are here. */
  readonly escapes: boolean;
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
  /** Modules that are loaded in a way that hides which names are used: `require`, `import()`, a mock. */
  readonly opaque: readonly string[];
  /** Names under which it exports a Segment client, with the package that the client is of. */
  readonly clientExports: readonly { readonly name: string; readonly sdk: string }[];
  /** An earlier run left its client beside Amplitude's, for the calls that need it. */
  readonly isLeftBeside: boolean;
  /** The clients are exported at their declaration, so that another can stand beside them. */
  readonly exportsAtDeclaration: boolean;
}

/**
 * Sums up what a module takes from others of the project and gives to them.
 * @param isLeftBeside whether an earlier run split the client that it exports
 */
export function summarise(tree: Tree, clients: readonly Client[], isLeftBeside: boolean): ModuleSummary {
  const exported = clients.filter(
    ({ exportedAs, origin }) => exportedAs.length > 0 && origin.kind === 'constructed',
  );
  return {
    imports: tree.ast.program.body.flatMap((node) => importsOf(tree, node)),
    reExports: [...tree.ast.program.body.flatMap(reExportsOf), ...exportedImports(tree)],
    opaque: opaqueSources(tree),
    isLeftBeside,
    clientExports: exported.flatMap(({ exportedAs, sdk }) =>
      exportedAs.map((name) => ({ name, sdk: sdk.package })),
    ),
    exportsAtDeclaration: exported.every((client) => client.uses.every((use) => use.kind !== 'export')),
  };
}

function importsOf(tree: Tree, node: Node): ImportSummary[] {
  if (node.type !== 'ImportDeclaration' || node.importKind === 'type') return [];
  return localsOf(node).flatMap(({ local, imported }) => {
    const declaration = resolve(tree, local.name, local);
    if (!declaration) return [];
    const methods = new Set<string>();
    let escapes = false;
    let changesForm = false;
    for (const identifier of usesOf(tree, declaration)) {
      if (isTypePlace(identifier) || isExported(identifier)) continue;
      const use = useOf(identifier);
      if (use.kind === 'call') {
        methods.add(use.method);
        changesForm ||= !keepsForm(use);
      }
      if (use.kind !== 'call' && use.kind !== 'presence' && use.kind !== 'idle') escapes = true;
    }
    return [
      { local: local.name, imported, source: node.source.value, methods: [...methods], changesForm, escapes },
    ];
  });
}

function keepsForm(use: CallUse): boolean {
  const isPlain = use.method === 'track' && use.args !== null && use.args.length <= 2;
  return isPlain && placeOf(use.node, new Set()).result === 'unused';
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
  node.type === 'Identifier' ? node.name : node.type === 'StringLiteral' ? node.value : '';

/** Sources of `require('…')`, `import('…')`, `jest.mock('…')` and their like. */
function opaqueSources(tree: Tree): string[] {
  const callees = [
    'require',
    'mock',
    'unmock',
    'doMock',
    'requireActual',
    'importActual',
    'requireMock',
    'importMock',
  ];
  const named = callees
    .flatMap((name) => tree.identifiers.get(name) ?? [])
    .map((identifier) => parentOf(identifier));
  const calls = named.map((parent) => (parent?.type === 'MemberExpression' ? parentOf(parent) : parent));
  return [...calls, ...tree.dynamicImports].flatMap((call) => {
    if (call?.type !== 'CallExpression' && call?.type !== 'ImportExpression') return [];
    const argument = call.type === 'ImportExpression' ? call.source : call.arguments[0];
    return argument?.type === 'StringLiteral' ? [argument.value] : [];
  });
}
