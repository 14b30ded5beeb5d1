import type { Piece } from './piece.js';

/** The ids that Segment has stored in a browser, for `init`. */
export const storedIdsPieces: readonly Piece[] = [
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
const deviceId = segmentId(cookieOf(device)) || segmentId(stored('localStorage', device));
const userId = segmentId(stored('localStorage', user)) || segmentId(cookieOf(user));
return { ...(deviceId ? { deviceId } : {}), ...(userId ? { userId } : {}) };`,
  },
  {
    kind: 'function',
    name: 'hasIdentity',
    doc: 'Whether Amplitude has stored an identity; the name is the same wherever `identityStorage` puts it.',
    parameters: [{ name: 'apiKey', type: 'string' }],
    returns: 'boolean',
    body: `const own = \`AMP_\${String(apiKey).slice(0, 10)}\`;
return Boolean(cookieOf(own) || stored('localStorage', own) || stored('sessionStorage', own));`,
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
    name: 'cookieOf',
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
];
