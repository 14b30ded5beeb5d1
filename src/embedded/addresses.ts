import { allowsSegment, namesSegmentHost } from '../segment/addresses.js';
import type { Unread } from './layout.js';
import { attributeOf, type Tag } from './markup.js';

/** The tags of a page that name Segment's servers: its library, addresses that are connected to early, a policy. */
export function addressesOf(text: string, tags: readonly Tag[]): Unread[] {
  return tags.flatMap((tag): Unread[] => {
    if (tag.kind === 'close') return [];
    const value = (name: string): string => attributeOf(text, tag, name) ?? '';
    const said = (code: Unread['code'], reason: string): Unread[] => [{ ...tag.span, code, reason }];
    // A consent manager finds the address under another name.
    const isLoaded = ['src', 'data-src', 'data-cookieblock-src'].some((name) =>
      namesSegmentHost(value(name)),
    );
    if (tag.name === 'script' && isLoaded) return said('segment-snippet', 'a script tag loads it');
    if (tag.name === 'amp-analytics' && value('type').toLowerCase() === 'segment')
      return said('segment-amp', 'amp-analytics');
    if (tag.name === 'link' && namesSegmentHost(value('href')))
      return said('segment-address', `in a link for ${value('rel') || 'a file'}`);
    if (tag.name === 'meta' && allowsSegment(value('content')))
      return said('segment-address', 'in the policy of the page');
    return [];
  });
}
