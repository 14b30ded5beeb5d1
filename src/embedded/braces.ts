import { type ParserPlugin, parseExpression } from '@babel/parser';
import type { Span } from '../segment/value.js';

const raw = /<!--[\s\S]*?-->|<(script|style)\b[\s\S]*?<\/\1\s*>/giy;

/**
 * The places where a brace opens code in markup, in order. Comments, scripts and styles hold none.
 * @param inQuotes whether braces in the quotes of an attribute open code, too
 * @param codeAt takes the offset behind a brace and gives the end of the code there
 */
export function readBraces<T extends Span>(
  text: string,
  start: number,
  inQuotes: boolean,
  codeAt: (offset: number) => T | null,
): T[] {
  const found: T[] = [];
  let isInTag = false;
  for (let at = start; at < text.length; at += 1) {
    const sign = text[at];
    if (sign === '<') {
      raw.lastIndex = at;
      const skipped = raw.exec(text)?.[0];
      if (skipped !== undefined) at += skipped.length - 1;
      else isInTag = /[A-Za-z/]/.test(text[at + 1] ?? '');
    } else if (sign === '>') isInTag = false;
    else if (isInTag && !inQuotes && (sign === '"' || sign === "'" || sign === '`')) {
      const end = text.indexOf(sign, at + 1);
      if (end === -1) break;
      at = end;
    } else if (sign === '{') {
      const code = codeAt(at + 1);
      if (code === null) continue;
      if (code.end > code.start) found.push(code);
      at = Math.max(at, code.end - 1);
    }
  }
  return found;
}

/** The expression that begins at an offset, as far as it goes; null where none does. */
export function expressionAt(text: string, start: number, plugins: ParserPlugin[]): Span | null {
  const rest = text.slice(start);
  const end = start + stopOf(rest, plugins);
  const source = text.slice(start, end).trimEnd();
  if (source === '') return null;
  try {
    parseExpression(source, { plugins });
    return { start, end: start + source.length };
  } catch {
    return null;
  }
}

/** Where the parser meets something that does not go on with the expression: the brace that closes it. */
function stopOf(source: string, plugins: ParserPlugin[]): number {
  try {
    parseExpression(source, { plugins });
    return source.length;
  } catch (error) {
    return (error as { pos?: number }).pos ?? 0;
  }
}
