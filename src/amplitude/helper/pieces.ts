/**
 * The text of the emitted helper file, cut into pieces.
 *
 * Only what differs between TypeScript and JavaScript (types and signatures) is data; the bodies are
 * written so that both languages read them as they are. That keeps one source of truth for all variants.
 * No body uses `?.` or `??`, which older bundlers do not parse in a user's own files.
 */

/** A named type: an alias in TypeScript, a `@typedef` in JavaScript. */
export interface TypePiece {
  readonly kind: 'type';
  readonly name: string;
  readonly exported?: true;
  readonly doc: string;
  readonly definition: string;
}

/** A module-level constant that is not exported. */
export interface ConstPiece {
  readonly kind: 'const';
  readonly name: string;
  readonly doc: string;
  readonly type: string;
  readonly value: string;
}

/** A function with the types of its signature; `optional` parameters get the `?` or the brackets of their language. */
export interface FunctionPiece {
  readonly kind: 'function';
  readonly name: string;
  readonly exported?: true;
  readonly doc: string;
  readonly generic?: { readonly name: string; readonly bound?: string };
  readonly parameters: readonly { readonly name: string; readonly type: string; readonly optional?: true }[];
  readonly returns: string;
  readonly body: string;
}

export type Piece = TypePiece | ConstPiece | FunctionPiece;

/** The comment at the top of the file. */
export const fileDoc = `Small helpers for code that moved from Segment to Amplitude.

This file is yours: change it, move it, or inline a function and delete it. It imports no SDK and
needs no DOM types, so all Amplitude SDKs share it, on a server too. No bad value makes it throw:
analytics must never break the page.`;

