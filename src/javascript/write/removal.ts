import type { Node } from '@babel/types';
import type { Edit } from '../edit.js';
import type { Tree } from '../syntax/tree.js';
import { isFirstOnLine, lineIndent, statementSpan } from './style.js';

/** The white space and line end of a statement that leaves nothing behind go with it. */
export function removal(tree: Tree, statement: Node): Edit {
  const { text } = tree;
  let { start, end } = statementSpan(tree, statement);
  const beforeComment = /^[ \t]+(?=\/[/*])/.exec(text.slice(end))?.[0];
  if (beforeComment !== undefined) return { span: { start, end: end + beforeComment.length }, pieces: [] };
  const after = /^[ \t]*(\r?\n|$)/.exec(text.slice(end))?.[0];
  if (after !== undefined && isFirstOnLine(text, start)) {
    start -= lineIndent(text, start).length;
    end += after.length;
    // Of two blank lines that would meet, one goes too.
    const below = /^[ \t]*\r?\n/.exec(text.slice(end))?.[0];
    const isFree = start === 0 || /\n[ \t]*\r?\n$/.test(text.slice(0, start));
    if (below !== undefined && isFree) end += below.length;
  }
  return { span: { start, end }, pieces: [] };
}
