import type { Identifier, Node } from '@babel/types';
import { browserSdk, type Dialect, makerOf, type SegmentSdk, sdkOf } from '../../segment/sdks.js';
import { type Declaration, resolve, usesOf } from '../syntax/scope.js';
import { ancestorsOf, descendantsOf, parentOf, type Tree } from '../syntax/tree.js';
import type { Construction } from './client.js';
import { client, property, type Shape, wrap } from './flow/shape.js';
import { findImports, localsOf } from './imports.js';
import { constructionAt, hookAt, isBase, madeBy } from './made.js';
import { isTypePlace } from './type-places.js';
import { installationAt } from './vue-plugin.js';

/** The use of Segment's packages in a file. */
export interface SdkUse {
  readonly constructions: readonly Construction[];
  /** Import declarations and `require` declarators of the SDKs. */
  readonly imports: readonly Node[];
  /** Uses of an imported name, or of the module, that are neither a construction nor a type, with what each is. */
  readonly makers: readonly { readonly node: Node; readonly shape: Shape }[];
  /** Names of types whose values are clients. */
  readonly types: readonly ClientType[];
  /** Types of data in annotations. */
  readonly data: readonly DataTypeUse[];
  /** Names that are the one client of their package. */
  readonly singletons: readonly { readonly declaration: Declaration; readonly sdk: SegmentSdk }[];
  /** Classes that plug-ins extend, where they are extended. */
  readonly plugins: readonly Node[];
  /** Imports of Segment packages that are not understood yet. */
  readonly foreign: readonly Node[];
}

/** What is neither a client nor a call on one: imports of other packages, odd uses of a class. */
export interface OddUses {
  readonly plugins: readonly Node[];
  readonly foreign: readonly Node[];
  readonly unclear: readonly Node[];
}

/** The name of a type in a file whose values are clients. */
export interface ClientType {
  /** Null for the types of `@types/segment-analytics`, which are global. */
  readonly declaration: Declaration | null;
  /** Where it stands. */
  readonly uses: readonly Identifier[];
  readonly dialect: Dialect;
  readonly shape: Shape;
  /** It says what the page's global is. */
  readonly ofGlobal: boolean;
  /** It is rewritten with its client; the type of the snippet's global is not. */
  readonly follows: boolean;
}

/** A type of properties, traits or messages, where it is written. */
export interface DataTypeUse {
  /** Its name in the package. */
  readonly name: string;
  readonly dialect: Dialect;
  readonly uses: readonly Identifier[];
}

/** Finds where a file imports Segment's SDKs, and what it makes of them. */
export function findConstructions(tree: Tree): SdkUse {
  const constructions: Construction[] = [];
  const makers: { node: Node; shape: Shape }[] = [];
  const types: ClientType[] = [];
  const data: DataTypeUse[] = [];
  const singletons: { declaration: Declaration; sdk: SegmentSdk }[] = [];
  const plugins: Node[] = [];
  const { imports, foreign, dropped } = findImports(tree);
  for (const { node, sdk } of imports) {
    // `export … from`, `import()` and `require` in an expression hand the class on.
    const isStatement = /^(ImportDeclaration|VariableDeclarator|TSImportEqualsDeclaration)$/.test(node.type);
    const called = sdk.isCallable ? madeBy(node, 'class-or-function', sdk) : null;
    if (called && node.type === 'CallExpression') constructions.push(called);
    else if (!isStatement) makers.push(...wholeModule(node, sdk));
    for (const { local, imported } of localsOf(node)) {
      const declaration = resolve(tree, local.name, local);
      if (!declaration) continue;
      if (imported === sdk.singleton) singletons.push({ declaration, sdk });
      data.push({
        name: imported,
        dialect: sdk.dialect,
        uses: usesOf(tree, declaration).filter((use) => parentOf(use)?.type.startsWith('TS')),
      });
      const typed = clientTypes[sdk.dialect][imported];
      if (typed !== undefined)
        types.push({
          declaration,
          uses: usesOf(tree, declaration).filter(isTypePlace),
          dialect: sdk.dialect,
          shape: wrap('type', client(sdk.package, typed === 'awaited')),
          ofGlobal: usesOf(tree, declaration).some(isOfWindow),
          follows: imported !== 'AnalyticsSnippet',
        });
      for (const use of usesOf(tree, declaration)) {
        const installed = imported === 'default' ? installationAt(use, sdk) : null;
        const found = installed ?? constructionAt(use, imported, sdk) ?? hookAt(use, imported, sdk);
        if (sdk.plugins?.includes(imported) && isBase(use)) plugins.push(use);
        if (found) constructions.push(isLazy(node) ? { ...found, lazy: true } : found);
        // Other exports, such as `Context`, make no client.
        else if (
          !isTypePlace(use) &&
          (imported === '*' || makerOf(sdk, imported) !== undefined || imported === sdk.hook || sdk.installs)
        )
          makers.push({ node: use, shape: { kind: 'maker', sdk: sdk.package, name: imported } });
      }
    }
  }
  types.push(...globalTypes(tree), ...importTypes(tree));
  const own = [...imports.map(({ node }) => node), ...dropped];
  return { constructions, imports: own, makers, types, data, singletons, plugins, foreign };
}

