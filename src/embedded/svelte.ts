import { pageCode } from './html.js';
import { type Language, type Layout, languageOf, type Region, scriptRegion, type Unread } from './layout.js';
import { attributeOf, readTags, type Tag } from './markup.js';

/** Components of Svelte. Its two scripts are one module; what stands in `<svelte:head>` is a page's. */
export function layoutOfSvelte(text: string): Layout {
  const unread: Unread[] = [];
  const regions: Region[] = [];
  const head: Tag[] = [];
  let language: Language = 'js';
  let isInHead = false;
  for (const tag of readTags(text)) {
    if (tag.name === 'svelte:head') isInHead = tag.kind === 'open' && !tag.selfClosing;
    else if (tag.kind === 'close' || tag.name !== 'script') continue;
    else if (isInHead) head.push(tag);
    else {
      const own = languageOf(attributeOf(text, tag, 'lang') ?? attributeOf(text, tag, 'type'));
      if (own !== null && tag.content !== null) {
        language = own;
        regions.push(scriptRegion(tag.content));
        continue;
      }
      const content = tag.content ?? { start: tag.span.end, end: text.length };
      const reason = own === null ? 'its language is compiled first' : 'no closing tag ends it';
      unread.push({ ...content, code: 'script-not-read', reason });
    }
  }
  const page = pageCode(text, head, false);
  const own =
    regions.length > 0 ? [{ language, scope: 'module', hasServerTags: false, regions } as const] : [];
  return { units: [...own, ...page.units], unread: [...unread, ...page.unread] };
}
