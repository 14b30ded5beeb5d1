import type { Edit } from '../../javascript/edit.js';
import type { NativeFile } from '../language.js';
import { indentAt } from '../style.js';
import { ancestorsOf, parts, type SyntaxNode, spanOf, textOf } from '../tree.js';

/** The function whose value would be that of the call becomes one with a block. */
export function bodies(node: SyntaxNode, { tree, style }: NativeFile): Edit[] {
  let inner = node;
  for (const around of ancestorsOf(node)) {
    if (around.type === 'function_body') {
      const equals = around.children.find(({ type }) => type === '=');
      if (!equals || parts(around).at(-1) !== inner) return [];
      const isLong = /\n/.test(tree.text.slice(equals.end, inner.start));
      const gap = isLong ? style.eol + indentAt(tree.text, around.parent ?? around) : ' ';
      return [
        { span: spanOf(equals), pieces: ['{'] },
        { span: { start: around.end, end: around.end }, pieces: [`${gap}}`] },
      ];
    }
    if (!givesValue(around, inner)) return [];
    inner = around;
  }
  return [];

  function givesValue(around: SyntaxNode, child: SyntaxNode): boolean {
    if (around.type === 'block')
      return (
        around.parent !== null &&
        /^(if_expression|when_entry|try_expression|catch_block|control_structure_body)$/.test(
          around.parent.type,
        ) &&
        parts(around).at(-1) === child
      );
    if (around.type === 'if_expression') return child.field !== 'condition';
    return (
      /^(when_entry|when_expression|elvis_expression|try_expression|catch_block|parenthesized_expression|control_structure_body)$/.test(
        around.type,
      ) && textOf(tree, around) !== ''
    );
  }
}
