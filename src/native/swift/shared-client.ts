import type { NativeFile } from '../language.js';
import { ancestorsOf, findAll, type NativeTree, type SyntaxNode, textOf } from '../tree.js';
import { givesClient } from './functions.js';
import { clientType, isClientClass, isOwnType } from './sdk.js';
import { callOf, memberOf } from './syntax.js';

/** The class in `Analytics.shared()`, `SEGAnalytics.shared()`, `Segment.Analytics.shared()`; null for any other expression. */
function sharedClass(tree: NativeTree, node: SyntaxNode): string | null {
  const call = callOf(tree, node);
  const member = call && memberOf(tree, call.callee);
  if (!call || call.args.length > 0 || !member || textOf(tree, member.name) !== 'shared') return null;
  return textOf(tree, member.receiver);
}

/** True for the client that the app shares. */
export function isShared(file: NativeFile, node: SyntaxNode): boolean {
  const name = sharedClass(file.tree, node);
  if (name === null) return isImplicitShared(file, node);
  // Firebase, which hides the name of the class, shares nothing in this way.
  const base = name.replace(/^Analytics$/, 'SEGAnalytics');
  return isClientClass(file, name, node) || (!isOwnType(file, name, node) && isClientClass(file, base, node));
}

/** `.shared()` where a type is written that is a client's. */
function isImplicitShared(file: NativeFile, node: SyntaxNode): boolean {
  const call = callOf(file.tree, node);
  if (!call || !/^\.\s*shared$/.test(textOf(file.tree, call.callee))) return false;
  if (node.field === 'default_value') return true;
  for (const around of ancestorsOf(node)) {
    if (around.type === 'property_declaration') {
      const type = around.children.find((child) => child.type === 'type_annotation');
      return type !== undefined && clientType(file, textOf(file.tree, type).replace(/^:\s*/, ''), around);
    }
    if (!/^(statements|computed_property|computed_getter|control_transfer_statement)$/.test(around.type))
      return around.type === 'function_body' && givesClient(file, around.parent);
  }
  return false;
}

/** Expressions that are the shared client, and no receiver of a call that was found. */
export function sharedValues(file: NativeFile): SyntaxNode[] {
  return findAll(file.tree.root, (node) => node.type === 'call_expression' && isShared(file, node));
}
