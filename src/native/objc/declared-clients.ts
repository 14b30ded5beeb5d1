import { parts, textOf } from '../tree.js';
import { declarationsOf } from './declarations.js';
import { clientClass, givesClient, methodsOf } from './methods.js';
import { perTree } from './per-tree.js';
import { classAround } from './scope.js';

/** A client that other files see, by its name and the class that has it; without a class it is a variable of the program. */
export interface OwnClient {
  readonly name: string;
  readonly owner: string | null;
}

/** Properties, variables and methods of the file that give a client to other files. */
export const declaredClients = perTree((tree): readonly OwnClient[] => {
  const held = [...declarationsOf(tree).values()]
    .flat()
    .flatMap(({ kind, type, name, owner }): OwnClient[] =>
      (kind === 'member' || kind === 'global') && type?.name === clientClass ? [{ name, owner }] : [],
    );
  return [...held, ...clientMethods(tree)];
});

/** Methods without parameters that give a client. */
export const clientMethods = perTree((tree): readonly OwnClient[] => {
  if (!tree.text.includes(clientClass)) return [];
  return methodsOf(tree).flatMap((node): OwnClient[] => {
    const [type, name, ...more] = parts(node).filter(({ type }) => type !== 'compound_statement');
    if (type?.type !== 'method_type' || !givesClient(tree, node) || !name || more.length > 0) return [];
    const owner = classAround(tree, node);
    return owner && owner !== clientClass ? [{ name: textOf(tree, name), owner }] : [];
  });
});
