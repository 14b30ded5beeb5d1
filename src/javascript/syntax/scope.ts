import type { Identifier, Node } from '@babel/types';
import { ancestorsOf, parentOf, type Tree } from './tree.js';

/** Where a name is declared, and the node within which it means that. */
export interface Declaration {
  readonly identifier: Identifier;
  /** `VariableDeclarator`, a function, an import specifier, `CatchClause`, a class … */
  readonly node: Node;
  readonly scope: Node;
}

const functionTypes = new Set([
  'FunctionDeclaration',
  'FunctionExpression',
  'ArrowFunctionExpression',
  'ObjectMethod',
  'ClassMethod',
  'ClassPrivateMethod',
  'TSDeclareFunction',
  'TSDeclareMethod',
]);

const blockTypes = new Set([
  'BlockStatement',
  'ForStatement',
  'ForInStatement',
  'ForOfStatement',
  'SwitchStatement',
  'Program',
  'StaticBlock',
  'TSModuleBlock',
  'CatchClause',
]);

export const isFunction = (node: Node): boolean => functionTypes.has(node.type);

/** The nearest node around one that can hold declarations of its own. */
export function scopeOf(node: Node): Node {
  for (const ancestor of ancestorsOf(node))
    if (blockTypes.has(ancestor.type) || isFunction(ancestor)) return ancestor;
  return node;
}

/** The declaration that a name at a place refers to; null when nothing in the file declares it. */
export function resolve(tree: Tree, name: string, at: Node): Declaration | null {
  const declarations = declarationsOf(tree, name);
  if (declarations.length === 0) return null;
  for (const ancestor of ancestorsOf(at)) {
    const found = declarations.find((declaration) => declaration.scope === ancestor);
    if (found) return found;
  }
  return null;
}

const cache = new WeakMap<Tree, Map<string, readonly Declaration[]>>();

/** All declarations of a name in a file. */
export function declarationsOf(tree: Tree, name: string): readonly Declaration[] {
  const known = cache.get(tree) ?? new Map<string, readonly Declaration[]>();
  cache.set(tree, known);
  let found = known.get(name);
  if (!found) {
    found = (tree.identifiers.get(name) ?? []).flatMap((identifier) => declarationAt(identifier) ?? []);
    known.set(name, found);
  }
  return found;
}

/** The uses of a declared name, the declaring identifier itself left out. */
export function usesOf(tree: Tree, declaration: Declaration): Identifier[] {
  const { identifier } = declaration;
  return (tree.identifiers.get(identifier.name) ?? []).filter(
    (use) =>
      use !== identifier && isReference(use) && resolve(tree, use.name, use)?.identifier === identifier,
  );
}

/** False for a property name, a key, a label or an exported name, which look like uses and are not. */
export function isReference(identifier: Identifier): boolean {
  const parent = parentOf(identifier);
  switch (parent?.type) {
    case 'MemberExpression':
    case 'OptionalMemberExpression':
      return parent.object === identifier || parent.computed;
    case 'ObjectProperty':
      return parent.value === identifier || parent.computed;
    case 'ObjectMethod':
    case 'ClassMethod':
    case 'ClassProperty':
    case 'ClassAccessorProperty':
    case 'TSPropertySignature':
      return parent.key !== identifier || isComputed(parent);
    // Their parameters are names in a type.
    case 'TSMethodSignature':
    case 'TSDeclareMethod':
      return parent.key === identifier && isComputed(parent);
    case 'ExportSpecifier':
      return parent.local === identifier;
    case 'PrivateName':
    case 'TSFunctionType':
    case 'TSConstructorType':
    case 'TSCallSignatureDeclaration':
    case 'TSConstructSignatureDeclaration':
    case 'TSIndexSignature':
    case 'TSDeclareFunction':
    case 'TSEnumMember':
    case 'ImportSpecifier':
    case 'LabeledStatement':
    case 'BreakStatement':
    case 'ContinueStatement':
    case 'ImportAttribute':
    case 'MetaProperty':
    case 'TSNamedTupleMember':
      return false;
    case 'TSQualifiedName':
      return parent.left === identifier;
    default:
      return true;
  }
}

function isComputed(node: Node): boolean {
  return 'computed' in node && node.computed === true;
}

function declarationAt(identifier: Identifier): Declaration | null {
  let node: Node = identifier;
  for (let parent = parentOf(node); parent; node = parent, parent = parentOf(node)) {
    if (isPatternPart(parent, node)) continue;
    const scope = declaredScope(parent, node);
    return scope ? { identifier, node: parent, scope } : null;
  }
  return null;
}

/** True while climbing out of a destructuring pattern towards what declares it. */
function isPatternPart(parent: Node, child: Node): boolean {
  switch (parent.type) {
    case 'ObjectProperty':
      return parent.value === child && parentOf(parent)?.type === 'ObjectPattern';
    case 'AssignmentPattern':
      return parent.left === child;
    case 'TSParameterProperty':
    case 'ObjectPattern':
    case 'ArrayPattern':
    case 'RestElement':
      return true;
    default:
      return false;
  }
}

function declaredScope(parent: Node, child: Node): Node | null {
  switch (parent.type) {
    case 'VariableDeclarator': {
      if (parent.id !== child) return null;
      const declaration = parentOf(parent);
      return declaration?.type === 'VariableDeclaration' && declaration.kind === 'var'
        ? functionScopeOf(parent)
        : scopeOf(parent);
    }
    case 'FunctionDeclaration':
    case 'TSDeclareFunction':
      if (parent.id === child) return scopeOf(parent);
      return (parent.params as Node[]).includes(child) ? parent : null;
    case 'ClassDeclaration':
    case 'TSEnumDeclaration':
    case 'TSModuleDeclaration':
    case 'TSImportEqualsDeclaration':
    case 'TSInterfaceDeclaration':
    case 'TSTypeAliasDeclaration':
    case 'DeclareVariable':
      return parent.id === child ? scopeOf(parent) : null;
    case 'ClassExpression':
      return parent.id === child ? parent : null;
    case 'FunctionExpression':
    case 'ArrowFunctionExpression':
    case 'ObjectMethod':
    case 'ClassMethod':
    case 'ClassPrivateMethod':
      if ('id' in parent && parent.id === child) return parent;
      return (parent.params as Node[]).includes(child) ? parent : null;
    case 'CatchClause':
      return parent.param === child ? parent : null;
    case 'ImportSpecifier':
    case 'ImportDefaultSpecifier':
    case 'ImportNamespaceSpecifier':
      return parent.local === child ? scopeOf(parent) : null;
    default:
      return null;
  }
}

function functionScopeOf(node: Node): Node {
  for (const ancestor of ancestorsOf(node)) {
    if (
      isFunction(ancestor) ||
      ancestor.type === 'Program' ||
      ancestor.type === 'StaticBlock' ||
      ancestor.type === 'TSModuleBlock'
    )
      return ancestor;
  }
  return node;
}
