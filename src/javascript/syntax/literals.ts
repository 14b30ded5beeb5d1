/** The quote of a string literal. */
export type Quote = "'" | '"' | '`';

/** Text as it has to be written inside a string literal. */
export function escapedFor(quote: Quote, text: string): string {
  const escaped = text.replaceAll('\\', '\\\\').replaceAll(quote, `\\${quote}`);
  if (quote === '`') return escaped.replaceAll('${', '\\${');
  return escaped.replaceAll('\r', '\\r').replaceAll('\n', '\\n');
}
