import { ancestorsOf, fieldOf, type NativeTree, type SyntaxNode, textOf } from '../tree.js';

/** Where a name gets its meaning. */
export interface Declaration {
  readonly node: SyntaxNode;
  /** The type as it is written; null where none is. */
  readonly type: string | null;
  readonly typeNode: SyntaxNode | null;
  /** What it is made from. */
  readonly value: SyntaxNode | null;
  readonly place: 'local' | 'parameter' | 'property' | 'global' | 'binding';
}

/** Finds the declaration that a name has at a place, from the inside out; null for one of another file. */
export function declarationOf(tree: NativeTree, at: SyntaxNode, name: string): Declaration | null {
  let inner = at;
  for (const ancestor of ancestorsOf(at)) {
    const found = declaredIn(tree, ancestor, inner, name);
    if (found) return found;
    inner = ancestor;
  }
  return null;
}

function declaredIn(
  tree: NativeTree,
  holder: SyntaxNode,
  inner: SyntaxNode,
  name: string,
): Declaration | null {
  switch (holder.type) {
    case 'statements':
    case 'source_file':
    case 'class_body':
    case 'enum_class_body':
      return inList(tree, holder, inner, name);
    case 'if_statement':
    case 'while_statement':
      return conditionBinding(tree, holder, inner, name);
    case 'function_declaration':
    case 'init_declaration':
    case 'subscript_declaration':
      return parameter(tree, holder, name);
    case 'lambda_literal':
      return lambdaParameter(tree, holder, name);
    case 'for_statement': {
      const item = fieldOf(holder, 'item');
      return item && patternName(tree, item) === name
        ? { node: item, type: null, typeNode: null, value: null, place: 'binding' }
        : null;
    }
    default:
      return null;
  }
}

function inList(tree: NativeTree, list: SyntaxNode, inner: SyntaxNode, name: string): Declaration | null {
  const isBody = /class_body$/.test(list.type);
  const place = isBody ? 'property' : list.type === 'source_file' ? 'global' : 'local';
  const statements =
    isBody || list.type === 'source_file'
      ? list.children
      : list.children.filter((child) => child.start < inner.start);
  for (const statement of [...statements].reverse()) {
    if (statement.type === 'property_declaration') {
      const found = fromProperty(tree, statement, name, place);
      if (found) return found;
    }
    if (statement.type === 'guard_statement') {
      const found = conditionBinding(tree, statement, inner, name);
      if (found) return found;
    }
  }
  return null;
}

/** `let a = 1, b: String?`: each name has a type and a value behind it. */
function fromProperty(
  tree: NativeTree,
  node: SyntaxNode,
  name: string,
  place: Declaration['place'],
): Declaration | null {
  const index = node.children.findIndex(
    (child) => child.field === 'name' && patternName(tree, child) === name,
  );
  if (index === -1) return null;
  const rest = node.children.slice(index + 1);
  const next = rest.findIndex((child) => child.field === 'name' && child.type === 'pattern');
  const own = next === -1 ? rest : rest.slice(0, next);
  const typeNode =
    own.find((child) => child.type === 'type_annotation')?.children.find((child) => child.named) ?? null;
  const value =
    own.find((child) => child.field === 'value') ??
    own.find((child) => child.field === 'computed_value') ??
    null;
  return { node, type: typeNode && textOf(tree, typeNode), typeNode, value, place };
}

const patternName = (tree: NativeTree, pattern: SyntaxNode): string => textOf(tree, pattern).trim();

/** `if let a = b`, `guard let a = b, let c`: the names of conditions come with what they are made from. */
function conditionBinding(
  tree: NativeTree,
  holder: SyntaxNode,
  inner: SyntaxNode,
  name: string,
): Declaration | null {
  const bound = holder.children.findLastIndex(
    (child) => child.field === 'bound_identifier' && textOf(tree, child) === name && child.end <= inner.start,
  );
  if (bound === -1) return null;
  const next = holder.children[bound + 1];
  const value = next && textOf(tree, next) === '=' ? (holder.children[bound + 2] ?? null) : null;
  const node = holder.children[bound] as SyntaxNode;
  return { node, type: null, typeNode: null, value: value ?? node, place: 'binding' };
}

function parameter(tree: NativeTree, holder: SyntaxNode, name: string): Declaration | null {
  for (const node of holder.children.filter((child) => child.type === 'parameter')) {
    const [label] = node.children.filter((child) => child.type === 'simple_identifier').slice(-1);
    if (!label || textOf(tree, label) !== name) continue;
    const typeNode = node.children.find((child) => child.named && child.start > label.end) ?? null;
    return { node, type: typeNode && textOf(tree, typeNode), typeNode, value: null, place: 'parameter' };
  }
  return null;
}

function lambdaParameter(tree: NativeTree, holder: SyntaxNode, name: string): Declaration | null {
  const head = holder.children.find((child) => child.field === 'type');
  if (!head || !new RegExp(`\\b${name.replace(/\$/g, '\\$')}\\b`).test(textOf(tree, head))) return null;
  return { node: head, type: null, typeNode: null, value: null, place: 'parameter' };
}
