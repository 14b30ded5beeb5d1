import type { Piece } from './piece.js';

/** The ids that Segment has stored in an app, for `init`. */
export const appIdsPieces: readonly Piece[] = [
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
];
