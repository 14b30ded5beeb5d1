import { type Layout, type Region, scriptRegion, type Unit, type Unread } from './layout.js';
import { type Attribute, attributeOf, readTags, type Tag } from './markup.js';

/** Types of scripts that a browser runs. */
const scriptTypes =
  /^(?:module|(?:text|application)\/(?:x-)?(?:javascript|ecmascript|jscript|livescript)(?:1\.\d)?)?$/i;

/** Pages, also those that a template engine fills in. */
export function layoutOfPage(text: string): Layout {
  return { ...pageCode(text, readTags(text), true) };
}

/**
 * The scripts and event handlers that a browser finds among some tags. Classic scripts share the global scope; every
 * module has its own. What has another type is data, and so is what stands in a comment, a `<pre>` or a `<template>`.
 */
export function pageCode(text: string, tags: readonly Tag[], hasServerTags: boolean): Layout {
  const classic: Region[] = [];
  const modules: Unit[] = [];
  const unread: Unread[] = [];
  for (const tag of tags) {
    if (tag.kind === 'close') continue;
    for (const attribute of tag.attributes) {
      const handler = handlerOf(text, attribute);
      if (handler) (handler.isRead ? classic : unread).push(handler.region as Region & Unread);
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
  const type = attributeOf(text, tag, 'type')?.trim() ?? '';
  const content = tag.content ?? { start: tag.span.end, end: text.length };
  const unread = (reason: string): Unread => ({ ...content, code: 'script-not-read', reason });
  // What a consent manager releases runs as a script; other types are data.
  if (/^text\/plain$/i.test(type))
    return unread('its type is text/plain until a consent manager releases it');
  if (!scriptTypes.test(type)) return null;
  if (tag.content === null) return unread('no closing tag ends it');
  return scriptRegion(content);
}

interface Handler {
  readonly isRead: boolean;
  readonly region: Region | Unread;
}

/** `onclick="…"` and `href="javascript:…"`. */
function handlerOf(text: string, { name, value, quote }: Attribute): Handler | null {
  const source = text.slice(value.start, value.end);
  const scheme = /^(?:href|action|formaction)$/i.test(name)
    ? /^\s*javascript:/i.exec(source)?.[0]
    : undefined;
  if (source === '' || (scheme === undefined && !/^on[a-z]+$/i.test(name))) return null;
  const span = { start: value.start + (scheme?.length ?? 0), end: value.end };
  const isEncoded = scheme !== undefined && /%[\da-f]{2}/i.test(source);
  if (quote === null || isEncoded) {
    const reason = isEncoded ? 'it is written in percent signs' : 'no quotes stand around it';
    return { isRead: false, region: { ...span, code: 'script-not-read', reason } };
  }
  const shape = {
    form: 'inline',
    around: quote,
    code: 'handler',
    locals: ['event'],
    hasEntities: true,
  } as const;
  return { isRead: true, region: { ...span, ...shape } };
}
