const host = /(?:cdn|cdn-settings|api)\.segment\.(?:com|io)\b/;

/** True for a text with an address of Segment's servers. */
export const namesSegmentHost = (text: string): boolean => host.test(text);

/** True for a policy that lets a page talk to Segment's servers. */
export const allowsSegment = (policy: string): boolean => /\b[a-z]+-src\b/.test(policy) && host.test(policy);

/** True for markup that loads Segment's library by its address. */
export const loadsSegment = (markup: string): boolean =>
  /<script[^>]*\ssrc=[^>]*\.segment\.(?:com|io)\/analytics/i.test(markup);
