import type { Identifier, ImportDeclaration, Node } from '@babel/types';
import { isTrouble } from '../../segment/listeners.js';
import {
  browserSdk,
  type Dialect,
  type Maker,
  makerOf,
  type SegmentSdk,
  sdkOf,
  segmentSdks,
} from '../../segment/sdks.js';
import { type Declaration, resolve, usesOf } from '../syntax/scope.js';
import { ancestorsOf, parentOf, startOf, type Tree } from '../syntax/tree.js';
import { propertyName, wrapped } from '../syntax/unwrap.js';
import { sessionPlugin } from './app.js';
import type { Construction } from './client.js';
import { client, property, type Shape, wrap } from './flow/shape.js';
import { installationAt } from './vue-plugin.js';

/** Packages that lead to Segment and whose clients are not built; a file that imports one is named. */
const otherPackages =
  /^(@segment\/(?:analytics|snippet|consent)|(?:redux-segment|@redux-beacon\/segment|@analytics\/segment|expo-analytics-segment|react-segment|nestjs-segment-analytics|vue-segment(?:-analytics)?|ngx-segment(?:-analytics)?|typewriter)$|@itly\/plugin-segment)/;

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

/** An import of one of Segment's SDKs. */
interface SdkImport {
  readonly node: Node;
  readonly sdk: SegmentSdk;
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
  types.push(...globalTypes(tree));
  const own = [...imports.map(({ node }) => node), ...dropped];
  return { constructions, imports: own, makers, types, data, singletons, plugins, foreign };
}

