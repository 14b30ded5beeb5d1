import type { NativeFile } from '../language.js';
import { findAll, type NativeTree, type SyntaxNode, textOf } from '../tree.js';
import { isInError } from './broken-sites.js';
import { clientClass } from './client-class.js';
import { clientTypes } from './client-types.js';
import { clientOf } from './clients.js';
import { isInUnknownType } from './holders.js';
import { declarationsOf } from './scope.js';
import { callOf, ownName } from './syntax.js';
import { typeName } from './type-name.js';

/** True where a client in a variable is handed to something that cannot be followed. */
export function unclearUse(file: NativeFile): boolean {
  const { tree, project } = file;
  if (clientTypes(tree).some((type) => isInUnknownType(tree, type) || isInError(type))) return true;
  return findAll(tree.root, ({ type }) => type === 'value_argument' || type === 'argument_list').some(
    (list) => {
      const call =
        list.type === 'argument_list' ? callOf(tree, list.parent as SyntaxNode) : callAround(tree, list);
      if (!call || call.method === 'setSingletonInstance' || call.method === 'with') return false;
      const values = call.args
        .map(({ value }) => value)
        .filter((value) => list.type === 'argument_list' || value.parent === list);
      return values.some(
        (value) =>
          ownName(tree, value) !== null &&
          clientOf(tree, value, project.clients)?.kind === 'held' &&
          !isTaker(file, call.method),
      );
    },
  );
}

const callAround = (tree: NativeTree, argument: SyntaxNode) => {
  let node: SyntaxNode | null = argument.parent;
  while (node && node.type !== 'call_expression') node = node.parent;
  return node ? callOf(tree, node) : null;
};

/** A function or class of the app that takes a client, in this file or one that was looked through. */
function isTaker({ tree, project }: NativeFile, name: string): boolean {
  return project.takers.has(name.replace(/<[\s\S]*$/, '')) || takersOf(tree).includes(name);
}

/** Functions and classes that have a parameter of a client's type. */
export function takersOf(tree: NativeTree): string[] {
  const parameters = [...declarationsOf(tree).values()]
    .flat()
    .filter(
      ({ node, type }) =>
        /parameter/.test(node.type) && clientClass(tree, typeName(tree, type)?.name) !== null,
    );
  return parameters.flatMap(({ scope }) => {
    const name = scope.children.find(({ field }) => field === 'name');
    return name ? [textOf(tree, name)] : [];
  });
}
