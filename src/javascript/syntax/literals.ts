import type { Node } from '@babel/types';

/** The quote of a string literal. */
export type Quote = "'" | '"' | '`';

/** Text as it has to be written inside a string literal. */
export function escapedFor(quote: Quote, text: string): string {
  const escaped = text.replaceAll('\\', '\\\\').replaceAll(quote, `\\${quote}`);
  if (quote === '`') return escaped.replaceAll('${', '\\${');
  return escaped.replaceAll('\r', '\\r').replaceAll('\n', '\\n');
}

/** What a string says that is written out as a whole, in whatever quotes; null for anything else. */
export function literalText(node: Node | null | undefined): string | null {
  if (node?.type === 'StringLiteral') return node.value;
  if (node?.type !== 'TemplateLiteral' || node.expressions.length > 0) return null;
  return node.quasis[0]?.value.cooked ?? null;
}
