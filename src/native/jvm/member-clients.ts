import type { DeclaredClient } from '../project.js';
import { ancestorsOf, fieldOf, type NativeTree, parts, type SyntaxNode, textOf } from '../tree.js';
import type { Client } from './client.js';
import { sdkOf } from './clients.js';
import { isClass } from './declaration.js';
import { declarationsOf, resolve } from './scope.js';
import { callOf, ownName } from './syntax.js';
import { typeName } from './type-name.js';

/** `app.analytics`, `(application as App).analytics`, `App.analytics`: a property that a class is known to have. */
export function memberClient(
  tree: NativeTree,
  node: SyntaxNode,
  others: readonly DeclaredClient[],
): Client | null {
  const call = callOf(tree, node);
  if (call && (call.args.length > 0 || call.lambda)) return null;
  const [object, member] = call ? [call.receiver, call.name] : parts(node);
  if (!call && node.type !== 'navigation_expression' && node.type !== 'field_access') return null;
  if (!member) return null;
  const name = textOf(tree, member);
  const found = membersOf(tree, others).filter(
    (known) => known.name === name || `get${upper(known.name)}` === name,
  );
  const fits = found.find(({ owner }) => owner !== null && object && isOf(tree, object, owner));
  return fits ? { kind: 'held', sdk: fits.sdk ?? 'kotlin', declaration: null } : null;
}

const upper = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** Properties of the file's own classes count as well as those of others. */
function membersOf(tree: NativeTree, others: readonly DeclaredClient[]): readonly DeclaredClient[] {
  return [...declaredClients(tree), ...others];
}

/** True where an expression is an object of a class, or the class itself: by cast, by declared type, by name. */
function isOf(tree: NativeTree, expression: SyntaxNode, owner: string): boolean {
  const text = textOf(tree, expression);
  if (new RegExp(`\\b${owner}\\b`).test(text)) return true;
  const own = ownName(tree, expression);
  const declared = own ? resolve(tree, own.name, own.node, own.isMember) : null;
  if (!declared) return false;
  const type = typeName(tree, declared.type)?.name.split('.').at(-1);
  return (
    type === owner ||
    (declared.type === null &&
      declared.value !== null &&
      new RegExp(`\\b${owner}\\b`).test(textOf(tree, declared.value)))
  );
}

/** True in a class that says it extends another. */
export function extendsType(tree: NativeTree, node: SyntaxNode, owner: string): boolean {
  return [...ancestorsOf(node)].some((around) => {
    if (!isClass(around)) return false;
    const heads = around.children.filter(({ type }) => /delegation_specifiers|superclass/.test(type));
    return heads.some((head) => new RegExp(`\\b${owner}\\b`).test(textOf(tree, head)));
  });
}

const surveyed = new WeakMap<NativeTree, readonly DeclaredClient[]>();

/** Clients that a file's classes hold where other files can see them. */
export function declaredClients(tree: NativeTree): readonly DeclaredClient[] {
  const known = surveyed.get(tree);
  if (known) return known;
  surveyed.set(tree, []);
  const found = [...declarationsOf(tree).values()].flat().flatMap((declaration): DeclaredClient[] => {
    if ((declaration.kind !== 'member' && declaration.kind !== 'top') || declaration.isPrivate) return [];
    const sdk = sdkOf(tree, declaration, [], 0);
    const name = isClass(declaration.scope) ? fieldOf(declaration.scope, 'name') : undefined;
    return sdk ? [{ name: declaration.name, owner: name ? textOf(tree, name) : null, sdk }] : [];
  });
  surveyed.set(tree, found);
  return found;
}