/** Types of each SDK whose values are clients; `awaited` for one that gives a pair when it is awaited. */
export const clientTypes: Readonly<Record<Dialect, Readonly<Record<string, 'plain' | 'awaited'>>>> = {
  browser: { AnalyticsBrowser: 'awaited', Analytics: 'plain', AnalyticsSnippet: 'plain' },
  node: { Analytics: 'plain', default: 'plain' },
  'react-native': { SegmentClient: 'plain' },
};

/** `SegmentAnalytics.AnalyticsJS`, the type of the global for those who do not import the package. */
function globalTypes(tree: Tree): ClientType[] {
  const uses = (tree.identifiers.get('SegmentAnalytics') ?? []).filter((use) => {
    const parent = parentOf(use);
    const isClient = parent?.type === 'TSQualifiedName' && parent.right.name === 'AnalyticsJS';
    return isClient && !resolve(tree, use.name, use) && !isOfWindow(use);
  });
  const shape = wrap('type', client(browserSdk.package));
  return uses.length > 0
    ? [{ declaration: null, uses, dialect: 'browser', shape, ofGlobal: false, follows: true }]
    : [];
}

/** `import('@segment/analytics-next').AnalyticsBrowser` */
function importTypes(tree: Tree): ClientType[] {
  if (!/\bimport\s*\(\s*['"](?:@segment\/analytics-|analytics-node)/.test(tree.text)) return [];
  return [...descendantsOf(tree.ast.program)].flatMap((node): ClientType[] => {
    const name = node.type === 'TSImportType' ? node.qualifier : null;
    const sdk = node.type === 'TSImportType' ? sdkOf(node.argument.value) : undefined;
    const typed = sdk && name?.type === 'Identifier' ? clientTypes[sdk.dialect][name.name] : undefined;
    if (!sdk || name?.type !== 'Identifier' || typed === undefined) return [];
    const shape = wrap('type', client(sdk.package, typed === 'awaited'));
    const follows = name.name !== 'AnalyticsSnippet';
    return [{ declaration: null, uses: [name], dialect: sdk.dialect, shape, ofGlobal: false, follows }];
  });
}

/** What declares the global itself stays: it says what the page has. */
function isOfWindow(use: Node): boolean {
  return [...ancestorsOf(use)].some(
    (ancestor) =>
      (ancestor.type === 'TSInterfaceDeclaration' && ancestor.id.name === 'Window') ||
      (ancestor.type === 'VariableDeclaration' && ancestor.declare === true),
  );
}

/** `import()`, `require()` and `export … from` have every export of the package. */
function wholeModule(node: Node, sdk: SegmentSdk): { node: Node; shape: Shape }[] {
  const isPromise =
    node.type === 'ImportExpression' || (node.type === 'CallExpression' && node.callee.type === 'Import');
  return Object.keys(sdk.makers).map((name) => {
    const shape = property(name, { kind: 'maker', sdk: sdk.package, name });
    return { node, shape: isPromise ? wrap('promise', shape) : shape };
  });
}

/** `const { AnalyticsBrowser } = await import(…)` */
function isLazy(node: Node): boolean {
  return node.type === 'VariableDeclarator' && node.init?.type === 'AwaitExpression';
}
