import type { Options } from '../../config/options.js';
import type { FunctionPiece, Piece } from './pieces.js';

/** The functions of the helper file whose bodies, or whose being there at all, the config decides. */

/** The function whose body depends on how the project names its page events. */
export function pageEventPiece({ mode, unnamedEvent }: Options['page']): FunctionPiece {
  const isClassic = mode === 'viewed-name-page';
  const unnamed = quoted(unnamedEvent ?? 'Loaded a Page');
  // The underscore keeps `noUnusedParameters` quiet where the name does not matter.
  const isFixed = mode === 'loaded-a-page';
  const named = isClassic
    ? `\`Viewed \${category ? \`\${category} \` : ''}\${name} Page\``
    : `\`Viewed \${name}\``;
  return {
    kind: 'function',
    name: 'pageEvent',
    exported: true,
    doc: `The name of the event that stands for a Segment page call. As with Segment only a non-empty
string names a page; a page without a name still has to be some event.`,
    parameters: [
      { name: isFixed ? '_name' : 'name', type: 'unknown' },
      ...(isClassic ? [{ name: 'category', type: 'unknown', optional: true } as const] : []),
    ],
    returns: 'string',
    body: `return ${isFixed ? unnamed : `typeof name === 'string' && name !== '' ? ${named} : ${unnamed}`};`,
  };
}

export function screenEventPiece({ mode }: Options['screen']): FunctionPiece {
  const named = mode === 'viewed-name-screen' ? `\`Viewed \${name} Screen\`` : `\`Viewed \${name}\``;
  return {
    kind: 'function',
    name: 'screenEvent',
    exported: true,
    doc: 'The name of the event that stands for a Segment screen call, in the same way.',
    parameters: [{ name: 'name', type: 'unknown' }],
    returns: 'string',
    body: `return typeof name === 'string' && name !== '' ? ${named} : 'Loaded a Screen';`,
  };
}

/** The traits of users that the config treats in ways of their own; nothing where it does not. */
export function userTraitsPieces({ setOnce, increment, nullTraits }: Options['identify']): readonly Piece[] {
  if (setOnce.length === 0 && increment.length === 0 && nullTraits === 'unset') return [];
  const operations = [
    ...setOnce.map((name) => `${quoted(name)}: 'setOnce',`),
    ...increment.map((name) => `${quoted(name)}: 'add',`),
  ];
  const isKept = nullTraits === 'skip' ? 'if (value !== null) ' : '';
  const others = isKept
    ? 'the others as `setTraits` does, but for null, which changes nothing'
    : 'the others as `setTraits` does';
  return [
    {
      kind: 'const',
      name: 'traitOperations',
      doc: 'Traits that are not simply set, with what is done instead.',
      type: "{ [trait: string]: 'setOnce' | 'add' }",
      value: operations.length > 0 ? `{\n${operations.map((line) => `  ${line}\n`).join('')}}` : '{}',
    },
    {
      kind: 'function',
      name: 'setUserTraits',
      exported: true,
      doc: `Puts the traits of a user on an \`Identify\`: some by their own operation,\n${others}.`,
      generic: { name: 'T', bound: 'IdentifyLike' },
      parameters: [
        { name: 'identify', type: 'T' },
        { name: 'traits', type: 'object | null | undefined' },
      ],
      returns: 'T',
      body: `const others = Object();
each(traits, (key, value) => {
  const operation = Object.keys(traitOperations).includes(key) && traitOperations[key];
  if (operation) setTrait(identify, operation, key, value);
  else ${isKept}others[key] = value;
});
return setTraits(identify, others);`,
    },
  ];
}

/** How ids are handed over to Amplitude: from what Segment stored, or from what its classic destination did. */
export function identityPiece(preserveDeviceId: Options['preserveDeviceId']): readonly Piece[] {
  return preserveDeviceId === 'classic' ? classicIdentity : [];
}

const classicIdentity: readonly Piece[] = [
  {
    kind: 'function',
    name: 'classicIdentity',
    exported: true,
    doc: `The device and the user that amplitude-js has stored, which Segment's classic destination loads, for the
options of \`init\`. They count only until Amplitude has stored an identity of its own for this API key.`,
    parameters: [{ name: 'apiKey', type: 'string | undefined' }],
    returns: '{ deviceId?: string; userId?: string }',
    body: `if (!apiKey || hasIdentity(apiKey)) return {};
const name = \`amplitude_id_\${apiKey}\`;
const ids = classicCookie(name) || attempt(() => JSON.parse(String(stored('localStorage', \`amp_cookiestore_\${name}\`))));
const { deviceId, userId } = Object(ids);
return {
  ...(toUserId(deviceId) ? { deviceId: String(deviceId) } : {}),
  ...(toUserId(userId) ? { userId: String(userId) } : {}),
};`,
  },
  {
    kind: 'function',
    name: 'classicCookie',
    doc: 'What amplitude-js keeps in its cookie: JSON in base64, under a name that ends in the domain.',
    parameters: [{ name: 'name', type: 'string' }],
    returns: 'unknown',
    body: `return attempt(() => {
  const { document, atob } = browser();
  const pair = document && document.cookie.split('; ').filter((candidate) => candidate.startsWith(name))[0];
  if (!pair || !atob) return undefined;
  const bytes = Array.from(atob(pair.slice(pair.indexOf('=') + 1)), (byte) => byte.charCodeAt(0).toString(16));
  return JSON.parse(decodeURIComponent(bytes.map((byte) => \`%\${byte.padStart(2, '0')}\`).join('')));
});`,
  },
];

/** A string literal in single quotes. JSON's escapes are JavaScript's, too; it leaves out those of two line ends. */
function quoted(text: string): string {
  const escaped = JSON.stringify(text).slice(1, -1).replaceAll("'", "\\'").replaceAll('\\"', '"');
  return `'${escaped.replaceAll('\u2028', '\\u2028').replaceAll('\u2029', '\\u2029')}'`;
}
