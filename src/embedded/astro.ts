import { addressesOf } from './addresses.js';
import { expressionAt, readBraces } from './braces.js';
import { handedTo } from './handed-on.js';
import { pageCode } from './html.js';
import { type Layout, type Region, scriptRegion, templateRegion, type Unit } from './layout.js';
import { readTags, type Tag } from './markup.js';

const fence = /^(\s*(?:<!--[\s\S]*?-->\s*)*---)([\s\S]*?\n)[ \t]*---/;

/**
 * Components of Astro. The frontmatter and the expressions of the template run on the server, as one module. A
 * `<script>` without attributes is a module of its own, in TypeScript; any attribute but `src` leaves it to the browser
 * as it is.
 */
export function layoutOfAstro(text: string): Layout {
  const frontmatter = fence.exec(text);
  const [, opening = '', code = ''] = frontmatter ?? [];
  const bodyStart = frontmatter ? frontmatter[0].length : 0;
  const tags = readTags(' '.repeat(bodyStart) + text.slice(bodyStart));
  const isBundled = (tag: Tag): boolean =>
    tag.kind === 'open' && tag.name === 'script' && tag.content !== null && tag.attributes.length === 0;
  const bundled = tags.flatMap((tag) => (isBundled(tag) && tag.content ? [scriptRegion(tag.content)] : []));
  const page = pageCode(
    text,
    tags.filter((tag) => !isBundled(tag) && !isFilledIn(text, tag)),
    false,
  );
  const own = frontmatter ? [scriptRegion({ start: opening.length, end: opening.length + code.length })] : [];
  const expressions = expressionsIn(withoutRaw(text, tags), bodyStart);
  // What stands in an expression is read as the JSX that it is.
  const markup = tags.filter(
    ({ span }) => !expressions.some(({ start, end }) => span.start >= start && span.start < end),
  );
  const server = [...own, ...expressions];
  return {
    units: [
      ...(server.length > 0 ? [{ ...moduleOf(server, 'tsx'), isComponent: true as const }] : []),
      ...bundled.map((script) => moduleOf([script], 'ts')),
      ...page.units,
    ],
    unread: [...page.unread, ...addressesOf(text, markup)],
  };
}

const moduleOf = (regions: readonly Region[], language: Unit['language']): Unit => ({
  language,
  scope: 'module',
  hasServerTags: false,
  regions,
});

/** In an element with `is:raw` braces are text; it is blank here, as long as before. */
function withoutRaw(text: string, tags: readonly Tag[]): string {
  let shown = text;
  for (const [index, tag] of tags.entries()) {
    if (!tag.attributes.some(({ name }) => name === 'is:raw')) continue;
    const close = tags.slice(index).find(({ kind, name }) => kind === 'close' && name === tag.name);
    const [start, end] = [tag.span.end, close?.span.start ?? text.length];
    shown = shown.slice(0, start) + ' '.repeat(end - start) + shown.slice(end);
  }
  return shown;
}

/** In markup every brace opens an expression of TypeScript with JSX, in which elements may hold others. */
function expressionsIn(text: string, start: number): Region[] {
  return readBraces(text, start, false, (offset) => {
    const from = text.startsWith('...', offset) ? offset + 3 : offset;
    const span = expressionAt(text, from, ['typescript', 'jsx']);
    if (!span) return null;
    const to = handedTo(text, span, (name) => /^[A-Z]/.test(name));
    return templateRegion({ ...span, code: 'expression', locals: [], hasEntities: false }, { handedTo: to });
  });
}

/** `set:html` replaces what stands in the tag; what `define:vars` declares may hide the global. */
function isFilledIn(text: string, tag: Tag): boolean {
  if (tag.attributes.some(({ name }) => name.startsWith('set:'))) return true;
  return /\bdefine:vars=[\s\S]*\banalytics\b/.test(text.slice(tag.span.start, tag.span.end));
}
