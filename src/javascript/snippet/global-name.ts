import type { Node } from '@babel/types';
import { type Declaration, resolve } from '../syntax/scope.js';
import { descendantsOf, type Tree } from '../syntax/tree.js';
import { propertyName, unwrapped } from '../syntax/unwrap.js';

const hosts = /^(window|globalThis|self|global)$/;

/** The name on `window` that the queue is kept under; null where it is none of a page. */
export function globalNamed(tree: Tree, queue: Node, local: Declaration | null): string | null {
  const made = local && 'init' in local.node ? (local.node.init as Node | null) : queue;
  for (const node of made ? [made, ...descendantsOf(made)] : []) {
    if (node.type !== 'MemberExpression' && node.type !== 'OptionalMemberExpression') continue;
    const host = unwrapped(node.object);
    if (host.type !== 'Identifier' || !hosts.test(host.name)) continue;
    if (!node.computed || node.property.type === 'StringLiteral') return propertyName(node);
    return node.property.type === 'Identifier' ? constantText(tree, node.property) : null;
  }
  return null;
}

function constantText(tree: Tree, identifier: Extract<Node, { type: 'Identifier' }>): string | null {
  const declared = resolve(tree, identifier.name, identifier)?.node;
  const init = declared?.type === 'VariableDeclarator' ? declared.init : null;
  return init?.type === 'StringLiteral' ? init.value : null;
}

/** `window.analytics = …` */
export function isOnHost(member: Extract<Node, { type: 'MemberExpression' }>): boolean {
  const host = unwrapped(member.object);
  return host.type === 'Identifier' && hosts.test(host.name);
}
