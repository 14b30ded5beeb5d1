import type { NativeFile } from '../language.js';
import { ancestorsOf, fieldOf, findAll, type SyntaxNode, textOf } from '../tree.js';
import { isInPlugIn } from './plug-ins.js';
import { declarationOf } from './scope.js';
import { clientType } from './sdk.js';
import { callOf, typeAround, typeNameOf } from './syntax.js';

const known = new WeakMap<NativeFile, readonly string[]>();

/** Functions of a file, and types by their initializers, that take a client. */
export function takersIn(file: NativeFile): readonly string[] {
  const found = known.get(file) ?? readTakers(file);
  known.set(file, found);
  return found;
}

function readTakers(file: NativeFile): string[] {
  const { tree } = file;
  const takers = findAll(
    tree.root,
    ({ type }) => type === 'function_declaration' || type === 'init_declaration',
  );
  return takers.filter((node) => takesClient(file, node)).map((node) => nameOfTaker(file, node));
}

function takesClient(file: NativeFile, node: SyntaxNode): boolean {
  if (isInPlugIn(file, node)) return false;
  return node.children
    .filter(({ type }) => type === 'parameter')
    .some((parameter) => {
      const name = parameter.children.filter(({ type }) => type === 'simple_identifier').at(-1);
      const inside = fieldOf(node, 'body')?.children[0] ?? node.children[0];
      const declared =
        name && inside ? declarationOf(file.tree, inside, textOf(file.tree, name), node) : null;
      return clientType(file, declared?.type ?? null, node);
    });
}

/** What a function is called, and an initializer by its type. */
function nameOfTaker(file: NativeFile, node: SyntaxNode): string {
  const around = node.type === 'init_declaration' ? typeAround(node) : null;
  if (around) return typeNameOf(file.tree, around);
  const name = fieldOf(node, 'name');
  return name ? textOf(file.tree, name) : '';
}

/** The key of all clients that functions of a name take. */
export const takerKey = (file: NativeFile, node: SyntaxNode): string => keyOfTaker(nameOfTaker(file, node));

const keyOfTaker = (name: string): string => `${name}()`;

/** A call of what takes a client, with the key of that client. */
export function callsOfTakers(file: NativeFile, node: SyntaxNode): { key: string; source: SyntaxNode }[] {
  const name = takerOf(file, node);
  return name === null ? [] : [{ key: keyOfTaker(name), source: node }];
}

/** The key of the client that an argument becomes; null where nothing of the app takes one. */
export function keyOfArgument(file: NativeFile, argument: SyntaxNode): string | null {
  const call = [...ancestorsOf(argument)].find(({ type }) => type === 'call_expression');
  const name = call ? takerOf(file, call) : null;
  return name === null ? null : keyOfTaker(name);
}

/** The name of what is called, where it takes a client. */
function takerOf(file: NativeFile, call: SyntaxNode): string | null {
  const taken = callOf(file.tree, call);
  if (!taken) return null;
  const name = textOf(file.tree, taken.callee)
    .replace(/\.init$/, '')
    .split('.')
    .at(-1);
  if (name === undefined) return null;
  const isTaken = file.project.takers.has(name) || takersIn(file).includes(name);
  return isTaken ? name : null;
}
