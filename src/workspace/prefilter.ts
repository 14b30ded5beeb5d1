import { withoutUtf16 } from './utf16.js';

/** Answers from a file's bytes whether it is worth decoding and parsing. Never says no to a file that holds a hit. */
export interface ByteFilter {
  test(bytes: Buffer): boolean;
}

/** Text that stands only in files about Segment. Each contains one of `needles`. */
const marks = [
  '@segment/',
  // Not the one of another scope, such as Amplitude's own.
  '(?<!@[\\w-]+/)analytics-node',
  'segment-analytics',
  'plugin-segment',
  'react-segment',
  'redux-segment',
  'expo-analytics-segment',
  'cdn\\.segment\\.(?:com|io)',
  '\\$segment',
  'SegmentAnalytics',
  'AnalyticsSnippet',
  'SNIPPET_VERSION',
  'com\\.segment\\.analytics',
  'SEGAnalytics',
  'import\\s+Segment(?![\\w$])',
  '<Segment/',
];

/**
 * What every mark and the usual global contain (a snippet that sets SNIPPET_VERSION names Segment or analytics, too).
 * A search runs from one occurrence of the first letter to the next, so it looks for a part that begins with a rare
 * one first: `egment` alone would stop at every `e`.
 */
const needles = [
  { probe: 'ytics', text: 'nalytics' },
  { probe: 'gment', text: 'egment' },
];

/** Methods whose name alone, next to the global's name in the same file, is a hit. */
const tellingMethods = [
  'track',
  'identify',
  'setAnonymousId',
  'trackLink',
  'trackForm',
  'trackClick',
  'trackSubmit',
  'pageview',
  'pageView',
  'addSourceMiddleware',
  'addDestinationMiddleware',
];

/** Methods that much else has, too: a hit only on the global itself. */
const commonMethods = [
  ...['page', 'screen', 'group', 'alias', 'reset', 'ready', 'user', 'load', 'debug', 'on', 'once', 'off'],
  ...['register', 'deregister', 'push', 'timeout', 'use', 'flush'],
];

const common = `(?:${commonMethods.join('|')})(?![\\w$])`;

/** A telling method as a member, as a key in brackets, or as a key of a destructuring. */
const telling = usedAs(`(?:${tellingMethods.join('|')})(?![\\w$])`);

/**
 * The first stage: a file with a mark of Segment's packages, or with a global client in use.
 * @param globals names of the global clients; empty turns the assumption off
 */
export function createPrefilter(globals: readonly string[]): ByteFilter {
  const cheap = [...needles, ...globals.filter(isNoNeedle).map((text) => ({ probe: text, text }))].map(
    toFinder,
  );
  const certain = new RegExp([...marks, ...globalForms(globals)].join('|'));
  // Without a global nothing is named.
  const named = new RegExp(globals.length > 0 ? nameInCode(globals) : '(?!)');
  return {
    test(given) {
      const bytes = withoutUtf16(given);
      if (!cheap.some((finds) => finds(bytes))) return false;
      const text = bytes.toString('latin1');
      return certain.test(text) || (named.test(text) && telling.test(text));
    },
  };
}

/** A text's UTF-8 bytes as a pattern over text decoded as latin1, which is how filters read files. */
export function escapeForLatin1(text: string): string {
  return Buffer.from(text)
    .toString('latin1')
    .replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
}

function isNoNeedle(name: string): boolean {
  return !needles.some(({ text }) => name.includes(text));
}

function toFinder({ probe, text }: { probe: string; text: string }): (bytes: Buffer) => boolean {
  const first = Buffer.from(probe);
  const whole = Buffer.from(text);
  const offset = whole.indexOf(first);
  return (bytes) => {
    const at = bytes.indexOf(first);
    return at >= 0 && (offset === 0 || bytes.indexOf(whole, Math.max(at - offset, 0)) >= 0);
  };
}

function wholeName(globals: readonly string[]): string {
  return `(?<![\\w$-])(?:${globals.map(escapeForLatin1).join('|')})(?![\\w$-])`;
}

/**
 * The name where code can have it: in a module path a slash stands before it, in a sentence a word behind it.
 * Parsing every file with such a comment would cost more than reading all others.
 */
function nameInCode(globals: readonly string[]): string {
  const sentence = '(?![ \\t]+(?!(?:as|satisfies|instanceof|in|of|from)\\b)[A-Za-z])';
  return `(?<!/)${wholeName(globals)}(?!/)${sentence}`;
}

/** How a global is used, where its own surroundings say so. Each stays linear on any text: no open repeat in another. */
function globalForms(globals: readonly string[]): string[] {
  if (globals.length === 0) return [];
  const name = wholeName(globals);
  const holder = '(?:window|self|globalThis|global|top|parent)';
  return [
    // window.analytics, window?.analytics, (window as any).analytics
    `(?:${holder}|\\))\\s*(?:[!?]\\s*)?\\.\\s*${name}`,
    // window['analytics']
    `\\[\\s*['"\`]${name}['"\`]\\s*\\]`,
    `typeof\\s+${name}`,
    // const { analytics } = window
    `${name}[^{}]{0,300}\\}\\s*=[\\s(]*${holder}(?![\\w$])`,
    // analytics[method], analytics?.[method]
    `${name}[\\s!)]*(?:\\?\\.\\s*)?\\[`,
    // getAnalytics()?.track(…), useAnalytics().track(…)
    `(?:get|use)[A-Z]?\\w*Analytics\\s*\\(\\s*\\)[\\s!?)]*\\.\\s*(?:${tellingMethods.join('|')})(?![\\w$])`,
    // const { track } = useAnalytics()
    `\\b(?:track|identify)\\b[^{}]{0,300}\\}\\s*=\\s*use(?:Analytics|Segment)\\s*\\(`,
    // analytics.page(…), analytics?.page?.(…)
    `${name}[\\s!?)]*\\.\\s*${common}`,
    // (analytics as any).page(…), (analytics || {}).page(…)
    `${name}[^;\\n]{0,80}?\\.\\s*${common}`,
    // Handed to where its name cannot be followed: const a = analytics, f(analytics), if (analytics) …
    `(?:[=(!?]|&&|\\|\\||\\breturn|\\bdefault)\\s*${name}\\s*(?:[;,)&|?!]|as\\s|\\n|$)`,
  ];
}

function usedAs(word: string): RegExp {
  return new RegExp(`\\.\\s*${word}|\\[\\s*['"\`]${word}|[{,]\\s*${word}\\s*[,}:=]`);
}
