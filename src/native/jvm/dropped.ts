import { parts, type SyntaxNode } from '../tree.js';

/** True for an expression that is a statement: nothing takes its value. */
export function isDropped(node: SyntaxNode): boolean {
  const { parent } = node;
  if (parent === null || parent.type === 'expression_statement' || parent.type === 'source_file') return true;
  if (parent.type === 'function_body') return node.type === 'block';
  if (/^(for|while|do_while)_statement$/.test(parent.type)) return node.field !== 'condition';
  if (parent.type === 'block') return parts(parent).at(-1) !== node || isDropped(parent);
  if (parent.type === 'lambda_literal') return parts(parent).at(-1) !== node;
  if (/^(try|if|when)_expression$|^(catch_block|finally_block|when_entry)$/.test(parent.type))
    return node.field !== 'condition' && isDropped(parent);
  return parent.type === 'anonymous_initializer' || parent.type === 'secondary_constructor';
}
