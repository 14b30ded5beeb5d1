import type { AndroidSdk } from '../../segment/android.js';
import type { DeclaredClient } from '../project.js';
import { ancestorsOf, fieldOf, findAll, type NativeTree, parts, type SyntaxNode, textOf } from '../tree.js';
import type { Client } from './client.js';
import { clientClass } from './client-class.js';
import { clientOf, sdkOf } from './clients.js';
import { isClass, isPrivate } from './declaration.js';
import { functionsNamed, resultType } from './functions.js';
import { headerOf } from './imports.js';
import { declarationsOf, resolve } from './scope.js';
import { constructionOf } from './set-up.js';
import { callOf, ownName } from './syntax.js';
import { typeName } from './type-name.js';
import { sees } from './visible.js';

/** `app.analytics`, `(application as App).analytics`, `App.client(context)`: what a class is known to have. */
export function memberClient(
  tree: NativeTree,
  node: SyntaxNode,
  others: readonly DeclaredClient[],
): Client | null {
  const call = callOf(tree, node);
  if (!call && node.type !== 'navigation_expression' && node.type !== 'field_access') return null;
  const [object, member] = call ? [call.receiver, call.name] : parts(node);
  if (!object || !member) return null;
  const name = textOf(tree, member);
  const fits = membersOf(tree, others).find(
    (known) =>
      (call ? isCalled(known, name, call.args.length > 0 || call.lambda !== null) : isRead(known, name)) &&
      (known.owner === null
        ? known.form === 'extension' && sees(tree, known)
        : isOf(tree, object, known.owner)),
  );
  return fits ? { kind: 'held', sdk: fits.sdk ?? 'kotlin', declaration: null } : null;
}

/** A function by its name; a property as Java asks for it. */
function isCalled(known: DeclaredClient, name: string, hasArguments: boolean): boolean {
  if (known.form === 'function' || (known.form === 'extension' && known.name === name))
    return known.name === name;
  return !hasArguments && (known.name === name || `get${upper(known.name)}` === name);
}

/** A property by its name; a getter of Java as Kotlin asks for it. */
const isRead = (known: DeclaredClient, name: string): boolean =>
  known.name === name || (known.form === 'function' && known.name === `get${upper(name)}`);

const upper = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** Properties of the file's own classes count as well as those of others. */
function membersOf(tree: NativeTree, others: readonly DeclaredClient[]): readonly DeclaredClient[] {
  return [...allClients(tree).map(({ client }) => client), ...others];
}

/** True where an expression is an object of a class, or the class itself: by cast, by declared type, by name. */
function isOf(tree: NativeTree, expression: SyntaxNode, owner: string): boolean {
  const text = textOf(tree, expression);
  if (new RegExp(`\\b${owner}\\b`).test(text)) return true;
  const own = ownName(tree, expression);
  const declared = own ? resolve(tree, own.name, own.node, own.isMember) : null;
  if (!declared) return typeName(tree, givenType(tree, expression))?.name.split('.').at(-1) === owner;
  const type = typeName(tree, declared.type)?.name.split('.').at(-1);
  return (
    type === owner ||
    (declared.type === null &&
      declared.value !== null &&
      new RegExp(`\\b${owner}\\b`).test(textOf(tree, declared.value)))
  );
}

/** The type of `getInstance()`, a function of the file. */
function givenType(tree: NativeTree, expression: SyntaxNode): SyntaxNode | null {
  const call = callOf(tree, expression);
  const [only, ...more] = call && !call.isConstruction ? functionsNamed(tree, call.method) : [];
  return only && more.length === 0 ? resultType(only) : null;
}

/** True in a class that says it extends another. */
export function extendsType(tree: NativeTree, node: SyntaxNode, owner: string): boolean {
  return [...ancestorsOf(node)].some((around) => {
    if (!isClass(around)) return false;
    const heads = around.children.filter(({ type }) => /delegation_specifiers|superclass/.test(type));
    return heads.some((head) => new RegExp(`\\b${owner}\\b`).test(textOf(tree, head)));
  });
}

interface OwnClient {
  readonly client: DeclaredClient;
  readonly isPrivate: boolean;
}

const surveyed = new WeakMap<NativeTree, readonly OwnClient[]>();

/** Clients that a file holds or gives where other files can see them. */
export const declaredClients = (tree: NativeTree): readonly DeclaredClient[] =>
  allClients(tree).flatMap((own) => (own.isPrivate ? [] : [own.client]));

function allClients(tree: NativeTree): readonly OwnClient[] {
  const known = surveyed.get(tree);
  if (known) return known;
  surveyed.set(tree, []);
  const properties = [...declarationsOf(tree).values()].flat().flatMap((declaration): OwnClient[] => {
    if (declaration.kind !== 'member' && declaration.kind !== 'top') return [];
    const sdk = sdkOf(tree, declaration, [], 0);
    if (!sdk) return [];
    const client = declaredAt(tree, declaration.node, declaration.name, sdk);
    return [{ client, isPrivate: declaration.isPrivate }];
  });
  const found = [...properties, ...givingFunctions(tree)];
  surveyed.set(tree, found);
  return found;
}

/** Functions and methods whose type is a client. */
function givingFunctions(tree: NativeTree): OwnClient[] {
  const isGiving = ({ type }: SyntaxNode) => type === 'function_declaration' || type === 'method_declaration';
  return findAll(tree.root, isGiving).flatMap((node): OwnClient[] => {
    const name = fieldOf(node, 'name');
    const sdk = givenBy(tree, node);
    if (!sdk || !name) return [];
    const declared = declaredAt(tree, node, textOf(tree, name), sdk);
    const client: DeclaredClient =
      declared.form === 'extension' ? declared : { ...declared, form: 'function' };
    return [{ client, isPrivate: isPrivate(tree, node) }];
  });
}

function givenBy(tree: NativeTree, node: SyntaxNode): AndroidSdk | null {
  const type = resultType(node);
  if (type) return clientClass(tree, typeName(tree, type)?.name);
  const body = node.children.find(({ type: kind }) => kind === 'function_body');
  const value = body?.children[0]?.type === '=' ? parts(body)[0] : undefined;
  return value ? (constructionOf(tree, value)?.sdk ?? clientOf(tree, value, [])?.sdk ?? null) : null;
}

function declaredAt(tree: NativeTree, node: SyntaxNode, name: string, sdk: AndroidSdk): DeclaredClient {
  const owner = [...ancestorsOf(node)].find(
    (around) => isClass(around) && around.type !== 'companion_object',
  );
  const named = owner ? fieldOf(owner, 'name') : undefined;
  const isExtension = node.children.some(({ type }, index) => type === '.' && index > 0);
  return {
    name,
    owner: named ? textOf(tree, named) : null,
    sdk,
    ...(named ? {} : { home: headerOf(tree).package }),
    ...(isExtension ? { form: 'extension' } : {}),
  };
}
