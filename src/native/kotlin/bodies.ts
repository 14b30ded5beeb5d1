import type { Edit } from '../../javascript/edit.js';
import type { NativeFile } from '../language.js';
import { indentAt } from '../style.js';
import { ancestorsOf, parts, type SyntaxNode, spanOf } from '../tree.js';
import { passesOn, useOf } from './value-use.js';

/** The function whose value would be that of the call becomes one with a block. */
export function bodies(node: SyntaxNode, { tree, style }: NativeFile): Edit[] {
  if (useOf(tree, node) !== 'body') return [];
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
    if (!passesOn(tree, around, inner)) return [];
    if (around.type === 'block' && parts(around).at(-1) !== inner) return [];
    inner = around;
  }
  return [];
}
