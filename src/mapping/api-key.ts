import { constant, type Expression, source } from '../amplitude/step.js';
import type { Options } from '../config/options.js';
import { finding } from '../findings.js';
import type { Finding } from '../report/report.js';
import type { CallOf } from '../segment/call.js';

/** What stands where a literal write key stood: not a key, so that it is noticed. */
export const apiKeyPlaceholder = 'AMPLITUDE_API_KEY';

/** Prefixes by which bundlers decide which variables reach the browser: they have to stay. */
const publicPrefix =
  /^(NEXT_PUBLIC|NUXT_PUBLIC|EXPO_PUBLIC|REACT_APP|VUE_APP|VITE|GATSBY|PUBLIC|NX|STORYBOOK)_/;

/** Segment, with the word for its key; and such a word elsewhere in a name. */
const segmentKey = /SEGMENT_?(IO_?)?(WRITE_?KEY|API_?KEY|KEY|ID|TOKEN)(?![A-Z])/;
const keyWord = /(?<![A-Z])(WRITE_?KEY|API_?KEY|KEY|TOKEN)(?![A-Z])/;

/**
 * `NEXT_PUBLIC_SEGMENT_WRITE_KEY` → `NEXT_PUBLIC_AMPLITUDE_API_KEY`, `SEGMENT_SHOP_KEY` → `AMPLITUDE_SHOP_KEY`; a name
 * without SEGMENT keeps only its public prefix.
 */
export function amplitudeVariable(name: string): string {
  const segment = /SEGMENT(_?IO(?![A-Z]))?/;
  if (segmentKey.test(name)) return name.replace(segmentKey, apiKeyPlaceholder);
  if (!segment.test(name)) return (publicPrefix.exec(name)?.[0] ?? '') + apiKeyPlaceholder;
  if (!keyWord.test(name)) return name.replace(segment, apiKeyPlaceholder);
  // The name says elsewhere that it is a key, and of what.
  return name.replace(segment, 'AMPLITUDE').replace(/WRITE_?KEY(?![A-Z])/, 'API_KEY');
}

/** What takes the place of the write key behind a variable that is not set. */
export const placeholderFor = ({ isQuoted }: { readonly isQuoted: boolean }): string =>
  isQuoted ? apiKeyPlaceholder : `'${apiKeyPlaceholder}'`;

/** The API key that `init` gets in the place of a write key, which is never passed on. */
export function apiKeyOf(call: CallOf<'load'>, options: Options): { key: Expression; findings: Finding[] } {
  const { writeKey, settings } = call;
  if (options.apiKey !== null) return { key: constant(options.apiKey), findings: [] };
  if (!writeKey && settings && !settings.entries) {
    const key: Expression = { kind: 'member', object: source(settings.span), key: 'writeKey' };
    return { key, findings: [finding('api-key-unknown')] };
  }
  if (!writeKey || writeKey.constant !== undefined) {
    return { key: constant(apiKeyPlaceholder), findings: [finding('api-key-literal')] };
  }
  const { environment, span } = writeKey;
  if (!environment) return { key: source(span), findings: [finding('api-key-unknown')] };
  const { name, fallback } = environment;
  const parts = [{ span: environment.span, to: amplitudeVariable(name) }];
  if (fallback) parts.push({ span: fallback, to: placeholderFor(fallback) });
  parts.sort((a, b) => a.span.start - b.span.start);
  return { key: { kind: 'replaced', span, parts }, findings: fallback ? [finding('api-key-literal')] : [] };
}
