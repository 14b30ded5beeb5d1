import { pageCode } from './html.js';
import { type Layout, scriptRegion, type Unit } from './layout.js';
import { attributeOf, readTags, type Tag } from './markup.js';

const fence = /^(\s*(?:<!--[\s\S]*?-->\s*)*---)([\s\S]*?\n)[ \t]*---/;

/**
 * Components of Astro. The frontmatter runs on the server. A `<script>` without attributes is a module of its own, in
 * TypeScript; any attribute but `src` leaves it to the browser as it is.
 */
export function layoutOfAstro(text: string): Layout {
  const frontmatter = fence.exec(text);
  const [, opening = '', code = ''] = frontmatter ?? [];
  const bodyStart = frontmatter ? frontmatter[0].length : 0;
  const tags = readTags(' '.repeat(bodyStart) + text.slice(bodyStart));
  const isBundled = (tag: Tag): boolean =>
    tag.kind === 'open' && tag.name === 'script' && tag.content !== null && tag.attributes.length === 0;
  const module = (start: number, end: number): Unit => ({
    language: 'ts',
    scope: 'module',
    hasServerTags: false,
    regions: [scriptRegion({ start, end })],
  });
  const bundled = tags.flatMap((tag) =>
    isBundled(tag) && tag.content ? [module(tag.content.start, tag.content.end)] : [],
  );
  const page = pageCode(
    text,
    tags.filter((tag) => !isBundled(tag) && !isFilledIn(text, tag)),
    false,
  );
  const server = frontmatter ? [module(opening.length, opening.length + code.length)] : [];
  return { units: [...server, ...bundled, ...page.units], unread: page.unread };
}

/** `set:html` replaces what stands in the tag; what `define:vars` declares may hide the global. */
function isFilledIn(text: string, tag: Tag): boolean {
  if (tag.attributes.some(({ name }) => name.startsWith('set:'))) return true;
  return /\banalytics\b/.test(attributeOf(text, tag, 'define:vars') ?? '');
}
