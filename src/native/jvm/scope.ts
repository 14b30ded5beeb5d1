import { ancestorsOf, type NativeTree, type SyntaxNode } from '../tree.js';
import type { Declaration } from './declaration.js';
import { javaLambda, javaParameter, javaVariables } from './java-declarations.js';
import { kotlinParameter, kotlinProperty, loose } from './kotlin-declarations.js';

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

/** Declarations of a name by where it is known; a generated file may have the same name in thousands of functions. */
type Scopes = ReadonlyMap<SyntaxNode, readonly Declaration[]>;

const scopes = new WeakMap<NativeTree, Map<string, Scopes>>();

function scopesOf(tree: NativeTree, name: string): Scopes {
  const known = scopes.get(tree) ?? new Map<string, Scopes>();
  scopes.set(tree, known);
  const read = known.get(name) ?? byScope(declarationsOf(tree).get(name) ?? []);
  known.set(name, read);
  return read;
}

function byScope(declarations: readonly Declaration[]): Scopes {
  const found = new Map<SyntaxNode, Declaration[]>();
  for (const declaration of declarations) {
    const same = found.get(declaration.scope) ?? [];
    same.push(declaration);
    found.set(declaration.scope, same);
  }
  return found;
}

/** The declaration that a name means at a place: the innermost one around it. */
export function resolve(
  tree: NativeTree,
  name: string,
  at: SyntaxNode,
  onlyMember = false,
): Declaration | null {
  const known = scopesOf(tree, name);
  if (known.size === 0) return null;
  for (const scope of [at, ...ancestorsOf(at)]) {
    const meant = known
      .get(scope)
      ?.find(
        ({ kind, node, nameNode }) =>
          nameNode.start !== at.start &&
          (onlyMember ? kind === 'member' : kind !== 'local' || node.start < at.start),
      );
    if (meant) return meant;
  }
  return null;
}

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
    case 'constant_declaration':
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
