import { lineIndent } from '../javascript/write/style.js';
import { keyInAddress } from '../segment/addresses.js';
import { defaultRequest, snippetLines } from '../segment/snippet-package.js';
import type { Replacement } from './expanded.js';
import { type Attribute, attributeOf, readTags, type Tag, textOf } from './markup.js';
import { maskTagsOfMarkup } from './server-tags.js';

/** Attributes that say how a file is fetched; a script in the page has none. */
const ofTheFile = /^(?:src|async|defer|integrity|crossorigin|referrerpolicy|fetchpriority)$/i;

/**
 * Tags of a page that load Segment's library with a key in its address, each as the script that would do the same: the
 * snippet, and `load` with that key.
 */
export function libraryTags(text: string): Replacement[] {
  const tags = readTags(maskTagsOfMarkup(text), true);
  return tags.flatMap((tag, index) => {
    const key = keyInAddress(attributeOf(text, tag, 'src') ?? '');
    const close = tags[index + 1];
    if (tag.name !== 'script' || tag.kind === 'close' || key === null || close?.name !== 'script') return [];
    if (close.kind !== 'close' || text.slice(tag.span.end, close.span.start).trim() !== '') return [];
    const span = { start: tag.span.start, end: close.span.end };
    return [{ at: tag.span.start, span, text: scriptOf(text, tag, key) }];
  });
}

function scriptOf(text: string, { span, attributes }: Tag, key: string): string {
  const kept = attributes.filter(({ name }) => !ofTheFile.test(name)).map((own) => ` ${written(text, own)}`);
  const outer = (text.includes('\r\n') ? '\r\n' : '\n') + lineIndent(text, span.start);
  const lines = snippetLines({ ...defaultRequest, apiKey: key, page: null });
  return `<script${kept.join('')}>${lines.map((line) => `${outer}  ${line}`).join('')}${outer}</script>`;
}

function written(text: string, { name, value, quote }: Attribute): string {
  const own = textOf(text, value);
  return own === '' && quote === null ? name : `${name}=${quote ?? ''}${own}${quote ?? ''}`;
}
