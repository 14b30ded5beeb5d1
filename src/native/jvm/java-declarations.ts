import { ancestorsOf, fieldOf, fieldsOf, type NativeTree, parts, type SyntaxNode, textOf } from '../tree.js';
import {
  type Declaration,
  isClass,
  isFunction,
  isPrivate,
  modifiersOf,
  named,
  scopeOf,
} from './declaration.js';

/** Fields and local variables of Java; one declaration may have several. */
export function javaVariables(tree: NativeTree, node: SyntaxNode): Declaration[] {
  const type = fieldOf(node, 'type') ?? null;
  const scope = scopeOf(node);
  const kind = node.type === 'local_variable_declaration' ? 'local' : 'member';
  return fieldsOf(node, 'declarator').flatMap((declarator): Declaration[] => {
    const nameNode = fieldOf(declarator, 'name');
    if (!nameNode) return [];
    const value = fieldOf(declarator, 'value') ?? null;
    const isConstant = node.type === 'constant_declaration' || /\bfinal\b/.test(modifiersOf(tree, node));
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

/** Parameters of Java's methods, and the variables of `for`, `catch` and `try`. */
export function javaParameter(tree: NativeTree, node: SyntaxNode): Declaration[] {
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

/** Parameters of Java's lambdas, which have no type. */
export function javaLambda(tree: NativeTree, node: SyntaxNode): Declaration[] {
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
