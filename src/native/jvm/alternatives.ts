import { fieldOf, type NativeTree, parts, type SyntaxNode, textOf } from '../tree.js';
import { operatorOf } from './literal-facts.js';

/** What an expression can be, where it is one of several: `a ?: b`, `if (on) a else b`, `on ? a : b`; null for any other. */
export function alternatives(tree: NativeTree, node: SyntaxNode): SyntaxNode[] | null {
  if (node.type === 'binary_expression' && operatorOf(tree, node) === '?:') return parts(node);
  if (node.type === 'ternary_expression') {
    const [yes, no] = [fieldOf(node, 'consequence'), fieldOf(node, 'alternative')];
    return yes && no ? [yes, no] : null;
  }
  if (node.type !== 'if_expression') return null;
  const branches = parts(node).filter(({ field }) => field !== 'condition');
  return branches.map((branch) => (branch.type === 'block' ? (parts(branch).at(-1) ?? branch) : branch));
}

/** It gives no value: `null`, or a jump to elsewhere. */
export const isNone = (tree: NativeTree, node: SyntaxNode): boolean =>
  /^(null|return\b[\s\S]*|throw\b[\s\S]*|continue|break|error\([\s\S]*\))$/.test(textOf(tree, node).trim());
