import { ancestorsOf, type NativeTree, parts, type SyntaxNode } from '../tree.js';
import { type Declaration, isClass, isFunction, isPrivate, named, scopeOf } from './declaration.js';

/** Properties and local variables of Kotlin, also several at once. */
export function kotlinProperty(tree: NativeTree, node: SyntaxNode): Declaration[] {
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

/** Parameters of Kotlin's functions and constructors; `val` makes one a property. */
export function kotlinParameter(tree: NativeTree, node: SyntaxNode): Declaration[] {
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
export function loose(tree: NativeTree, node: SyntaxNode): Declaration[] {
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
