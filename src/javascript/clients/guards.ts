import type { Node } from '@babel/types';
import { endOf, parentOf, startOf } from '../syntax/tree.js';
import { wrapped } from '../syntax/unwrap.js';

/** What a test lets run; `value` when its result goes elsewhere and decides there. */
export type Guarded = { readonly nodes: readonly Node[]; readonly isValue: boolean };

/**
 * Finds the code that runs only when a test says yes.
 * @param positive false for a test that asks whether the client is missing
 */
export function guardedBy(test: Node, positive: boolean): Guarded {
  const nodes: Node[] = [];
  let node = test;
  for (let parent = parentOf(node); parent; node = wrapped(parent), parent = parentOf(node)) {
    switch (parent.type) {
      case 'LogicalExpression':
        if (parent.operator !== (positive ? '&&' : '||')) return { nodes, isValue: false };
        if (parent.left === node) nodes.push(parent.right);
        continue;
      case 'IfStatement':
        return { nodes: [...nodes, ...branchOf(parent, positive)], isValue: false };
      case 'ConditionalExpression':
        if (parent.test === node) nodes.push(positive ? parent.consequent : parent.alternate);
        return { nodes, isValue: true };
      case 'WhileStatement':
        return { nodes: [...nodes, parent.body], isValue: false };
      case 'ExpressionStatement':
        return { nodes, isValue: false };
      // What is stored is asked for later: then it was false, and is true from the start now.
      case 'VariableDeclarator':
      case 'AssignmentExpression':
        return { nodes, isValue: false };
      default:
        return { nodes, isValue: true };
    }
  }
  return { nodes, isValue: false };
}

type If = Extract<Node, { type: 'IfStatement' }>;

/** The branch that needs the client; after `if (!client) return;` that is the rest of the block. */
function branchOf(statement: If, positive: boolean): Node[] {
  if (positive) return [statement.consequent];
  if (statement.alternate) return [statement.alternate];
  if (!leaves(statement.consequent)) return [];
  const owner = parentOf(statement);
  const siblings: readonly Node[] =
    owner && 'body' in owner && Array.isArray(owner.body) ? (owner.body as Node[]) : [];
  return siblings.filter((sibling) => startOf(sibling) >= endOf(statement));
}

function leaves(statement: Node): boolean {
  if (/^(Return|Throw|Continue|Break)Statement$/.test(statement.type)) return true;
  const last = statement.type === 'BlockStatement' ? statement.body.at(-1) : undefined;
  return last !== undefined && leaves(last);
}

/** True for a node that stands inside one of others. */
export function isInside(node: Node, others: readonly Node[]): boolean {
  return others.some((other) => startOf(node) >= startOf(other) && endOf(node) <= endOf(other));
}
