/** Where Segment's library was to be had before it had a name of its own. */
const oldHost = 'd2dq2ahtl5zl1z\\.cloudfront\\.net';

const host = new RegExp(`(?:cdn|cdn-settings|api)\\.segment\\.(?:com|io)\\b|${oldHost}`);

/** True for code that names Segment, whichever of its hosts. */
export const namesSegment = (code: string): boolean => /segment\.(?:com|io)/.test(code) || host.test(code);

/** True for a text with an address of Segment's servers. */
export const namesSegmentHost = (text: string): boolean => host.test(text);

/** True for a policy that lets a page talk to Segment's servers. */
export const allowsSegment = (policy: string): boolean =>
  /\b[a-z]+-src\b/.test(policy) && (host.test(policy) || /\*\.segment\.(?:com|io)\b/.test(policy));

/** An address at Segment's servers, by itself. */
const atSegment = /^(?:(?:https?|wss?):)?(?:\/\/)?(?:\*|cdn|cdn-settings|api)\.segment\.(?:com|io)(?=$|[/:])/;

/** True for a text that is an address at Segment's servers. */
export const isAtSegment = (text: string): boolean => atSegment.test(text);

/** True for a text that names one of Segment's servers as a whole, as a list of allowed ones does. */
export const isServerOfSegment = (text: string): boolean =>
  isAtSegment(text) && /^\/?\**$/.test(text.replace(atSegment, ''));

/** Where the library stands at Segment's hosts, in any case. */
const libraryAddress = /(?:\.segment\.(?:com|io)|d2dq2ahtl5zl1z\.cloudfront\.net)\/analytics/gi;

/** A tag of a script up to the address in its `src`. */
const tagBefore = /^<script(?:"[^"]*"|'[^']*'|[^>"'])*\ssrc\s*=\s*["']?[^"'>]*$/i;

/** More than a tag holds: behind that, markup has nothing to do with an address. */
const longestTag = 2000;

/** True for markup that loads Segment's library by its address. */
export function loadsSegment(markup: string): boolean {
  return [...markup.matchAll(libraryAddress)].some(({ index }) => {
    const before = markup.slice(Math.max(0, index - longestTag), index);
    const start = before.toLowerCase().lastIndexOf('<script');
    return start !== -1 && tagBefore.test(before.slice(start));
  });
}

const library =
  /^(?:https?:)?\/\/(?:cdn\.segment\.(?:com|io)|d2dq2ahtl5zl1z\.cloudfront\.net)\/analytics\.js\/v1\/(.+)\/analytics(?:\.min)?\.js$/;

/** The write key in the address of Segment's library, as it is written; null for any other address. */
export function keyInAddress(address: string): string | null {
  const key = library.exec(address.trim())?.[1];
  // A tag of a template engine may hold any sign.
  return key === undefined || (/["'\\\s]/.test(key) && !/^(?:\{\{.*\}\}|<[%?].*[%?]>)$/.test(key))
    ? null
    : key;
}
