import type { NativeFile } from '../language.js';
import { besideKey } from '../project.js';
import { ancestorsOf, fieldOf, findAll, type NativeTree, type SyntaxNode, textOf } from '../tree.js';
import { type Declaration, declarationsOf } from './declarations.js';
import { clientMethods, declaredClients } from './declared-clients.js';
import { categoryKey, keyOfDeclaration } from './keys.js';
import { clientClass } from './methods.js';
import { perTree } from './per-tree.js';
import { classAround, classOf, isClass, resolve } from './scope.js';
import { messageOf, ownName, unwrap } from './syntax.js';

/** A Segment client as an expression names it. */
export interface Client {
  /** `shared`: `[SEGAnalytics sharedAnalytics]`; `held`: in a variable, property or parameter, or `self` of a category. */
  readonly kind: 'shared' | 'held';
  /** Where a held client is declared, if in this file. */
  readonly declaration: Declaration | null;
  /** What tells it from other clients; null for the one that the app shares. */
  readonly key: string | null;
}

type Place = Pick<NativeFile, 'tree' | 'project'>;

/** True for `[SEGAnalytics sharedAnalytics]` and `SEGAnalytics.sharedAnalytics`. */
export function isShared(tree: NativeTree, expression: SyntaxNode): boolean {
  const message = messageOf(tree, unwrap(expression));
  return message?.selector === 'sharedAnalytics' && textOf(tree, unwrap(message.receiver)) === clientClass;
}

/** The client that an expression is; null for anything else. */
export function clientOf(file: Place, expression: SyntaxNode): Client | null {
  const { tree, project } = file;
  const node = unwrap(expression);
  if (!mayBeClient(file, node)) return null;
  if (isShared(tree, node)) return { kind: 'shared', declaration: null, key: null };
  if (textOf(tree, node) === 'self')
    return isCategory(tree, node) ? { kind: 'held', declaration: null, key: categoryKey } : null;
  const own = ownName(tree, node);
  if (!own) return memberClient(file, node);
  const declaration = resolve(tree, own);
  if (declaration)
    return declaration.type?.name === clientClass
      ? { kind: 'held', declaration, key: keyOfDeclaration(tree, declaration) }
      : null;
  const owner = classAround(tree, node);
  const method = own.isMember
    ? clientMethods(tree).find((one) => one.name === own.name && one.owner === owner)
    : undefined;
  const name = own.name.replace(/^_/, '');
  const known = project.appleClients.find(
    (one) =>
      (one.name === own.name || one.name === name) &&
      (own.isMember || own.name !== name || one.owner === null) &&
      (one.owner === null || (owner !== null && isKind(tree, owner, one.owner))),
  );
  const found = method ?? known;
  return found ? { kind: 'held', declaration: null, key: besideKey(found) } : null;
}

/** A quick look that lets most of the names of a file pass: the last name of the expression is that of a client. */
export function mayBeClient({ tree, project }: Place, node: SyntaxNode): boolean {
  const name = node.type === 'identifier' ? node : (fieldOf(node, 'field') ?? fieldOf(node, 'method'));
  if (!name) return false;
  const text = textOf(tree, name);
  if (text === 'self' || text === 'sharedAnalytics' || clientNames(tree).has(text)) return true;
  const bare = text.replace(/^_/, '');
  return project.appleClients.some((known) => known.name === text || known.name === bare);
}

/** Names under which a file knows clients of its own, with those of the variables behind properties. */
const clientNames = perTree((tree): ReadonlySet<string> => {
  const held = [...declarationsOf(tree).values()].flat().filter(({ type }) => type?.name === clientClass);
  const names = [...held, ...clientMethods(tree)].map(({ name }) => name);
  return new Set(names.flatMap((name) => [name, `_${name}`]));
});

/** A class, or one that the file says is derived from it. */
function isKind(tree: NativeTree, name: string, owner: string): boolean {
  if (name === owner) return true;
  return findAll(tree.root, ({ type }) => type === 'class_interface').some(
    (node) =>
      classOf(tree, node) === name &&
      node.children.some((child) => child.field === 'superclass' && textOf(tree, child) === owner),
  );
}

/** In a category that the app puts on the client's class. */
function isCategory(tree: NativeTree, node: SyntaxNode): boolean {
  const around = [...ancestorsOf(node)].find(isClass);
  return around !== undefined && classOf(tree, around) === clientClass && isExtension(around);
}

/** True for a category. */
export const isExtension = ({ children }: SyntaxNode): boolean =>
  children.some(({ field }) => field === 'category');

/** `delegate.analytics`, `[[App delegate] analytics]`: a property that a class is known to have. */
function memberClient({ tree, project }: Place, node: SyntaxNode): Client | null {
  const message = messageOf(tree, node);
  if (!message || message.args.length > 0) return null;
  const known = [...declaredClients(tree), ...project.appleClients].find(
    ({ name, owner }) => owner !== null && name === message.method && isOf(tree, message.receiver, owner),
  );
  return known ? { kind: 'held', declaration: null, key: besideKey(known) } : null;
}

/** True where an expression is an object of a class, or the class itself: by cast, by declared type, by name. */
function isOf(tree: NativeTree, expression: SyntaxNode, owner: string): boolean {
  if (new RegExp(`\\b${owner}\\b`).test(textOf(tree, expression))) return true;
  const own = ownName(tree, expression);
  return own !== null && resolve(tree, own)?.type?.name === owner;
}
