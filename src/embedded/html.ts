import { addressesOf } from './addresses.js';
import { handlerOf } from './handlers.js';
import { type Layout, type Region, scriptRegion, type Unit, type Unread } from './layout.js';
import { attributeOf, readTags, type Tag, textOf } from './markup.js';
import { maskTagsOfMarkup } from './server-tags.js';

/** Types of scripts that a browser runs. */
const scriptTypes =
  /^(?:module|(?:text|application)\/(?:x-)?(?:javascript|ecmascript|jscript|livescript)(?:1\.\d)?)?$/i;

/** Types of scripts that something else runs; what has any other type is data. */
const otherwiseRun: Readonly<Record<string, string>> = {
  'text/plain': 'its type is text/plain until something releases it',
  'text/partytown': 'it runs in a worker of Partytown',
  'text/babel': 'it is compiled in the browser',
  'text/jsx': 'it is compiled in the browser',
  'text/typescript': 'it is compiled in the browser',
};

/** Attributes and classes by which consent managers know the scripts that they release, as what these are, once they may run. */
const releasedBy =
  /\b(?:data-(?:cookie|consent|categor|purpose|vendor|service|usercentrics|cmp|type=|name=)|optanon|ot-vscat|_iub_cs|cmplz|cky-|klaro|cookie-?consent)/i;

/** Pages, also those that a template engine fills in. */
export function layoutOfPage(text: string): Layout {
  const tags = readTags(maskTagsOfMarkup(text), true);
  const { units, unread } = pageCode(text, tags, true);
  return { units, unread: [...unread, ...addressesOf(text, tags)] };
}

/**
 * The scripts and event handlers that a browser finds among some tags. Classic scripts share the global scope; every
 * module has its own. What has another type is data, and so is what stands in a comment or is escaped as a sample.
 */
export function pageCode(text: string, tags: readonly Tag[], hasServerTags: boolean): Layout {
  const classic: Region[] = [];
  const modules: Unit[] = [];
  const unread: Unread[] = [];
  for (const tag of tags) {
    if (tag.kind === 'close') continue;
    for (const attribute of tag.attributes) {
      const handler = handlerOf(text, attribute);
      if (handler && 'region' in handler) classic.push(handler.region);
      else if (handler) unread.push(handler.unread);
    }
    if (tag.name !== 'script') continue;
    const script = scriptOf(text, tag);
    if (script === null) continue;
    if ('reason' in script) unread.push(script);
    else if (/^module$/i.test(attributeOf(text, tag, 'type')?.trim() ?? '')) {
      modules.push({ language: 'js', scope: 'module', hasServerTags, regions: [script] });
    } else classic.push(script);
  }
  const shared: Unit = { language: 'js', scope: 'classic', hasServerTags, regions: classic };
  return { units: classic.length > 0 ? [shared, ...modules] : modules, unread };
}

function scriptOf(text: string, tag: Tag): Region | Unread | null {
  if (attributeOf(text, tag, 'src') !== null) return null;
  const written = attributeOf(text, tag, 'type')?.trim().toLowerCase() ?? '';
  const isReleased = written === 'text/plain' && releasedBy.test(textOf(text, tag.span));
  const type = isReleased ? '' : written;
  const content = tag.content ?? { start: tag.span.end, end: text.length };
  const unread = (reason: string): Unread => ({ ...content, code: 'script-not-read', reason });
  if (otherwiseRun[type] !== undefined) return unread(otherwiseRun[type]);
  if (!scriptTypes.test(type)) return null;
  if (tag.content === null) return unread('no closing tag ends it');
  // Beside a script that waits for consent no tag may load anything.
  return isReleased ? scriptRegion(content) : { ...scriptRegion(content), tagStart: tag.span.start };
}