/** Everything before `pageEvent`: ids and traits. */
export const identityPieces: readonly Piece[] = [
  {
    kind: 'type',
    name: 'PropertyValue',
    doc: 'What a user property of Amplitude can hold.',
    definition: 'string | number | boolean | PropertyValue[] | { [key: string]: PropertyValue }',
  },
  {
    kind: 'type',
    name: 'IdentifyLike',
    exported: true,
    doc: 'What `setTraits` uses of an `Identify`: the class of every Amplitude JavaScript SDK fits.',
    definition: `{
  set(property: string, value: PropertyValue): unknown;
  setOnce(property: string, value: PropertyValue): unknown;
  unset(property: string): unknown;
  add(property: string, value: number): unknown;
  append(property: string, value: PropertyValue): unknown;
  prepend(property: string, value: PropertyValue): unknown;
  preInsert(property: string, value: PropertyValue): unknown;
  postInsert(property: string, value: PropertyValue): unknown;
  remove(property: string, value: PropertyValue): unknown;
}`,
  },
  {
    kind: 'const',
    name: 'operations',
    doc: 'The operations that a trait such as `$setOnce: { plan: 1 }` can name, the strongest first.',
    type: '(keyof IdentifyLike)[]',
    value: `[
  'set', 'setOnce', 'unset', 'add', 'append', 'prepend', 'preInsert', 'postInsert', 'remove',
]`,
  },
  {
    kind: 'function',
    name: 'setTraits',
    exported: true,
    doc: `Puts Segment's traits on an \`Identify\`, as Segment's Amplitude destination did. A chain of
\`identify.set(key, value)\` would not do: it silently drops a property that is \`null\` or that holds a
null, undefined or boolean anywhere in a list, and throws on \`[null]\`.

- \`null\` (and what JSON makes null, like \`NaN\`) unsets the property; \`undefined\` and functions are skipped.
- Other values go out as the JSON that Segment sent, less the nulls inside; dates become ISO strings.
- \`$set\`, \`$setOnce\`, \`$add\`, \`$append\`, \`$prepend\`, \`$unset\` … apply that operation to their keys.
  \`Identify\` keeps the first value of a key, so plain traits come first: they win at Amplitude, too.`,
    generic: { name: 'T', bound: 'IdentifyLike' },
    parameters: [
      { name: 'identify', type: 'T' },
      { name: 'traits', type: 'object | null | undefined' },
    ],
    returns: 'T',
    body: `each(traits, (key, value) => {
  if (operations.every((operation) => key !== \`$\${operation}\`)) setTrait(identify, 'set', key, value);
});
operations.forEach((operation) => {
  each(traits, (key, values) => {
    if (key !== \`$\${operation}\`) return;
    each(values, (name, value) => setTrait(identify, operation, name, value));
  });
});
return identify;`,
  },
  {
    kind: 'function',
    name: 'setTrait',
    doc: 'Applies one operation to one property; `null` clears what it would have set.',
    parameters: [
      { name: 'identify', type: 'IdentifyLike' },
      { name: 'operation', type: 'keyof IdentifyLike' },
      { name: 'key', type: 'string' },
      { name: 'value', type: 'unknown' },
    ],
    returns: 'void',
    body: `const text = JSON.stringify(value, (_, part) => (typeof part === 'bigint' ? undefined : part));
if (operation === 'unset' || (operation === 'set' && text === 'null')) identify.unset(key);
else if (operation === 'add') addTrait(identify, key, value);
else if (text !== undefined && text !== 'null') identify[operation](key, JSON.parse(text, withoutNull));`,
  },
  {
    kind: 'function',
    name: 'addTrait',
    doc: 'Adds a number, or the text of one as Amplitude takes it from others; the SDK drops the text.',
    parameters: [
      { name: 'identify', type: 'IdentifyLike' },
      { name: 'key', type: 'string' },
      { name: 'value', type: 'unknown' },
    ],
    returns: 'void',
    body: `const amount = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
if (typeof amount === 'number' && Number.isFinite(amount)) identify.add(key, amount);`,
  },
  {
    kind: 'function',
    name: 'withoutNull',
    doc: `Removes nulls from parsed JSON: over one of them the SDK drops the whole property. It does the same
over a boolean or a list inside a list, so it is shown those as strings, and \`toJSON\` sends the list
as it was. (As strings they would become other values: Amplitude tells "true" from true.)`,
    parameters: [
      { name: '_key', type: 'string' },
      { name: 'value', type: 'unknown' },
    ],
    returns: 'unknown',
    body: `if (!Array.isArray(value)) return value === null ? undefined : value;
const items = value.filter((item) => item !== undefined);
const shown = items.map((item) =>
  typeof item === 'boolean' || Array.isArray(item) ? JSON.stringify(item) : item,
);
if (shown.every((item, index) => item === items[index])) return items;
return Object.defineProperty(shown, 'toJSON', { value: () => items });`,
  },
  {
    kind: 'function',
    name: 'toUserId',
    exported: true,
    doc: `The id that Segment would have used: a string that is not empty, or a number as a string. Anything
else is no id, and must not reach \`setUserId\`, where it would sign the user out.`,
    parameters: [{ name: 'id', type: 'unknown' }],
    returns: 'string | undefined',
    body: `if (typeof id === 'number' && !Number.isNaN(id)) return String(id);
return typeof id === 'string' && id !== '' ? id : undefined;`,
  },
  {
    kind: 'function',
    name: 'userOption',
    exported: true,
    doc: `The event option that sets the user, for \`identify(identifyObj, userOption(id))\` in an expression.
Without a valid id it is empty, so the user stays as it is.`,
    parameters: [{ name: 'id', type: 'unknown' }],
    returns: '{ user_id?: string }',
    body: `const userId = toUserId(id);
return userId === undefined ? {} : { user_id: userId };`,
  },
  {
    kind: 'function',
    name: 'ifId',
    exported: true,
    doc: 'Calls `use` with the id as a string if it is one; an `if` for places that take only an expression.',
    generic: { name: 'R' },
    parameters: [
      { name: 'id', type: 'unknown' },
      { name: 'use', type: '(id: string) => R' },
    ],
    returns: 'R | undefined',
    body: `const known = toUserId(id);
return known === undefined ? undefined : use(known);`,
  },
];

