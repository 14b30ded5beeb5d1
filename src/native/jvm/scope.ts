import { ancestorsOf, fieldOf, fieldsOf, type NativeTree, parts, type SyntaxNode, textOf } from '../tree.js';

/** A variable, property or parameter. */
export interface Declaration {
  readonly name: string;
  /** The whole declaration. */
  readonly node: SyntaxNode;
  readonly nameNode: SyntaxNode;
  readonly kind: 'local' | 'parameter' | 'member' | 'top';
  /** Its type as written; null where it is inferred. */
  readonly type: SyntaxNode | null;
  readonly value: SyntaxNode | null;
  /** Where the name is known. */
  readonly scope: SyntaxNode;
  readonly isPrivate: boolean;
  readonly isConstant: boolean;
}

const tables = new WeakMap<NativeTree, ReadonlyMap<string, readonly Declaration[]>>();

/** All declarations of a file by name; read once for each tree. */
export function declarationsOf(tree: NativeTree): ReadonlyMap<string, readonly Declaration[]> {
  const known = tables.get(tree);
  if (known) return known;
  const table = new Map<string, Declaration[]>();
  const open: SyntaxNode[] = [tree.root];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    for (const found of declared(tree, node)) {
      const same = table.get(found.name) ?? [];
      same.push(found);
      table.set(found.name, same);
    }
    open.push(...node.children);
  }
  tables.set(tree, table);
  return table;
}

/** The declaration that a name means at a place: the innermost one around it. */
export function resolve(
  tree: NativeTree,
  name: string,
  at: SyntaxNode,
  onlyMember = false,
): Declaration | null {
  const around = (declarationsOf(tree).get(name) ?? []).filter(
    ({ scope, kind, node, nameNode }) =>
      scope.start <= at.start &&
      at.end <= scope.end &&
      nameNode.start !== at.start &&
      (onlyMember ? kind === 'member' : kind !== 'local' || node.start < at.start),
  );
  const [first] = around.sort((a, b) => a.scope.end - a.scope.start - (b.scope.end - b.scope.start));
  return first ?? null;
}

const classes =
  /^(class_declaration|object_declaration|companion_object|interface_declaration|enum_declaration|record_declaration|object_literal|anonymous_object)$/;
const functions =
  /^(function_declaration|secondary_constructor|anonymous_function|lambda_literal|getter|setter|method_declaration|constructor_declaration|lambda_expression|compact_constructor_declaration)$/;

export const isClass = ({ type }: SyntaxNode): boolean => classes.test(type);
export const isFunction = ({ type }: SyntaxNode): boolean => functions.test(type);

function declared(tree: NativeTree, node: SyntaxNode): Declaration[] {
  switch (node.type) {
    case 'property_declaration':
      return kotlinProperty(tree, node);
    case 'class_parameter':
    case 'parameter':
      return kotlinParameter(tree, node);
    case 'lambda_parameters':
    case 'for_statement':
    case 'catch_block':
    case 'when_subject':
      return loose(tree, node);
    case 'field_declaration':
    case 'local_variable_declaration':
      return javaVariables(tree, node);
    case 'formal_parameter':
    case 'catch_formal_parameter':
    case 'resource':
    case 'enhanced_for_statement':
      return javaParameter(tree, node);
    case 'lambda_expression':
    case 'inferred_parameters':
      return javaLambda(tree, node);
    default:
      return [];
  }
}

function kotlinProperty(tree: NativeTree, node: SyntaxNode): Declaration[] {
  const variables = parts(node).flatMap((part) =>
    part.type === 'variable_declaration'
      ? [part]
      : part.type === 'multi_variable_declaration'
        ? parts(part)
        : [],
  );
  const equals = node.children.findIndex(({ type }) => type === '=');
  const value = equals < 0 ? null : (node.children.slice(equals + 1).find(({ named }) => named) ?? null);
  const scope = scopeOf(node);
  const kind = isClass(scope) ? 'member' : scope.type === 'source_file' ? 'top' : 'local';
  const isConstant = node.children.some(({ type }) => type === 'val');
  return variables.flatMap((variable): Declaration[] => {
    const [nameNode, ...rest] = parts(variable);
    if (nameNode?.type !== 'identifier') return [];
    const type = rest.at(-1) ?? null;
    const given = variables.length === 1 ? value : null;
    return [
      {
        ...named(tree, nameNode),
        node,
        kind,
        type,
        value: given,
        scope,
        isPrivate: isPrivate(tree, node),
        isConstant,
      },
    ];
  });
}

function kotlinParameter(tree: NativeTree, node: SyntaxNode): Declaration[] {
  const nameNode = parts(node).find(({ type }) => type === 'identifier');
  const colon = node.children.findIndex(({ type }) => type === ':');
  if (!nameNode || colon < 0) return [];
  const type = node.children.slice(colon + 1).find(({ named }) => named) ?? null;
  const isProperty = node.children.some(({ type }) => type === 'val' || type === 'var');
  const owner = [...ancestorsOf(node)].find((around) => isClass(around) || isFunction(around));
  if (!owner) return [];
  const kind = isProperty ? 'member' : 'parameter';
  const isConstant = !node.children.some(({ type }) => type === 'var');
  return [
    {
      ...named(tree, nameNode),
      node,
      kind,
      type,
      value: null,
      scope: owner,
      isPrivate: isPrivate(tree, node),
      isConstant,
    },
  ];
}

