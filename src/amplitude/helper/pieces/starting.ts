import type { Piece } from './piece.js';

/** Waiting for what was sent and for clients that start. */
export const startingPieces: readonly Piece[] = [
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
    kind: 'function',
    name: 'onReady',
    exported: true,
    doc: `Runs a callback once \`init\` knows user and device, also where \`init\` is called in another file; at once
when it has been. The promise resolves then, too. Plug-ins are set up by \`init\`, so this is one; the timer
keeps what the callback throws away from \`init\`. Without a client nobody is waited for.`,
    parameters: [
      {
        name: 'add',
        type: "((plugin: { name: string; type: 'enrichment'; setup: () => Promise<void> }) => unknown) | undefined",
      },
      { name: 'callback', type: '() => unknown', optional: true },
    ],
    returns: 'Promise<void>',
    body: `const { setTimeout } = browser();
if (!add) return Promise.resolve();
return new Promise((resolve) => {
  const ready = () => {
    resolve();
    if (callback) callback();
  };
  add({
    name: ownName('segment-ready'),
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
];
