import type { TemplateCode } from './layout.js';

/** The two sides of `v-for="(item, index) in items"`. */
export function loopIn(expression: string): { names: string; source: string } {
  const parts = /^([\s\S]*?)\s+(?:in|of)\s+([\s\S]*)$/.exec(expression);
  return { names: parts?.[1] ?? '', source: parts?.[2]?.trim() ?? expression };
}

/** The names that a pattern or a list of parameters declares; of `key: name` that is the second. */
export function namesIn(pattern: string): string[] {
  return [...pattern.matchAll(/(?<![\w$.])[A-Za-z_$][\w$]*(?![\w$])(?!\s*:)/g)].map(([name]) => name);
}

/** What the code of a directive is there for; its name stands without `v-`. */
export function kindOfDirective(name: string): TemplateCode['code'] {
  if (name === 'on') return 'handler';
  return /^(?:if|else-if|show)$/.test(name) ? 'test' : 'expression';
}

/** The name of a directive as it is written in full, without `v-`: `on` for `@click`, `bind` for `:id`. */
export function directiveName(attribute: string): string {
  if (attribute.startsWith('@')) return 'on';
  if (attribute.startsWith(':')) return 'bind';
  return /^v-([\w-]+)/.exec(attribute)?.[1] ?? '';
}
