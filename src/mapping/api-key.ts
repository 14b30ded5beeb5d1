import { constant, type Expression, source } from '../amplitude/step.js';
import type { Options } from '../config/options.js';
import { finding, findingKinds } from '../findings.js';
import type { Finding } from '../report/report.js';
import type { CallOf } from '../segment/call.js';

/** What stands where a literal write key stood: not a key, so that it is noticed. */
export const apiKeyPlaceholder = 'AMPLITUDE_API_KEY';

/** Prefixes by which bundlers decide which variables reach the browser: they have to stay. */
const publicPrefix =
  /^(NEXT_PUBLIC|NUXT_PUBLIC|EXPO_PUBLIC|REACT_APP|VUE_APP|VITE|GATSBY|PUBLIC|NX|STORYBOOK)_/;

/** Segment, with the word for its key; and such a word elsewhere in a name, or in one that does not say whose it is. */
const segmentKey = /SEGMENT_?(IO_?)?(WRITE_?KEY|API_?KEY|KEY|ID|TOKEN)(?![A-Z])/;
const keyWord = /(?<![A-Z])(WRITE_?KEY|API_?KEY|KEY|TOKEN)(?![A-Z])/;
const ownKey =
  /(?<![A-Z])((ANALYTICS|TRACKING)(_(WRITE_?KEY|API_?KEY|KEY|TOKEN|ID))?|WRITE_?KEY|API_?KEY|KEY|TOKEN)(?![A-Z])/;

/**
 * `NEXT_PUBLIC_SEGMENT_WRITE_KEY` → `NEXT_PUBLIC_AMPLITUDE_API_KEY`, `SEGMENT_SHOP_KEY` → `AMPLITUDE_SHOP_KEY`,
 * `SHOP_WRITE_KEY` → `SHOP_AMPLITUDE_API_KEY`: what tells one key from another stays.
 */
export function amplitudeVariable(given: string): string {
  const name = inCapitals(given);
  const segment = /SEGMENT(_?IO(?![A-Z]))?/;
  if (segmentKey.test(name)) return name.replace(segmentKey, apiKeyPlaceholder);
  if (!segment.test(name))
    return ownKey.test(name) ? name.replace(ownKey, apiKeyPlaceholder) : `${name}_${apiKeyPlaceholder}`;
  if (!keyWord.test(name)) return name.replace(segment, apiKeyPlaceholder);
  // The name says elsewhere that it is a key, and of what.
  return name.replace(segment, 'AMPLITUDE').replace(/WRITE_?KEY(?![A-Z])/, 'API_KEY');
}

/** `segmentWriteKey` is read as the others are. */
const inCapitals = (name: string): string =>
  /[a-z]/.test(name) ? name.replace(/([a-z0-9])([A-Z])/g, '$1_$2').toUpperCase() : name;

/** What tells write keys apart: the name of the variable that is read, or the text in quotes. */
export type KeyId = string;

export const keyIdOf = ({ writeKey }: CallOf<'load'>): KeyId | null => {
  if (writeKey?.environment) return writeKey.environment.name;
  return typeof writeKey?.constant === 'string' ? JSON.stringify(writeKey.constant) : null;
};

const isText = (key: KeyId): boolean => key.startsWith('"');

/**
 * Names for API keys, so that no two write keys come out under one: `SEGMENT_KEY` and `SEGMENT_WRITE_KEY` become
 * `AMPLITUDE_KEY` and `AMPLITUDE_WRITE_KEY`, and the places of texts are counted.
 * @param keys each once, in the order of the files
 * @returns those that are not named as usual
 */
export function distinctNames(keys: readonly KeyId[]): Record<KeyId, string> {
  const names = keys
    .filter(isText)
    .map((text, index): [KeyId, string] => [text, numbered(apiKeyPlaceholder, index + 1)]);
  const variables = keys.filter((key) => !isText(key));
  const isShared = (name: KeyId) =>
    variables.some((other) => other !== name && amplitudeVariable(other) === amplitudeVariable(name));
  const taken = new Set<string>();
  const alone = variables.filter((name) => !isShared(name));
  for (const name of [...alone, ...variables.filter(isShared)]) {
    const wanted = isShared(name) ? wholeName(name) : amplitudeVariable(name);
    let count = 1;
    while (taken.has(numbered(wanted, count))) count += 1;
    taken.add(numbered(wanted, count));
    names.push([name, numbered(wanted, count)]);
  }
  return Object.fromEntries(names.filter(([key, name]) => name !== usualName(key)));
}

const usualName = (key: KeyId): string => (isText(key) ? apiKeyPlaceholder : amplitudeVariable(key));
const numbered = (name: string, count: number): string => (count === 1 ? name : `${name}_${count}`);

/** All that the name says, beside whose key it is. */
function wholeName(name: string): string {
  const words = inCapitals(name);
  return words.includes('SEGMENT') ? words.replace('SEGMENT', 'AMPLITUDE') : `${words}_${apiKeyPlaceholder}`;
}

/** The variable that a write key is read from, as that of the API key. */
export const variableOf = ({ name }: { readonly name: string }, keyName: string | undefined): string =>
  keyName ?? amplitudeVariable(name);

/** What takes the place of the write key behind a variable that is not set: that one's name, which no page needs to see. */
export function placeholderFor({ isQuoted }: { readonly isQuoted: boolean }, variable: string): string {
  const placeholder = variable.replace(publicPrefix, '');
  return isQuoted ? placeholder : `'${placeholder}'`;
}

interface ApiKey {
  readonly key: Expression;
  readonly findings: readonly Finding[];
}

/** The API key that `init` gets in the place of a write key, which is never passed on. */
export function apiKeyOf(call: CallOf<'load'>, options: Options): ApiKey {
  const { key, findings } = keyInPlaceOf(call, options);
  if (call.joinedWith === undefined) return { key, findings };
  const { title } = findingKinds['write-keys-joined'];
  return { key, findings: [...findings, finding('write-keys-joined', `${title} (${call.joinedWith})`)] };
}

function keyInPlaceOf(call: CallOf<'load'>, options: Options): ApiKey {
  const { writeKey, settings, keyName } = call;
  if (options.apiKey !== null) return { key: constant(options.apiKey), findings: [] };
  if (!writeKey && settings && !settings.entries) {
    const key: Expression = { kind: 'member', object: source(settings.span), key: 'writeKey' };
    return { key, findings: [finding('api-key-unknown')] };
  }
  const { environment } = writeKey ?? {};
  if (!writeKey || (writeKey.constant !== undefined && !environment)) {
    return { key: constant(keyName ?? apiKeyPlaceholder), findings: [finding('api-key-literal')] };
  }
  const { span } = writeKey;
  const assurance = call.isAssured ? [{ span: { start: span.end, end: span.end }, to: '!' }] : [];
  if (!environment) {
    const key: Expression = call.isAssured ? { kind: 'replaced', span, parts: assurance } : source(span);
    return { key, findings: [finding('api-key-unknown')] };
  }
  const variable = variableOf(environment, keyName);
  const { fallback } = environment;
  const parts = [{ span: environment.span, to: variable }, ...assurance];
  if (fallback) parts.push({ span: fallback, to: placeholderFor(fallback, variable) });
  parts.sort((a, b) => a.span.start - b.span.start);
  return { key: { kind: 'replaced', span, parts }, findings: fallback ? [finding('api-key-literal')] : [] };
}
