import { unclear } from '../../segment/call.js';
import { fieldOf, type SyntaxNode, textOf } from '../tree.js';
import { type Client, clientOf, mayBeClient } from './clients.js';
import { declarationsOf, nameIn } from './declarations.js';
import { keyOfDeclaration } from './keys.js';
import { clientClass } from './methods.js';
import type { ObjcCall, Place } from './objc-call.js';
import { isKnownValue, useOf } from './uses.js';

/** A client that is handed on in a way that cannot be followed. */
export function useAt(file: Place, node: SyntaxNode): ObjcCall | null {
  const { tree } = file;
  const text = textOf(tree, node);
  if (text === 'self' || !mayBeClient(file, node)) return null;
  const declared = declarationsOf(tree).get(text) ?? [];
  if (declared.some(({ nameNode }) => nameNode === node)) return null;
  const client = useOf(file, node) === 'unclear' ? clientOf(file, node) : null;
  return client && use(node, client, client.kind === 'shared' ? 'sharedAnalytics' : lastName(text));
}

const lastName = (text: string): string => /(\w+)\W*$/.exec(text)?.[1] ?? text;

const use = (node: SyntaxNode, client: Client, method: string): ObjcCall => ({
  node,
  at: node.start,
  method,
  call: unclear(method, 'client-use'),
  speaker: '',
  client,
  construction: null,
  isUse: true,
});

/** A variable of the client's class that is given something nobody knows. */
export function unknownValue(file: Place, node: SyntaxNode): ObjcCall | null {
  const { tree } = file;
  const type = node.parent && fieldOf(node.parent, 'type');
  const name = type && textOf(tree, type) === clientClass ? nameIn(node) : undefined;
  const declaration =
    name &&
    declarationsOf(tree)
      .get(textOf(tree, name))
      ?.find(({ nameNode }) => nameNode === name);
  if (declaration?.type?.name !== clientClass || !declaration.value) return null;
  if (isKnownValue(file, declaration.value)) return null;
  return use(
    declaration.value,
    { kind: 'held', declaration, key: keyOfDeclaration(tree, declaration) },
    declaration.name,
  );
}
