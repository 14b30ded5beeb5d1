import type { Identifier, ImportDeclaration, Node } from '@babel/types';
import { type Maker, makerOf, type SegmentSdk, sdkOf, segmentSdks } from '../../segment/sdks.js';
import { type Declaration, resolve, usesOf } from '../syntax/scope.js';
import { parentOf, startOf, type Tree } from '../syntax/tree.js';
import { propertyName, wrapped } from '../syntax/unwrap.js';
import type { Construction } from './client.js';

/** Packages of Segment whose clients are not built; a file that imports one is named. */
const otherPackages =
  /^(@segment\/|(redux-segment|@analytics\/segment|expo-analytics-segment|react-segment|nestjs-segment-analytics)$|@itly\/plugin-segment|vue-segment|ngx-segment|typewriter)/;

/** The use of Segment's packages in a file. */
export interface SdkUse {
  readonly constructions: readonly Construction[];
  /** Import declarations and `require` declarators of the SDKs. */
  readonly imports: readonly Node[];
  /** Uses of an imported name that are neither a construction nor a type. */
  readonly unclear: readonly Node[];
  /** Imports of Segment packages that are not understood yet. */
  readonly foreign: readonly Node[];
}

/** An import of one of Segment's SDKs. */
interface SdkImport {
  readonly node: Node;
  readonly sdk: SegmentSdk;
}

/** Finds where a file imports Segment's SDKs, and what it makes of them. */
export function findConstructions(tree: Tree): SdkUse {
  const constructions: Construction[] = [];
  const unclear: Node[] = [];
  const { imports, foreign } = findImports(tree);
  for (const { node, sdk } of imports) {
    // `export … from`, `import()` and `require` in an expression hand the class on.
    const isStatement = node.type === 'ImportDeclaration' || node.type === 'VariableDeclarator';
    if (!isStatement) unclear.push(node);
    for (const { local, imported } of localsOf(node)) {
      const declaration = resolve(tree, local.name, local);
      if (!declaration) continue;
      for (const use of usesOf(tree, declaration)) {
        const found = constructionAt(use, imported, sdk);
        if (found) constructions.push(isLazy(node) ? { ...found, lazy: true } : found);
        // Other exports, such as `Context`, make no client.
        else if (!isTypePlace(use) && (imported === '*' || makerOf(sdk, imported) !== undefined))
          unclear.push(use);
      }
    }
  }
  return { constructions, imports: imports.map(({ node }) => node), unclear, foreign };
}

/** `const { AnalyticsBrowser } = await import(…)` */
function isLazy(node: Node): boolean {
  return node.type === 'VariableDeclarator' && node.init?.type === 'AwaitExpression';
}