/** Types of each SDK whose values are clients; `awaited` for one that gives a pair when it is awaited. */
const clientTypes: Readonly<Record<Dialect, Readonly<Record<string, 'plain' | 'awaited'>>>> = {
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

function findImports(tree: Tree): { imports: SdkImport[]; foreign: Node[]; dropped: Node[] } {
  const imports: SdkImport[] = [];
  const dropped: Node[] = [];
  const foreign: Node[] = [];
  const sort = (source: string, node: Node) => {
    const sdk = sdkOf(source);
    if (sdk) imports.push({ node, sdk });
    else if (source === sessionPlugin) dropped.push(node);
    // A path into a package of an SDK is for its types.
    else if (otherPackages.test(source) && !segmentSdks.some((own) => source.startsWith(`${own.package}/`)))
      foreign.push(node);
  };
  for (const statement of tree.ast.program.body) {
    if (statement.type === 'ImportDeclaration') sort(statement.source.value, statement);
    else if (isReExport(statement)) sort(statement.source?.value ?? '', statement);
    else if (requiredBy(statement) !== null) sort(requiredBy(statement) ?? '', statement);
  }
  for (const callee of tree.identifiers.get('require') ?? []) {
    const call = parentOf(callee);
    if (call?.type !== 'CallExpression' || call.callee !== callee || resolve(tree, 'require', callee))
      continue;
    const [argument] = call.arguments;
    const member = parentOf(call);
    const holder = member && propertyName(member) !== null ? parentOf(member) : member;
    const isHeld = holder?.type === 'VariableDeclarator';
    if (argument?.type === 'StringLiteral') sort(argument.value, isHeld ? holder : call);
  }
  for (const node of tree.dynamicImports) {
    const source =
      node.type === 'ImportExpression'
        ? node.source
        : node.type === 'CallExpression'
          ? node.arguments[0]
          : null;
    const awaited = parentOf(node);
    const holder = awaited?.type === 'AwaitExpression' ? parentOf(awaited) : undefined;
    if (source?.type === 'StringLiteral')
      sort(source.value, holder?.type === 'VariableDeclarator' ? holder : node);
  }
  return { imports, foreign, dropped };
}

/** The module of `import sdk = require('…')`. */
export function requiredBy(node: Node): string | null {
  if (node.type !== 'TSImportEqualsDeclaration') return null;
  const { moduleReference } = node;
  return moduleReference.type === 'TSExternalModuleReference' ? moduleReference.expression.value : null;
}

function isReExport(
  node: Node,
): node is Extract<Node, { type: 'ExportNamedDeclaration' | 'ExportAllDeclaration' }> {
  return (
    node.type === 'ExportAllDeclaration' || (node.type === 'ExportNamedDeclaration' && node.source != null)
  );
}

interface Local {
  readonly local: Identifier;
  /** The name in the package; `*` for the whole namespace. */
  readonly imported: string;
}

/** The names that an import or a `const … = require()` brings into the file. */
export function localsOf(node: Node): Local[] {
  if (node.type === 'ImportDeclaration') return importLocals(node);
  if (node.type === 'TSImportEqualsDeclaration') return [{ local: node.id, imported: '*' }];
  if (node.type !== 'VariableDeclarator') return [];
  if (node.id.type === 'Identifier') {
    const member = node.init ? propertyName(node.init) : null;
    return [{ local: node.id, imported: member ?? '*' }];
  }
  if (node.id.type !== 'ObjectPattern') return [];
  return node.id.properties.flatMap((property) =>
    property.type === 'ObjectProperty' &&
    property.value.type === 'Identifier' &&
    property.key.type === 'Identifier'
      ? [{ local: property.value, imported: property.key.name }]
      : [],
  );
}

function importLocals(node: ImportDeclaration): Local[] {
  return node.specifiers.map((specifier) => {
    const { local } = specifier;
    if (specifier.type === 'ImportNamespaceSpecifier') return { local, imported: '*' };
    if (specifier.type === 'ImportDefaultSpecifier') return { local, imported: 'default' };
    const { imported } = specifier;
    return { local, imported: imported.type === 'Identifier' ? imported.name : imported.value };
  });
}

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
function hookAt(use: Node, imported: string, sdk: SegmentSdk): Construction | null {
  const call = parentOf(use);
  if (imported !== sdk.hook || call?.type !== 'CallExpression' || call.callee !== use) return null;
  return { node: call, loads: false, args: [], at: startOf(use), sdk, isHook: true };
}

/** `class X extends Plugin` */
function isBase(use: Node): boolean {
  const parent = parentOf(use);
  return parent !== undefined && 'superClass' in parent && parent.superClass === use;
}

function madeBy(callee: Node, maker: Maker, sdk: SegmentSdk): Construction | null {
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

const typePlaces = new Set<string>([
  'TSTypeReference',
  'TSTypeQuery',
  'TSQualifiedName',
  'TSExpressionWithTypeArguments',
  'TSInterfaceHeritage',
  'TSClassImplements',
  'GenericTypeAnnotation',
  'QualifiedTypeIdentifier',
  'TSTypePredicate',
]);

/** `new AnalyticsBrowser().load(…)` makes and starts a client in one. */
function loadedAt(made: Node, sdk: SegmentSdk): Construction | null {
  const member = parentOf(wrapped(made));
  if (!member || propertyName(member) !== 'load' || !('property' in member)) return null;
  const call = parentOf(wrapped(member));
  if (call?.type !== 'CallExpression' || call.callee !== wrapped(member)) return null;
  return { node: call, loads: true, args: call.arguments, at: startOf(member.property as Node), sdk };
}

/** True for a name in a type, or in an export of types. */
export function isTypePlace(use: Node): boolean {
  const parent = parentOf(use);
  if (!parent) return false;
  return typePlaces.has(parent.type);
}

/** The declarator that a construction initialises: `const analytics = AnalyticsBrowser.load(…)`. */
export function boundTo(tree: Tree, construction: Node): Declaration | null {
  const outer = wrapped(construction);
  const parent = parentOf(outer);
  if (parent?.type !== 'VariableDeclarator' || parent.init !== outer || parent.id.type !== 'Identifier')
    return null;
  return resolve(tree, parent.id.name, parent.id);
}
