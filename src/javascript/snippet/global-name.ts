import type { Node } from '@babel/types';
import { literalText } from '../syntax/literals.js';
import { type Declaration, resolve } from '../syntax/scope.js';
import { descendantsOf, type Tree } from '../syntax/tree.js';
import { propertyName, unwrapped } from '../syntax/unwrap.js';

const hosts = /^(window|globalThis|self|global)$/;

/** The queue as it is called everywhere: `window.analytics`, `(window as any).analytics` and `analytics` are one. */
export const queueName = (text: string): string =>
  text.replace(/[()!]/g, '').replace(/^(?:window|globalThis|self|global)(?:\s+as\s+\w+)?\??\./, '');

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
  if (!local) return queue.type === 'Identifier' ? queue.name : null;
  return isPageVariable(local) ? local.identifier.name : null;
}

/** `var analytics = analytics || []`, which is the global where no function is around it. */
function isPageVariable({ node, identifier, scope }: Declaration): boolean {
  const init = node.type === 'VariableDeclarator' && node.init ? unwrapped(node.init) : null;
  if (scope.type !== 'Program' || init?.type !== 'LogicalExpression') return false;
  return init.left.type === 'Identifier' && init.left.name === identifier.name;
}

function constantText(tree: Tree, identifier: Extract<Node, { type: 'Identifier' }>): string | null {
  const declared = resolve(tree, identifier.name, identifier)?.node;
  const init = declared?.type === 'VariableDeclarator' ? declared.init : null;
  return literalText(init);
}

/** `window.analytics = …` */
export function isOnHost(member: Extract<Node, { type: 'MemberExpression' }>): boolean {
  const host = unwrapped(member.object);
  return host.type === 'Identifier' && hosts.test(host.name);
}