/** Everything after the events of pages: their properties, the hand-over of identities, delivery, and what they rest on. */
export const otherPieces: readonly Piece[] = [
  {
    kind: 'function',
    name: 'pageProperties',
    exported: true,
    doc: `The properties of a Segment page call: in a browser Segment added path, referrer, search, title and
url by itself, which \`track\` does not. Given properties win over those; name and category over both.`,
    parameters: [
      { name: 'name', type: 'unknown', optional: true },
      { name: 'properties', type: 'object | null', optional: true },
      { name: 'category', type: 'unknown', optional: true },
    ],
    returns: 'Record<string, unknown>',
    body: `return {
  ...attempt(currentPage),
  ...attempt(() => (isPlainObject(properties) ? { ...properties } : {})),
  ...(typeof category === 'string' ? { category } : {}),
  ...(typeof name === 'string' && name !== '' ? { name } : {}),
};`,
  },
  {
    kind: 'function',
    name: 'currentPage',
    doc: 'The page as Segment describes it: a canonical link beats the address bar, and the hash is left out.',
    parameters: [],
    returns: 'Record<string, string>',
    body: `const { document, location, URL } = browser();
if (!document || !location) return {};
const { referrer, title } = document;
const { href, pathname, search } = location;
const link = document.querySelector("link[rel='canonical']");
const canonical = link && link.getAttribute('href');
if (!canonical) return { path: pathname, referrer, search, title, url: href.replace(/#.*/, '') };
const parsed = attempt(() => URL && new URL(canonical));
const path = parsed ? parsed.pathname : canonical.replace(/^(?!\\/)/, '/');
return { path, referrer, search, title, url: canonical.includes('?') ? canonical : canonical + search };`,
  },
  {
    kind: 'function',
    name: 'segmentIdentity',
    exported: true,
    doc: `The device and the user that Segment has stored, for the options of \`init\`: without them each visitor
would start as a new, unknown user. They count only until Amplitude has stored an identity of its
own for this API key; from then on they would undo a sign-out. Segment's values are left in place.`,
    parameters: [{ name: 'apiKey', type: 'string | undefined' }],
    returns: '{ deviceId?: string; userId?: string }',
    body: `if (!apiKey || hasIdentity(apiKey)) return {};
// Where the two places disagree, Segment takes the device from the cookie, the user from localStorage.
const device = 'ajs_anonymous_id';
const user = 'ajs_user_id';
const deviceId = segmentId(cookie(device)) || segmentId(stored('localStorage', device));
const userId = segmentId(stored('localStorage', user)) || segmentId(cookie(user));
return { ...(deviceId ? { deviceId } : {}), ...(userId ? { userId } : {}) };`,
  },
  {
    kind: 'function',
    name: 'hasIdentity',
    doc: 'Whether Amplitude has stored an identity; the name is the same wherever `identityStorage` puts it.',
    parameters: [{ name: 'apiKey', type: 'string' }],
    returns: 'boolean',
    body: `const own = \`AMP_\${String(apiKey).slice(0, 10)}\`;
return Boolean(cookie(own) || stored('localStorage', own) || stored('sessionStorage', own));`,
  },
  {
    kind: 'function',
    name: 'segmentId',
    doc: 'An id as Segment reads it back: JSON where it is JSON (localStorage), else the text itself (cookie).',
    parameters: [{ name: 'text', type: 'string | null | undefined' }],
    returns: 'string | undefined',
    body: `if (!text) return undefined;
const id = attempt(() => JSON.parse(text));
return toUserId(id === undefined ? text : id);`,
  },
  {
    kind: 'function',
    name: 'cookie',
    doc: 'The decoded value of a cookie.',
    parameters: [{ name: 'name', type: 'string' }],
    returns: 'string | undefined',
    body: `return attempt(() => {
  const { document } = browser();
  const pairs = document ? document.cookie.split('; ') : [];
  const pair = pairs.filter((candidate) => candidate.startsWith(\`\${name}=\`))[0];
  return pair && pair.slice(name.length + 1).replace(/(%[\\dA-F]{2})+/gi, decodeURIComponent);
});`,
  },
  {
    kind: 'function',
    name: 'stored',
    doc: 'A value of a web storage; merely touching one throws where a browser forbids it.',
    parameters: [
      { name: 'area', type: "'localStorage' | 'sessionStorage'" },
      { name: 'name', type: 'string' },
    ],
    returns: 'string | null | undefined',
    body: `return attempt(() => {
  const storage = browser()[area];
  return storage && storage.getItem(name);
});`,
  },
  {
    kind: 'type',
    name: 'AppStorage',
    exported: true,
    doc: "What `storedSegmentIdentity` uses of an app's storage.",
    definition: `{
  getItem(key: string): Promise<string | null>;
  getAllKeys(): Promise<readonly string[]>;
}`,
  },
  {
    kind: 'function',
    name: 'storedSegmentIdentity',
    exported: true,
    doc: `The ids under which an app was known so far, for \`init\`: empty once Amplitude has stored its own for this
key, so that they are handed over once. Segment keeps them under its write key and "-userInfo".`,
    parameters: [
      { name: 'storage', type: 'AppStorage' },
      { name: 'apiKey', type: 'string | undefined' },
    ],
    returns: 'Promise<{ deviceId?: string; userId?: string }>',
    body: `const find = async () => {
  if (!apiKey || (await storage.getItem(\`AMP_\${apiKey.slice(0, 10)}\`))) return {};
  for (const key of await storage.getAllKeys()) {
    const text = key.endsWith('-userInfo') ? await storage.getItem(key) : null;
    const ids = text ? JSON.parse(text).userInfo : null;
    if (!ids || typeof ids.anonymousId !== 'string') continue;
    const user = typeof ids.userId === 'string' && ids.userId !== '' ? { userId: ids.userId } : {};
    return { deviceId: ids.anonymousId, ...user };
  }
  return {};
};
return find().catch(() => ({}));`,
  },
  {
    kind: 'function',
    name: 'delivered',
    exported: true,
    doc: `The promise of a call such as \`track\`, for code that awaits it. Amplitude settles it after the upload,
which waits for a timer (a second in a browser, ten in Node); flushing uploads at once.`,
    generic: { name: 'T' },
    parameters: [
      { name: 'sent', type: '{ promise: Promise<T> }' },
      { name: 'flush', type: '() => unknown' },
    ],
    returns: 'Promise<T>',
    body: `attempt(flush);
return sent.promise;`,
  },
  {
    kind: 'const',
    name: 'waiting',
    doc: 'Plug-ins need names of their own; a second one of the same name would be passed over.',
    type: '{ count: number }',
    value: '{ count: 0 }',
  },
  {
    kind: 'function',
    name: 'onReady',
    exported: true,
    doc: `Runs a callback once \`init\` knows user and device, also where \`init\` is called in another file; at once
when it has been. The promise resolves then, too. Plug-ins are set up by \`init\`, so this is one; the timer
keeps what the callback throws away from \`init\`.`,
    parameters: [
      {
        name: 'add',
        type: "(plugin: { name: string; type: 'enrichment'; setup: () => Promise<void> }) => unknown",
      },
      { name: 'callback', type: '() => unknown', optional: true },
    ],
    returns: 'Promise<void>',
    body: `const { setTimeout } = browser();
return new Promise((resolve) => {
  const ready = () => {
    resolve();
    if (callback) callback();
  };
  waiting.count += 1;
  add({
    name: \`segment-ready-\${waiting.count}\`,
    type: 'enrichment',
    setup: () => Promise.resolve().then(() => void setTimeout(ready)),
  });
});`,
  },
  {
    kind: 'function',
    name: 'started',
    exported: true,
    doc: 'Starts a client where it is made, for places that take only an expression.',
    generic: { name: 'T' },
    parameters: [
      { name: 'client', type: 'T' },
      { name: 'start', type: '(client: T) => unknown' },
    ],
    returns: 'T',
    body: `start(client);
return client;`,
  },
  {
    kind: 'function',
    name: 'whenStarted',
    exported: true,
    doc: 'A promise of a client once its `init` has resolved, which is what waiting for a client of Segment gave.',
    generic: { name: 'T' },
    parameters: [
      { name: 'client', type: 'T' },
      { name: 'start', type: '(client: T) => { promise: Promise<unknown> }' },
    ],
    returns: 'Promise<T>',
    body: `return start(client).promise.then(() => client);`,
  },
  {
    kind: 'function',
    name: 'each',
    doc: "Visits an object's own entries. Like Segment it takes no list, date or string for one.",
    parameters: [
      { name: 'object', type: 'unknown' },
      { name: 'visit', type: '(key: string, value: unknown) => void' },
    ],
    returns: 'void',
    body: `attempt(() => {
  if (!isPlainObject(object)) return;
  Object.keys(object).forEach((key) => {
    if (key !== '__proto__') attempt(() => visit(key, object[key]));
  });
});`,
  },
  {
    kind: 'function',
    name: 'isPlainObject',
    doc: "Segment's own test for traits and properties; instances of classes pass it.",
    parameters: [{ name: 'value', type: 'unknown' }],
    returns: 'value is Record<string, unknown>',
    body: `return Object.prototype.toString.call(value) === '[object Object]';`,
  },
  {
    kind: 'function',
    name: 'attempt',
    doc: 'The result of `work`, or undefined where it throws.',
    generic: { name: 'T' },
    parameters: [{ name: 'work', type: '() => T' }],
    returns: 'T | undefined',
    body: `try {
  return work();
} catch {
  return undefined;
}`,
  },
  {
    kind: 'type',
    name: 'Browser',
    doc: 'The globals of a browser that are read here; a server has none of them.',
    definition: `{
  document?: {
    cookie: string;
    referrer: string;
    title: string;
    querySelector(selector: string): { getAttribute(name: string): string | null } | null;
  };
  location?: { href: string; pathname: string; search: string };
  localStorage?: { getItem(key: string): string | null };
  sessionStorage?: { getItem(key: string): string | null };
  URL?: new (url: string) => { pathname: string };
  atob?: (text: string) => string;
  setTimeout: (run: () => void) => unknown;
}`,
  },
  {
    kind: 'function',
    name: 'browser',
    doc: '`Object()` gives the same object back, untyped: the types of the DOM may be missing in this project.',
    parameters: [],
    returns: 'Browser',
    body: `return Object(globalThis);`,
  },
];
