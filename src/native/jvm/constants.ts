import { orderEvent } from '../../mapping/revenue.js';
import type { DeclaredConstant } from '../project.js';
import { ancestorsOf, fieldOf, type NativeTree, type SyntaxNode, textOf } from '../tree.js';
import { type Declaration, isClass, modifiersOf } from './declaration.js';
import { headerOf } from './imports.js';
import { declarationsOf, resolve } from './scope.js';
import { isKotlin, ownName, textConstant, unwrap } from './syntax.js';

/** The text that a name stands for: a constant of the file, `NAME` or `Events.NAME`, or an order's that another file declares. */
export function namedText(
  tree: NativeTree,
  expression: SyntaxNode,
  elsewhere: readonly DeclaredConstant[],
): string | undefined {
  const node = unwrap(expression);
  const own = ownName(tree, node);
  const declared = own ? resolve(tree, own.name, own.node, own.isMember) : memberOf(tree, node);
  if (declared) return textIn(tree, declared);
  return elsewhere.some((constant) => isNamed(tree, node, constant)) ? orderEvent : undefined;
}

/** Constants of a file for the name of an order. */
export function declaredOrders(tree: NativeTree): DeclaredConstant[] {
  if (!tree.text.includes(orderEvent)) return [];
  const all = [...declarationsOf(tree).values()].flat();
  return all
    .filter((declared) => declared.kind !== 'local' && textIn(tree, declared) === orderEvent)
    .map(({ name, node }) => ({ name, owner: ownerOf(tree, node), home: headerOf(tree).package }));
}

/** What is given once and for all: no subclass, and nobody else, gives another value. */
function textIn(tree: NativeTree, { value, isConstant, node }: Declaration): string | undefined {
  const isFixed =
    isConstant && !/\b(open|override|abstract)\b/.test(modifiersOf(tree, node)) && !hasAccessor(node);
  return isFixed && value ? textConstant(tree, unwrap(value)) : undefined;
}

const hasAccessor = (node: SyntaxNode): boolean => node.children.some(({ type }) => type === 'getter');

/** `Events.NAME`, where the file has the class. */
function memberOf(tree: NativeTree, node: SyntaxNode): Declaration | undefined {
  const path = pathOf(tree, node);
  const owner = path?.at(-2);
  return owner === undefined
    ? undefined
    : declarationsOf(tree)
        .get(path?.at(-1) ?? '')
        ?.find(({ kind, node: declared }) => kind === 'member' && ownerOf(tree, declared) === owner);
}

/** `Shop.Events.NAME` as names, without the word for a companion. */
function pathOf(tree: NativeTree, node: SyntaxNode): string[] | null {
  if (!/^(navigation_expression|field_access|identifier)$/.test(node.type)) return null;
  const text = textOf(tree, node);
  if (!/^\w+(\s*\.\s*\w+)*$/.test(text)) return null;
  return text.split(/\s*\.\s*/).filter((name) => name !== 'Companion');
}

/** The class or object that a declaration is a member of; null for one of the file. */
function ownerOf(tree: NativeTree, node: SyntaxNode): string | null {
  const owner = [...ancestorsOf(node)].find((around) => isClass(around) && fieldOf(around, 'name'));
  const name = owner && fieldOf(owner, 'name');
  return name ? textOf(tree, name) : null;
}

/** True where a name of this file means a constant of another: through its class, by an import, or in one package. */
function isNamed(tree: NativeTree, node: SyntaxNode, { name, owner, home }: DeclaredConstant): boolean {
  const path = pathOf(tree, node);
  if (path?.at(-1) !== name) return false;
  if (path.length > 1) return owner !== null && path.at(-2) === owner;
  const { package: own, imports } = headerOf(tree);
  const within = [home, owner].filter((part) => part).join('.');
  const isImported = imports.some(({ path: from, isWildcard }) =>
    isWildcard ? from === within : from === `${within}.${name}`,
  );
  return isImported || (owner === null && own === home && isKotlin(tree));
}
