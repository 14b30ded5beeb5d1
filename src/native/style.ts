import { lineIndent, lineStart } from '../javascript/write/style.js';
import type { SyntaxNode } from './tree.js';

/** How a file is laid out, as far as output has to match it. */
export interface Style {
  readonly eol: '\n' | '\r\n';
  /** One level of indentation. */
  readonly indent: string;
}

/** Reads the habits of a file off its text; of mixed line ends the more frequent one wins. */
export function styleOf(text: string): Style {
  const [windows, all] = [/\r\n/g, /\n/g].map((pattern) => text.match(pattern)?.length ?? 0) as [
    number,
    number,
  ];
  const [first = '    '] = /^(\t| {2,8})(?=[^\s*])/m.exec(text) ?? [];
  return { eol: windows * 2 > all ? '\r\n' : '\n', indent: first.startsWith('\t') ? '\t' : first };
}

/** White space at the start of the line on which a node begins. */
export const indentAt = (text: string, node: SyntaxNode): string => lineIndent(text, node.start);

/** From the start of the first line of a node to the end of its last, line end included; null where other code shares a line with it. */
export function wholeLines(
  text: string,
  node: { start: number; end: number },
): { start: number; end: number } | null {
  const start = lineStart(text, node.start);
  const tail = /^[ \t]*;?[ \t]*(\r?\n|$)/.exec(text.slice(node.end));
  return text.slice(start, node.start).trim() === '' && tail
    ? { start, end: node.end + tail[0].length }
    : null;
}
