import type { Identifier, ImportDeclaration, Node } from '@babel/types';
import { droppedPlugIns } from '../../segment/app-plug-ins.js';
import { type SegmentSdk, sdkOf, segmentSdks } from '../../segment/sdks.js';
import { resolve } from '../syntax/scope.js';
import { parentOf, type Tree } from '../syntax/tree.js';
import { propertyName } from '../syntax/unwrap.js';

/** Packages that lead to Segment and whose clients are not built; a file that imports one is named. */
const otherPackages =
  /^(@segment\/(?:analytics|snippet|consent)|(?:redux-segment|@redux-beacon\/segment|@analytics\/segment|expo-analytics-segment|react-segment|nestjs-segment-analytics|vue-segment(?:-analytics)?|ngx-segment(?:-analytics)?|typewriter)$|@itly\/plugin-segment)/;

/** An import of one of Segment's SDKs. */
interface SdkImport {
  readonly node: Node;
  readonly sdk: SegmentSdk;
}

/** Where a file imports Segment's SDKs; `dropped` are companions that go with them, `foreign` packages that are only named. */
export function findImports(tree: Tree): { imports: SdkImport[]; foreign: Node[]; dropped: Node[] } {
  const imports: SdkImport[] = [];
  const dropped: Node[] = [];
  const foreign: Node[] = [];
  const sort = (source: string, node: Node) => {
    const sdk = sdkOf(source);
    if (sdk) imports.push({ node, sdk });
    else if (droppedPlugIns.includes(source)) dropped.push(node);
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

/** The module of an import, whatever its form. */
export function sourceOf(node: Node): string {
  if ('source' in node && node.source && typeof node.source === 'object' && 'value' in node.source)
    return String(node.source.value);
  const init = node.type === 'VariableDeclarator' ? node.init : node;
  const call = init?.type === 'AwaitExpression' ? init.argument : init;
  if (call?.type === 'ImportExpression') return sourceOf(call);
  const [argument] = call?.type === 'CallExpression' ? call.arguments : [];
  return argument?.type === 'StringLiteral' ? argument.value : '';
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
