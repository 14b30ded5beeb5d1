import { ancestorsOf, fieldOf, findAll, type NativeTree, type SyntaxNode, textOf } from '../tree.js';

/** Where a name gets its meaning. */
export interface Declaration {
  readonly name: string;
  readonly node: SyntaxNode;
  /** The type as it is written; null where none is. */
  readonly type: string | null;
  readonly typeNode: SyntaxNode | null;
  /** What it is made from. */
  readonly value: SyntaxNode | null;
  /** No other file can see it. */
  readonly isPrivate?: boolean;
  readonly place: 'local' | 'parameter' | 'property' | 'global' | 'binding';
}

/**
 * Finds the declaration that a name has at a place, from the inside out; null for one of another file.
 * @param only the one list of statements or members to look into
 */
export function declarationOf(
  tree: NativeTree,
  at: SyntaxNode,
  name: string,
  only?: SyntaxNode,
): Declaration | null {
  let inner = at;
  for (const ancestor of ancestorsOf(at)) {
    const found = only && ancestor !== only ? null : declaredIn(tree, ancestor, inner, name);
    if (found || ancestor === only) return found;
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
    case 'switch_entry':
      return patternBinding(tree, holder, name);
    case 'for_statement': {
      const item = fieldOf(holder, 'item');
      return item && patternName(tree, item) === name
        ? { name, node: item, type: null, typeNode: null, value: null, place: 'binding' }
        : null;
    }
    default:
      return null;
  }
}

/** What a `let` or `var` declares, also what a protocol asks for. */
export function declarationsIn(tree: NativeTree, node: SyntaxNode): Declaration[] {
  const holder = node.parent?.type ?? '';
  const place = /_body$/.test(holder) ? 'property' : holder === 'source_file' ? 'global' : 'local';
  return node.children.flatMap((child): Declaration[] => {
    if (child.field !== 'name' || child.type !== 'pattern') return [];
    const found = fromProperty(tree, node, patternName(tree, child), place);
    return found ? [found] : [];
  });
}

const lists = new WeakMap<SyntaxNode, readonly SyntaxNode[]>();

/** The statements of a list that can declare something, the last first; a generated function may have thousands of others. */
function declaring(list: SyntaxNode): readonly SyntaxNode[] {
  const known =
    lists.get(list) ??
    list.children
      .filter(({ type }) => type === 'property_declaration' || type === 'guard_statement')
      .reverse();
  lists.set(list, known);
  return known;
}

function inList(tree: NativeTree, list: SyntaxNode, inner: SyntaxNode, name: string): Declaration | null {
  const isBody = /class_body$/.test(list.type);
  const place = isBody ? 'property' : list.type === 'source_file' ? 'global' : 'local';
  const sees = isBody || list.type === 'source_file';
  for (const statement of declaring(list)) {
    if (!sees && statement.start >= inner.start) continue;
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
  // The mark of an implicitly unwrapped type stands beside the type.
  const annotation = own.find((child) => child.type === 'type_annotation');
  const type = typeNode && tree.text.slice(typeNode.start, annotation?.end ?? typeNode.end);
  const isPrivate = /^[^=:]*\b(private|fileprivate)\b(?!\(set\))/.test(textOf(tree, node));
  return { name, node, type, typeNode, value, place, isPrivate };
}

/** A protocol names a property with its keyword. */
const patternName = (tree: NativeTree, pattern: SyntaxNode): string =>
  textOf(tree, pattern)
    .replace(/^(var|let)\s+/, '')
    .trim();

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
  return { name, node, type: null, typeNode: null, value: value ?? node, place: 'binding' };
}

function parameter(tree: NativeTree, holder: SyntaxNode, name: string): Declaration | null {
  for (const node of holder.children.filter((child) => child.type === 'parameter')) {
    const [label] = node.children.filter((child) => child.type === 'simple_identifier').slice(-1);
    if (label && textOf(tree, label) === name) return typedParameter(tree, node, label);
  }
  return null;
}

/** The mark of an implicitly unwrapped type stands beside the type. */
function typedParameter(tree: NativeTree, node: SyntaxNode, label: SyntaxNode): Declaration {
  const typeNode = node.children.find((child) => child.named && child.start > label.end) ?? null;
  const type = typeNode && tree.text.slice(typeNode.start, node.end);
  return { name: textOf(tree, label), node, type, typeNode, value: null, place: 'parameter' };
}

/** `{ (client: Analytics) in … }`, `{ client in … }` */
function lambdaParameter(tree: NativeTree, holder: SyntaxNode, name: string): Declaration | null {
  const head = holder.children.find((child) => child.field === 'type');
  for (const node of head ? findAll(head, ({ type }) => type === 'lambda_parameter') : []) {
    const [label] = node.children.filter(({ type }) => type === 'simple_identifier').slice(-1);
    if (label && textOf(tree, label) === name) return typedParameter(tree, node, label);
  }
  return null;
}

/** `case .some(let client):` */
function patternBinding(tree: NativeTree, holder: SyntaxNode, name: string): Declaration | null {
  const patterns = holder.children.filter(({ type }) => type === 'switch_pattern');
  const [node] = patterns
    .flatMap((pattern) => findAll(pattern, ({ field }) => field === 'bound_identifier'))
    .filter((bound) => textOf(tree, bound) === name);
  return node ? { name, node, type: null, typeNode: null, value: null, place: 'binding' } : null;
}
