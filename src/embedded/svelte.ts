import { addressesOf } from './addresses.js';
import { handedTo } from './handed-on.js';
import { pageCode } from './html.js';
import {
  type FindReader,
  type Language,
  type Layout,
  languageOf,
  type Region,
  scriptRegion,
  type TemplateCode,
  templateRegion,
  type Unread,
} from './layout.js';
import { attributeOf, readTags, type Tag } from './markup.js';
import { guessSvelteCode } from './svelte-guess.js';

/** Components of Svelte. Its two scripts and its markup are one module; a script in `<svelte:head>` is a page's. */
export function layoutOfSvelte(text: string, findReader: FindReader): Layout {
  const unread: Unread[] = [];
  const scripts: Region[] = [];
  const head: Tag[] = [];
  let language: Language = 'js';
  let isInHead = false;
  for (const tag of readTags(text)) {
    if (tag.name === 'svelte:head') isInHead = tag.kind === 'open' && !tag.selfClosing;
    else if (isInHead) head.push(tag);
    else if (tag.kind === 'close' || tag.name !== 'script') continue;
    else {
      const own = languageOf(attributeOf(text, tag, 'lang') ?? attributeOf(text, tag, 'type'));
      if (own !== null && tag.content !== null) {
        language = own;
        scripts.push(scriptRegion(tag.content));
        continue;
      }
      const content = tag.content ?? { start: tag.span.end, end: text.length };
      const reason = own === null ? 'its language is compiled first' : 'no closing tag ends it';
      unread.push({ ...content, code: 'script-not-read', reason });
    }
  }
  const page = pageCode(
    text,
    head.filter(({ name }) => name === 'script'),
    false,
  );
  const regions = [...scripts, ...markupOf(text, findReader)].sort((a, b) => a.start - b.start);
  const own =
    regions.length > 0
      ? [
          {
            language,
            scope: 'module',
            hasServerTags: false,
            names: 'stores',
            isComponent: true,
            regions,
          } as const,
        ]
      : [];
  return { units: [...own, ...page.units], unread: [...unread, ...page.unread, ...addressesOf(text, head)] };
}

/** Markup sees all that the scripts declare. */
function markupOf(text: string, findReader: FindReader): Region[] {
  const reader = findReader('svelte');
  try {
    const read = reader?.(text, { start: 0, end: text.length });
    if (read) return read.map((code) => regionOf(text, code, false));
  } catch {
    // What the compiler cannot read is guessed, as without one.
  }
  return guessSvelteCode(text).map((code) => regionOf(text, code, true));
}

const regionOf = (text: string, code: TemplateCode, guessed: boolean): Region =>
  templateRegion(code, {
    ...(guessed ? { guessed } : {}),
    handedTo: handedTo(text, code, (name) => /^[A-Z]/.test(name)),
  });