/** Names without a type of their own: parameters of lambdas, of loops and of `catch`. */
function loose(tree: NativeTree, node: SyntaxNode): Declaration[] {
  const variables = parts(node).flatMap((part) =>
    part.type === 'variable_declaration' ||
    part.type === 'multi_variable_declaration' ||
    part.type === 'identifier'
      ? [part]
      : [],
  );
  const scope = node.type === 'lambda_parameters' ? (node.parent ?? node) : node;
  return variables.flatMap((variable) => {
    const names =
      variable.type === 'identifier'
        ? [variable]
        : parts(variable).flatMap((part) =>
            part.type === 'identifier'
              ? [part]
              : part.type === 'variable_declaration'
                ? parts(part).slice(0, 1)
                : [],
          );
    const type = variable.type === 'variable_declaration' ? (parts(variable)[1] ?? null) : null;
    return names.slice(0, variable.type === 'multi_variable_declaration' ? undefined : 1).map(
      (nameNode): Declaration => ({
        ...named(tree, nameNode),
        node,
        kind: 'parameter',
        type,
        value: null,
        scope,
        isPrivate: true,
        isConstant: true,
      }),
    );
  });
}

function javaVariables(tree: NativeTree, node: SyntaxNode): Declaration[] {
  const type = fieldOf(node, 'type') ?? null;
  const scope = scopeOf(node);
  const kind = node.type === 'field_declaration' ? 'member' : 'local';
  return fieldsOf(node, 'declarator').flatMap((declarator): Declaration[] => {
    const nameNode = fieldOf(declarator, 'name');
    if (!nameNode) return [];
    const value = fieldOf(declarator, 'value') ?? null;
    const isConstant = /\bfinal\b/.test(modifiersOf(tree, node));
    return [
      {
        ...named(tree, nameNode),
        node,
        kind,
        type: type && textOf(tree, type) === 'var' ? null : type,
        value,
        scope,
        isPrivate: isPrivate(tree, node),
        isConstant,
      },
    ];
  });
}

function javaParameter(tree: NativeTree, node: SyntaxNode): Declaration[] {
  const nameNode = fieldOf(node, 'name') ?? parts(node).find(({ type }) => type === 'identifier');
  if (!nameNode) return [];
  const type = fieldOf(node, 'type') ?? null;
  const owner =
    node.type === 'enhanced_for_statement'
      ? node
      : [...ancestorsOf(node)].find(
          (around) => isFunction(around) || isClass(around) || around.type === 'catch_clause',
        );
  return [
    {
      ...named(tree, nameNode),
      node,
      kind: 'parameter',
      type,
      value: null,
      scope: owner ?? tree.root,
      isPrivate: true,
      isConstant: true,
    },
  ];
}

function javaLambda(tree: NativeTree, node: SyntaxNode): Declaration[] {
  const names =
    node.type === 'inferred_parameters'
      ? parts(node)
      : fieldsOf(node, 'parameters').filter(({ type }) => type === 'identifier');
  const scope = node.type === 'inferred_parameters' ? (node.parent ?? node) : node;
  return names.map(
    (nameNode): Declaration => ({
      ...named(tree, nameNode),
      node,
      kind: 'parameter',
      type: null,
      value: null,
      scope,
      isPrivate: true,
      isConstant: true,
    }),
  );
}

const named = (tree: NativeTree, nameNode: SyntaxNode) => ({ name: textOf(tree, nameNode), nameNode });

/** The class, block or file that a declaration stands in. Members of a companion are known in the whole class. */
function scopeOf(node: SyntaxNode): SyntaxNode {
  for (const around of ancestorsOf(node)) {
    if (around.type === 'companion_object') continue;
    if (
      isClass(around) ||
      /^(block|lambda_literal|source_file|program|constructor_body|switch_block_statement_group|when_entry|control_structure_body)$/.test(
        around.type,
      )
    )
      return around;
  }
  return node;
}

const modifiersOf = (tree: NativeTree, node: SyntaxNode): string => {
  const modifiers = node.children.find(({ type }) => type === 'modifiers');
  return modifiers ? textOf(tree, modifiers) : '';
};

function isPrivate(tree: NativeTree, node: SyntaxNode): boolean {
  return /\bprivate\b/.test(modifiersOf(tree, node));
}

/** The simple name of a type as written, without `?`, type arguments and annotations; null for what is no plain type. */
export function typeName(
  tree: NativeTree,
  type: SyntaxNode | null,
): { name: string; nullable: boolean } | null {
  if (!type) return null;
  const source = textOf(tree, type)
    .replace(/@\w+(\([^)]*\))?\s*/g, '')
    .trim();
  const name = /^([\w.]+)\s*(?:<[\s\S]*>)?\s*(\?)?$/.exec(source);
  return name ? { name: name[1] as string, nullable: name[2] !== undefined } : null;
}