function findImports(tree: Tree): { imports: SdkImport[]; foreign: Node[] } {
  const imports: SdkImport[] = [];
  const foreign: Node[] = [];
  const sort = (source: string, node: Node) => {
    const sdk = sdkOf(source);
    if (sdk) imports.push({ node, sdk });
    // A path into a package of an SDK is for its types.
    else if (otherPackages.test(source) && !segmentSdks.some((own) => source.startsWith(`${own.package}/`)))
      foreign.push(node);
  };
  for (const statement of tree.ast.program.body) {
    if (statement.type === 'ImportDeclaration') sort(statement.source.value, statement);
    else if (isReExport(statement)) sort(statement.source?.value ?? '', statement);
  }
  for (const callee of tree.identifiers.get('require') ?? []) {
    const call = parentOf(callee);
    if (call?.type !== 'CallExpression' || call.callee !== callee || resolve(tree, 'require', callee))
      continue;
    const [argument] = call.arguments;
    const member = parentOf(call);
    const holder = member && propertyName(member) !== null ? parentOf(member) : member;
    if (argument?.type === 'StringLiteral') sort(argument.value, holder ?? call);
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
  return { imports, foreign };
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
function constructionAt(use: Identifier, imported: string, sdk: SegmentSdk): Construction | null {
  const member = parentOf(use);
  const isNamespace = imported === '*';
  const name = isNamespace && member ? propertyName(member) : null;
  const through = name !== null && member !== undefined ? makerOf(sdk, name) : undefined;
  if (member && through) return madeBy(member, through, sdk);
  const own = makerOf(sdk, isNamespace && sdk.isCallable ? 'default' : imported);
  return own ? madeBy(use, own, sdk) : null;
}

function madeBy(callee: Node, maker: Maker, sdk: SegmentSdk): Construction | null {
  if (maker === 'loader') return loadedBy(callee, sdk);
  const parent = parentOf(callee);
  const isNew = parent?.type === 'NewExpression' && maker !== 'function';
  const isCall = parent?.type === 'CallExpression' && maker !== 'class';
  if ((!isNew && !isCall) || parent.callee !== callee) return null;
  return { node: parent, loads: true, args: parent.arguments, at: startOf(callee), sdk };
}

/** `AnalyticsBrowser.load(…)`, `new AnalyticsBrowser()` */
function loadedBy(className: Node, sdk: SegmentSdk): Construction | null {
  const parent = parentOf(className);
  if (parent?.type === 'NewExpression' && parent.callee === className) {
    const chained = loadedAt(parent, sdk);
    if (chained) return chained;
    return { node: parent, loads: false, args: [], at: startOf(className), sdk };
  }
  if (!parent || propertyName(parent) !== 'load' || !('object' in parent) || parent.object !== className)
    return null;
  const call = parentOf(wrapped(parent));
  if (call?.type !== 'CallExpression' || !('property' in parent)) return null;
  return { node: call, loads: true, args: call.arguments, at: startOf(parent.property as Node), sdk };
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

/**
 * The places where a client stands that a name got in another way: `[analytics] = await …`, `client = …`,
 * `this.client = …`, a class field. They are found so that their calls can be listed.
 */
export function heldIn(
  tree: Tree,
  construction: Node,
): { declaration: Declaration | null; references: Node[] } {
  let outer = wrapped(construction);
  let parent = parentOf(outer);
  if (parent?.type === 'AwaitExpression') {
    outer = wrapped(parent);
    parent = parentOf(outer);
  }
  const target = targetOf(parent, outer);
  const field = target && fieldName(target);
  if (field)
    return { declaration: null, references: fieldReferences(tree, field).filter((node) => node !== target) };
  const name = target?.type === 'ArrayPattern' ? target.elements[0] : target;
  const declaration = name?.type === 'Identifier' ? resolve(tree, name.name, name) : null;
  return {
    declaration,
    references: declaration ? usesOf(tree, declaration).filter((use) => use !== name) : [],
  };
}

/** What an expression is stored in. */
function targetOf(parent: Node | undefined, value: Node): Node | null {
  if (parent?.type === 'VariableDeclarator' && parent.init === value) return parent.id;
  if (parent?.type === 'AssignmentExpression' && parent.right === value) return parent.left;
  const isField = parent?.type === 'ClassProperty' || parent?.type === 'ClassPrivateProperty';
  return isField && parent.value === value ? parent.key : null;
}

/** The name of a field of `this`, or of the class. */
function fieldName(target: Node): string | null {
  const parent = parentOf(target);
  const isKey =
    (parent?.type === 'ClassProperty' || parent?.type === 'ClassPrivateProperty') && parent.key === target;
  const property = isKey ? target : isThisMember(target) ? target.property : null;
  if (property?.type === 'Identifier') return property.name;
  return property?.type === 'PrivateName' ? property.id.name : null;
}

type Member = Extract<Node, { type: 'MemberExpression' | 'OptionalMemberExpression' }>;

function isThisMember(node: Node): node is Member {
  return (
    (node.type === 'MemberExpression' || node.type === 'OptionalMemberExpression') &&
    node.object.type === 'ThisExpression'
  );
}

function fieldReferences(tree: Tree, name: string): Node[] {
  return (tree.identifiers.get(name) ?? []).flatMap((identifier) => {
    const parent = parentOf(identifier);
    const member = parent?.type === 'PrivateName' ? parentOf(parent) : parent;
    return member && isThisMember(member) ? [member] : [];
  });
}
