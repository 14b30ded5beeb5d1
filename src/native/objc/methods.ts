import { findAll, type NativeTree, parts, type SyntaxNode, textOf } from '../tree.js';
import { perTree } from './per-tree.js';

/** The class of a client, in analytics-ios and in the part of analytics-swift that Objective-C sees. */
export const clientClass = 'SEGAnalytics';

/** Methods that a file declares or defines. */
export const methodsOf = perTree((tree): readonly SyntaxNode[] =>
  findAll(tree.root, ({ type }) => type === 'method_declaration' || type === 'method_definition'),
);

/** A method whose result is a client. */
export function givesClient(tree: NativeTree, method: SyntaxNode): boolean {
  const type = method.children.find((child) => child.type === 'method_type');
  return (
    type !== undefined &&
    new RegExp(`^\\(\\s*(?:nullable\\s+|nonnull\\s+)?${clientClass}\\b`).test(textOf(tree, type))
  );
}

/** Selectors of the file that take a client, such as `initWithAnalytics:`. */
export const takersOf = perTree((tree): readonly string[] => {
  if (!tree.text.includes(clientClass)) return [];
  return methodsOf(tree).flatMap((node) => {
    const takes = parts(node).some(
      (part) =>
        part.type === 'method_parameter' && new RegExp(`\\b${clientClass}\\b`).test(textOf(tree, part)),
    );
    return takes ? [selectorOf(tree, node)] : [];
  });
});

/** `initWithName:analytics:` of a declaration or definition. */
export function selectorOf(tree: NativeTree, method: SyntaxNode): string {
  return parts(method)
    .filter(({ type }) => type === 'identifier' || type === 'method_parameter')
    .map((part) => (part.type === 'identifier' ? textOf(tree, part) : ':'))
    .join('');
}
