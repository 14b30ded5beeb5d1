import { findAll, type NativeTree, type SyntaxNode, textOf } from '../tree.js';
import { clientOf } from './clients.js';
import type { Declaration } from './declaration.js';
import { jsonBuilder } from './json.js';
import { declarationsOf, resolve } from './scope.js';
import { callOf } from './syntax.js';
import { typeName } from './type-name.js';

const known = new WeakMap<NativeTree, ReadonlySet<Declaration>>();

/** Local values made by `buildJsonObject { … }` of which nothing is done but to hand them to a call of the SDK: they become maps. */
export function jsonVariables(tree: NativeTree): ReadonlySet<Declaration> {
  const found = known.get(tree);
  if (found) return found;
  // What a client is may be asked for on the way.
  known.set(tree, new Set());
  const variables = new Set(
    [...declarationsOf(tree).values()].flat().filter((one) => isHandedOver(tree, one)),
  );
  known.set(tree, variables);
  return variables;
}

function isHandedOver(tree: NativeTree, declaration: Declaration): boolean {
  const { kind, value, type, name, scope, nameNode } = declaration;
  if (kind !== 'local' || !value || jsonBuilder(tree, value)?.kind !== 'object') return false;
  if (type && typeName(tree, type)?.name !== 'JsonObject') return false;
  const uses = findAll(scope, (node) => node.type === 'identifier' && textOf(tree, node) === name).filter(
    (node) =>
      node.start !== nameNode.start && !isMemberName(node) && resolve(tree, name, node) === declaration,
  );
  return (
    uses.length > 0 &&
    uses.every((use) => isArgument(tree, use)) &&
    !new RegExp(`\\$${name}\\b`).test(textOf(tree, scope))
  );
}

const isMemberName = ({ parent, start }: SyntaxNode): boolean =>
  (parent?.type === 'navigation_expression' && parent.start !== start) ||
  (parent?.type === 'value_argument' && parent.children[1]?.type === '=' && parent.start === start);

/** `client.track(name, value)` */
function isArgument(tree: NativeTree, { parent }: SyntaxNode): boolean {
  const node = parent?.type === 'value_argument' ? parent.parent?.parent : undefined;
  const call = node ? callOf(tree, node) : null;
  if (!call?.receiver || !/^(track|identify|screen|group)$/.test(call.method)) return false;
  return clientOf(tree, call.receiver, []) !== null;
}
