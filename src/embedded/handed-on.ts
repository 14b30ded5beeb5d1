import type { Span } from '../segment/value.js';

/** A component that a template hands the value of an expression to. */
export interface HandedTo {
  readonly component: string;
  /** The name of the property; null where the value is an object of them. */
  readonly property: string | null;
}

/** What stands in a tag before the value of a property, in Vue, Svelte and Astro; the name of it, where it is written. */
const named = [
  /(?:^|\s)(?::|v-bind:|\.)([\w-]+)(?:\.\w+)*\s*=\s*["']?\s*$/,
  /(?:^|\s)v-model:([\w-]+)(?:\.\w+)*\s*=\s*["']?\s*$/,
  /(?:^|\s)(?:bind:)?([\w$-]+)\s*=\s*["']?\{\s*$/,
];
/** `:client`, `{client}` */
const short = /(?:^|\s)(?::|v-bind:|\{\s*)$/;
const whole = /(?:^|\s)(?:v-bind\s*=\s*["']?\s*|\{\s*\.\.\.\s*)$/;

/**
 * Finds the component whose tag an expression of a template stands in, and the property that it is the value of.
 * @param isComponent tells a component from an element of the page by its name
 */
export function handedTo(
  text: string,
  { start, end }: Span,
  isComponent: (name: string) => boolean,
): HandedTo | null {
  const tag = tagAround(text, start);
  if (!tag || !isComponent(tag.name)) return null;
  const component = camelised(tag.name).replace(/^./, (first) => first.toUpperCase());
  const before = text.slice(Math.max(tag.end, start - longest), start);
  if (whole.test(before)) return { component, property: null };
  const code = text.slice(start, end).trim();
  const name = named.map((pattern) => pattern.exec(before)?.[1]).find((found) => found !== undefined);
  if (name !== undefined) return { component, property: camelised(name) };
  return short.test(before) && /^[\w$-]+$/.test(code) ? { component, property: camelised(code) } : null;
}

/** Names with hyphens are those with capitals: `segment-client` is `segmentClient`. */
const camelised = (name: string): string =>
  name.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());

/** No attribute is longer than this in front of its value. */
const longest = 200;

/** More tags that only seem to open before an offset nobody writes: `a <b` in an expression. */
const mostSeeming = 4;

/** The tag that is open at an offset: its name, and where that ends. */
function tagAround(text: string, at: number): { name: string; end: number } | null {
  let from = at;
  for (let tried = 0; tried < mostSeeming; tried += 1) {
    from = text.lastIndexOf('<', from - 1);
    if (from <= 0 && text[0] !== '<') return null;
    const name = /^<([A-Za-z][\w-]*)(?=[\s/])/.exec(text.slice(from, from + 100))?.[1];
    if (name !== undefined && isOpenUntil(text, from, at)) return { name, end: from + 1 + name.length };
    if (from === 0) return null;
  }
  return null;
}

/** True where no sign between two offsets closes the tag: one in quotes or braces does not. */
function isOpenUntil(text: string, from: number, at: number): boolean {
  let quote = '';
  let depth = 0;
  for (let index = from; index < at; index += 1) {
    const sign = text[index] ?? '';
    if (quote !== '') quote = sign === quote ? '' : quote;
    else if (sign === '"' || sign === "'" || sign === '`') quote = sign;
    else if (sign === '{') depth += 1;
    else if (sign === '}') depth -= 1;
    else if (sign === '>' && depth === 0) return false;
  }
  return true;
}
