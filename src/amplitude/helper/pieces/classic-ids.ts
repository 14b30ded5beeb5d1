import type { Options } from '../../../config/options.js';
import type { Piece } from './piece.js';

/** How ids are handed over to Amplitude: from what Segment stored, or from what its classic destination did. */
export function classicIdsPieces(preserveDeviceId: Options['preserveDeviceId']): readonly Piece[] {
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
