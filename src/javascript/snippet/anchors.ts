import type { Node } from '@babel/types';
import { namesSegment } from '../../segment/addresses.js';
import { literalText } from '../syntax/literals.js';
import { isFunction } from '../syntax/scope.js';
import { textOf } from '../syntax/span.js';
import { parentOf, type Tree } from '../syntax/tree.js';

/** A line by which a snippet is known, and from which the rest of it is found. */
export interface Anchor {
  readonly name: Node;
  readonly member: Extract<Node, { type: 'MemberExpression' }>;
  readonly assignment: Node;
}

/** `analytics.methods = ['identify', 'track', …]` */
export const listings = (tree: Tree): Anchor[] => anchorsAt(tree, 'methods', listsMethods);

/** `analytics.load = function (key) { … }`; before version 2 the list of methods had no name. */
export const loaders = (tree: Tree): Anchor[] =>
  anchorsAt(tree, 'load', (value) => isFunction(value) && namesSegment(textOf(tree, value)));

/** The places where a field of some object is set to a value of Segment's. */
function anchorsAt(tree: Tree, field: string, isTheirs: (value: Node) => boolean): Anchor[] {
  return (tree.identifiers.get(field) ?? []).flatMap((name) => {
    const member = parentOf(name);
    const assignment = member && parentOf(member);
    if (member?.type !== 'MemberExpression' || member.property !== name) return [];
    if (assignment?.type !== 'AssignmentExpression' || assignment.left !== member) return [];
    return isTheirs(assignment.right) ? [{ name, member, assignment }] : [];
  });
}

function listsMethods(node: Node): boolean {
  if (node.type !== 'ArrayExpression') return false;
  const names = node.elements.map(literalText);
  return names.includes('track') && names.includes('page');
}
