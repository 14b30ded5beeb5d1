/** Text that stands only in Segment's snippet, in one of its forms. */
export const snippetMark =
  /SNIPPET_VERSION|Segment snippet included twice|(?:cdn\.segment\.(?:com|io)|d2dq2ahtl5zl1z\.cloudfront\.net)\/analytics/;

/** What a snippet does; an address alone may stand in a list of allowed hosts. */
const snippetWork = /createElement\s*\(|analytics\.methods|\.factory\b|\.invoked\b|analytics\.load\s*\(/;

/** Other vendors, whose snippets are copies of Segment's with another address. */
const otherVendors =
  /rudder|hightouch|htevents|customer\.?io\b|cioanalytics|june-so|juneify|freshpaint|perfalytics|metarouter|jitsu|astronomer\.io\/analytics|driftt|reb2b/i;

/** True for the snippet of another vendor, whatever its global is called. */
export const isOtherVendors = (text: string): boolean => otherVendors.test(text);

/** True for a page that shows Segment: its snippet, also with an address of the site's own, or its CDN. */
export function showsSegment(page: string): boolean {
  if (/cdn\.segment\.(?:com|io)|d2dq2ahtl5zl1z|Segment snippet included twice/.test(page)) return true;
  const isCopy =
    /SNIPPET_VERSION/.test(page) || (page.includes('analytics.methods') && page.includes('analytics.load'));
  return isCopy && !isOtherVendors(page);
}

/** True for a text that holds Segment's snippet in any of its forms. */
export function holdsSnippet(text: string): boolean {
  const at = snippetMark.exec(text)?.index;
  // A snippet is some 2,000 characters long; what stands further away is of something else.
  if (at === undefined) return false;
  const around = text.slice(Math.max(0, at - 2500), at + 2500);
  return snippetWork.test(around) && !isOtherVendors(around);
}
