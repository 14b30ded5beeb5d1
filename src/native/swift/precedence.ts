import { findAll, type NativeTree, type SyntaxNode } from '../tree.js';

type Mutable = { -readonly [K in keyof SyntaxNode]: SyntaxNode[K] } & { children: SyntaxNode[] };

/**
 * Sets right what the grammar (tree-sitter-swift 0.7.1) gets wrong: it reads `"a" + b.c()` as a member of the sum, and
 * `!a.b` as one of the negation. A dot binds tighter than any operator.
 */
export function withPrecedence(tree: NativeTree): NativeTree {
  // From the inside out, so that of a chain of sums each is settled when the one around it is looked at.
  const operators = findAll(tree.root, ({ type }) => isOperator.test(type)).reverse();
  for (const node of operators) if (isTarget(node) && !isMember(tree, node)) lower(node as Mutable);
  return tree;
}

const isOperator = /^(additive_expression|multiplicative_expression|prefix_expression)$/;
const isPostfix = /^(navigation_expression|call_expression|postfix_expression)$/;

const isTarget = ({ parent }: SyntaxNode): boolean => parent !== null && isPostfix.test(parent.type);

/** `.shared` is a prefix, too. */
const isMember = ({ text }: NativeTree, node: SyntaxNode): boolean =>
  node.type === 'prefix_expression' && text[node.start] === '.';

/** Puts the chain of members and calls around an operation into the place of its last operand. */
function lower(operation: Mutable): void {
  const operand = operation.children.at(-1) as Mutable | undefined;
  if (!operand || operation.parent?.children[0] !== operation) return;
  const chain: Mutable[] = [];
  for (
    let node = operation as Mutable;
    node.parent?.children[0] === node && isPostfix.test(node.parent.type);
  ) {
    node = node.parent as Mutable;
    chain.push(node);
  }
  const top = chain.at(-1);
  const [bottom] = chain;
  const around = top?.parent as Mutable | null | undefined;
  if (!top || !bottom || !around) return;
  const { field } = operand;
  around.children[around.children.indexOf(top)] = operation;
  bottom.children[0] = operand;
  operand.field = operation.field;
  operation.field = top.field;
  operation.parent = around;
  operation.end = top.end;
  operation.hasError ||= top.hasError;
  operation.children[operation.children.length - 1] = top;
  top.parent = operation;
  top.field = field;
  operand.parent = bottom;
  for (const node of chain) node.start = operand.start;
}
