import { expressionAt, readBraces } from './braces.js';
import type { TemplateCode } from './layout.js';

const keyword = /\s*(?:#(?:if|each|await|key)\b|:else if\b|@(?:const|debug|render)\b|\.\.\.)?\s*/y;

/**
 * What looks like code in the markup of a component that Svelte's compiler does not read. It is never edited; names
 * that blocks declare are not told apart.
 */
export function guessSvelteCode(text: string): TemplateCode[] {
  return readBraces<TemplateCode>(text, 0, true, (offset) => {
    if (/^\s*@html\b/.test(text.slice(offset, offset + 20))) return null;
    keyword.lastIndex = offset;
    const head = keyword.exec(text)?.[0] ?? '';
    const start = offset + head.length;
    const isAsked =
      /if\b/.test(head) || /\bclass:[\w-]+=["']?\{$/.test(text.slice(Math.max(0, offset - 80), offset));
    const code = isAsked ? 'test' : 'expression';
    const span = expressionAt(text, start, ['typescript']) ?? expressionAt(text, start, []);
    return span && { ...span, code, locals: [], hasEntities: false };
  });
}
