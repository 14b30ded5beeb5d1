import {
  ancestorsOf,
  fieldOf,
  fieldsOf,
  findAll,
  type NativeTree,
  parts,
  type SyntaxNode,
  textOf,
} from '../tree.js';
import { classOf, functions, isClass, scopeOf } from './scope.js';

/** A variable, a parameter, an instance variable or a property. */
export interface Declaration {
  readonly name: string;
  /** The whole declaration. */
  readonly node: SyntaxNode;
  readonly nameNode: SyntaxNode;
  readonly kind: 'local' | 'parameter' | 'member' | 'global';
  /** The name of its type, and where it stands; null for what is no plain class. */
  readonly type: { readonly name: string; readonly node: SyntaxNode } | null;
  readonly value: SyntaxNode | null;
  /** Where the name is known. */
  readonly scope: SyntaxNode;
  /** The class that has a member. */
  readonly owner: string | null;
}

const tables = new WeakMap<NativeTree, ReadonlyMap<string, readonly Declaration[]>>();

/** All declarations of a file by name; read once for each tree. */
export function declarationsOf(tree: NativeTree): ReadonlyMap<string, readonly Declaration[]> {
  const known = tables.get(tree);
  if (known) return known;
  const table = new Map<string, Declaration[]>();
  for (const node of findAll(tree.root, ({ type }) => type in readers)) {
    for (const found of readers[node.type]?.(tree, node) ?? []) {
      table.set(found.name, [...(table.get(found.name) ?? []), found]);
    }
  }
  tables.set(tree, table);
  return table;
}

type Reader = (tree: NativeTree, node: SyntaxNode) => Declaration[];

const readers: Readonly<Record<string, Reader>> = {
  declaration: (tree, node) => variables(tree, node, fieldsOf(node, 'declarator')),
  struct_declaration: (tree, node) =>
    /^(property_declaration|instance_variable)$/.test(node.parent?.type ?? '')
      ? members(
          tree,
          node,
          parts(node).filter(({ type }) => type === 'struct_declarator'),
        )
      : [],
  method_parameter: (tree, node) => {
    const nameNode = parts(node).findLast(({ type }) => type === 'identifier');
    const type = findAll(node, ({ type }) => type === 'type_name')[0];
    return nameNode ? [parameter(tree, node, nameNode, type)] : [];
  },
  parameter_declaration: (tree, node) => {
    const declarator = fieldOf(node, 'declarator');
    const nameNode = declarator && nameIn(declarator);
    return nameNode ? [parameter(tree, node, nameNode, node)] : [];
  },
  for_statement: (tree, node) => {
    const type = fieldOf(node, 'type');
    const nameNode = type && parts(node).slice(1).map(nameIn)[0];
    return type && nameNode ? [parameter(tree, node, nameNode, node)] : [];
  },
};

function variables(tree: NativeTree, node: SyntaxNode, declarators: readonly SyntaxNode[]): Declaration[] {
  const scope = scopeOf(node);
  return declarators.flatMap((declarator): Declaration[] => {
    const nameNode = nameIn(declarator);
    if (!nameNode) return [];
    const value = declarator.type === 'init_declarator' ? (fieldOf(declarator, 'value') ?? null) : null;
    const kind = scope.parent === null ? 'global' : 'local';
    return [{ ...named(tree, node, nameNode), kind, type: typeIn(tree, node), value, scope, owner: null }];
  });
}

function members(tree: NativeTree, node: SyntaxNode, declarators: readonly SyntaxNode[]): Declaration[] {
  const scope = [...ancestorsOf(node)].find(isClass) ?? tree.root;
  return declarators.flatMap((declarator): Declaration[] => {
    const nameNode = nameIn(declarator);
    const own = named(tree, node.parent ?? node, nameNode ?? declarator);
    const type = typeIn(tree, node);
    return nameNode
      ? [{ ...own, kind: 'member', type, value: null, scope, owner: classOf(tree, scope) }]
      : [];
  });
}

function parameter(
  tree: NativeTree,
  node: SyntaxNode,
  nameNode: SyntaxNode,
  typed: SyntaxNode | undefined,
): Declaration {
  const owner = [...ancestorsOf(node)].find(({ type }) => functions.test(type));
  return {
    ...named(tree, node, nameNode),
    kind: 'parameter',
    type: typed ? typeIn(tree, typed) : null,
    value: null,
    scope: node.type === 'for_statement' ? node : (owner ?? node),
    owner: null,
  };
}

const named = (tree: NativeTree, node: SyntaxNode, nameNode: SyntaxNode) => ({
  name: textOf(tree, nameNode),
  node,
  nameNode,
});

/** The name in `*name`, `* _Nullable name`, `name = value`. */
export function nameIn(node: SyntaxNode): SyntaxNode | undefined {
  if (node.type === 'identifier') return node;
  const inner = fieldOf(node, 'declarator') ?? parts(node).find(({ type }) => /declarator/.test(type));
  return inner ? nameIn(inner) : undefined;
}

/** The class of `Class *`, also with a list of its types. */
function typeIn(tree: NativeTree, node: SyntaxNode): Declaration['type'] {
  for (const part of parts(node)) {
    if (part.type === 'type_identifier') return { name: textOf(tree, part), node: part };
    const inner = part.type === 'generic_specifier' ? parts(part)[0] : undefined;
    if (inner?.type === 'type_identifier') return { name: textOf(tree, inner), node: inner };
    if (part.type === 'typedefed_specifier') return { name: textOf(tree, part), node: part };
  }
  return null;
}
