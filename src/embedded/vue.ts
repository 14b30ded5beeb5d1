import { type Language, type Layout, languageOf, scriptRegion, type Unread } from './layout.js';
import { attributeOf, readTags, type Tag } from './markup.js';

/** A block of a single-file component: what stands at its top level. */
interface TopBlock {
  readonly tag: Tag;
  readonly content: { readonly start: number; readonly end: number };
}

/** Single-file components of Vue. `<script>` and `<script setup>` are one module. */
export function layoutOfVue(text: string): Layout {
  const blocks = topBlocks(text);
  const scripts = blocks.filter(({ tag }) => tag.name === 'script' && attributeOf(text, tag, 'src') === null);
  const unread: Unread[] = [];
  let language: Language = 'js';
  const regions = scripts.flatMap(({ tag, content }) => {
    const own = languageOf(attributeOf(text, tag, 'lang'));
    if (own === null || tag.content === null) {
      const reason = own === null ? 'its language is compiled first' : 'no closing tag ends it';
      unread.push({ ...content, code: 'script-not-read', reason });
      return [];
    }
    language = own;
    return [scriptRegion(content)];
  });
  const units =
    regions.length > 0 ? [{ language, scope: 'module', hasServerTags: false, regions } as const] : [];
  return { units, unread };
}

/** The blocks at the top level; what stands inside them belongs to them, whatever it looks like. */
function topBlocks(text: string): TopBlock[] {
  const found: TopBlock[] = [];
  let outer: Tag | null = null;
  let depth = 0;
  for (const tag of readTags(text)) {
    if (outer === null) {
      if (tag.kind === 'close' || tag.selfClosing) continue;
      outer = tag;
      depth = 1;
    } else if (tag.name === outer.name && !tag.selfClosing) {
      depth += tag.kind === 'open' ? 1 : -1;
      if (depth > 0) continue;
      found.push({ tag: outer, content: { start: outer.span.end, end: tag.span.start } });
      outer = null;
    }
  }
  if (outer) found.push({ tag: outer, content: { start: outer.span.end, end: text.length } });
  return found;
}
