import type { Span } from '../../segment/value.js';
import type { Edit } from '../edit.js';
import type { Tree } from '../syntax/tree.js';
import { lineIndent } from './style.js';

/**
 * Arguments that are written out over several lines keep their text, and may come to stand deeper or less deep than
 * before: their lines move along.
 */
export function reindented({ text }: Tree, { span, pieces }: Edit): Edit[] {
  let indent = lineIndent(text, span.start);
  return pieces.flatMap((piece): Edit[] => {
    if (typeof piece !== 'string') return linesOf(text, piece, indent);
    indent = /\n([ \t]*)[^\n]*$/.exec(piece)?.[1] ?? indent;
    return [];
  });
}

/** The lines of a literal, so that the bracket that closes it comes under the line where it begins. */
function linesOf(text: string, span: Span, indent: string): Edit[] {
  const own = text.slice(span.start, span.end);
  const before = /\n([ \t]*)[}\])][^\n]*$/.exec(own)?.[1];
  if (before === undefined || before === indent || holdsLines(own)) return [];
  const starts = [...own.matchAll(/\n(?=[ \t]*[^ \t\r\n])/g)].map(({ index }) => span.start + index + 1);
  if (!starts.every((start) => text.startsWith(before, start))) return [];
  return starts.map((start) => ({ span: { start, end: start + before.length }, pieces: [indent] }));
}

/** White space counts in templates, and behind a `\` at the end of a line. */
const holdsLines = (text: string): boolean => /`[^`]*\n[^`]*`|\\\r?\n/.test(text);
