import { openKey, ownKey } from '../components.js';
import { besideKey } from '../project.js';
import { ancestorsOf, type NativeTree, type SyntaxNode } from '../tree.js';
import { type Declaration, declarationsOf } from './declarations.js';
import { clientClass, selectorOf } from './methods.js';
import { classAround } from './scope.js';

/** The key of all that categories add to the client's class. */
export const categoryKey = `${clientClass}()`;

/** The key of all clients that methods of a selector take. */
export const takerKey = (selector: string): string => `${selector}()`;

/** The key of what a declaration holds. */
export function keyOfDeclaration(tree: NativeTree, { kind, name, node, owner }: Declaration): string {
  if (kind === 'member') return besideKey({ owner, name: name.replace(/^_/, '') });
  if (kind === 'global') return besideKey({ owner: null, name });
  const method = kind === 'parameter' ? methodAround(node) : undefined;
  return method ? takerKey(selectorOf(tree, method)) : ownKey(node);
}

const methodAround = ({ type, parent }: SyntaxNode): SyntaxNode | undefined =>
  type === 'method_parameter' && parent && methods.test(parent.type) ? parent : undefined;

const methods = /^method_(definition|declaration)$/;

/** The key of the client that the method around a node gives. */
export function keyOfMethod(tree: NativeTree, node: SyntaxNode): string | null {
  const method = [node, ...ancestorsOf(node)].find(({ type }) => methods.test(type));
  return method ? besideKey({ owner: classAround(tree, method), name: selectorOf(tree, method) }) : null;
}

/** The key of the client whose type the name of the class is; that of all classes where it cannot be told. */
export function keyOfType(tree: NativeTree, node: SyntaxNode): string {
  const declared = [...declarationsOf(tree).values()].flat().find(({ type }) => type?.node === node);
  if (declared) return keyOfDeclaration(tree, declared);
  for (const around of ancestorsOf(node)) {
    if (/^class_(interface|implementation)$/.test(around.type)) return categoryKey;
    if (around.type === 'method_type') return keyOfMethod(tree, around) ?? openKey;
    if (/^(compound_statement|method_definition|function_definition)$/.test(around.type)) break;
  }
  return openKey;
}
