import type { Node, ObjectExpression } from '@babel/types';
import { resolve } from '../syntax/scope.js';
import { parentOf, type Tree } from '../syntax/tree.js';
import { propertyName, unwrapped } from '../syntax/unwrap.js';
import { typesOf } from './names.js';
import { describeObject } from './objects.js';
import { type Description, readValue } from './read.js';
import { memberShape } from './types.js';

/** Reads of the page that are strings in every browser. */
export const stringReads =
  /^(window\.|globalThis\.)?(document\.(title|referrer|URL)|location\.(href|pathname|search|hash|host|hostname|origin))$/;

/** `events.signedUp` of a `const` object of this file, or a member whose type is written out in it. */
export function describeMember(tree: Tree, node: Node): Description {
  const key = propertyName(node);
  if (node.type !== 'MemberExpression' || node.object.type !== 'Identifier' || key === null)
    return { shape: 'unknown' };
  const declaration = resolve(tree, node.object.name, node.object);
  if (!declaration) return { shape: 'unknown' };
  const typed = memberShape(declaration.identifier, key, typesOf(tree));
  if (typed) return declaration.identifier.optional === true ? { ...typed, nullable: true } : typed;
  if (declaration.node.type === 'TSEnumDeclaration') return describeEnumMember(tree, declaration.node, key);
  const object = constObject(declaration.node);
  if (!object) return { shape: 'unknown' };
  const { entries = [] } = describeObject(tree, object);
  const member = entries.findLast((entry) => entry.kind === 'property' && entry.key === key);
  if (member?.kind !== 'property' || member.value.constant === undefined) return { shape: 'unknown' };
  const { shape, constant } = member.value;
  return { shape, constant, nonEmpty: constant !== '' };
}

function describeEnumMember(tree: Tree, declared: Node, key: string): Description {
  const members =
    declared.type === 'TSEnumDeclaration' ? (declared.body?.members ?? declared.members ?? []) : [];
  const member = members.find(({ id }) => (id.type === 'Identifier' ? id.name : id.value) === key);
  const value = member?.initializer ? readValue(tree, member.initializer) : undefined;
  return value?.constant === undefined
    ? { shape: 'unknown' }
    : { shape: value.shape, constant: value.constant, nonEmpty: value.nonEmpty === true };
}

/** The object literal that a `const` holds. */
function constObject(declarator: Node): ObjectExpression | null {
  const list = parentOf(declarator);
  if (declarator.type !== 'VariableDeclarator' || !declarator.init) return null;
  if (list?.type !== 'VariableDeclaration' || list.kind !== 'const') return null;
  const object = unwrapped(declarator.init);
  return object.type === 'ObjectExpression' ? object : null;
}
