import type { Piece } from './piece.js';

/** The end of a server's process, and callbacks that take an error. */
export const flushingPieces: readonly Piece[] = [
  {
    kind: 'function',
    name: 'withError',
    exported: true,
    doc: `A callback that takes an error first, for the promise of a call: Amplitude's never rejects, and tells what
came of the event by the code of the answer.`,
    parameters: [{ name: 'callback', type: '(error?: any, context?: any) => unknown' }],
    returns: '(result: unknown) => unknown',
    body: `return (result) => {
  const { code, message } = Object(result);
  return code === undefined || code === 200 ? callback() : callback(new Error(message));
};`,
  },
  {
    kind: 'type',
    name: 'ServerClient',
    exported: true,
    doc: 'What `flushed` uses of a client.',
    definition: `{
  add(plugin: {
    name: string;
    type: 'enrichment';
    setup: (config: unknown, client: unknown) => Promise<void>;
  }): unknown;
  flush(): { promise: Promise<unknown> };
}`,
  },
  {
    kind: 'const',
    name: 'cores',
    doc: 'What is behind each client, by the `flush` of that client.',
    type: 'WeakMap<object, Promise<any>>',
    value: 'new WeakMap()',
  },
  {
    kind: 'function',
    name: 'flushed',
    exported: true,
    doc: `Uploads what is queued, like \`flush\` and \`closeAndFlush\` of Segment. A bare \`flush()\` of Amplitude would lose
events that wait for \`init\`, passes over what is queued during another flush, and leaves its timer running, which
holds a process for ten seconds.`,
    parameters: [
      { name: 'client', type: 'ServerClient | null | undefined' },
      {
        name: 'options',
        type: '{ timeout?: number | undefined; close?: boolean | undefined }',
        optional: true,
      },
    ],
    returns: 'Promise<void>',
    body: `if (!client) return Promise.resolve();
const { setTimeout, clearTimeout } = browser();
const { timeout } = Object(options);
const work = coreOf(client).then((core) =>
  uploadAll(
    client,
    attempt(() => withoutTimer(core)),
  ),
);
if (typeof timeout !== 'number') return work;
return new Promise((resolve) => {
  const timer = setTimeout(resolve, timeout);
  work.then(() => {
    clearTimeout(timer);
    resolve();
  });
});`,
  },
  {
    kind: 'function',
    name: 'uploadAll',
    doc: 'Flushes until nothing is queued: a flush passes over what another one has not finished.',
    parameters: [
      { name: 'client', type: 'ServerClient' },
      { name: 'uploader', type: 'any' },
    ],
    returns: 'Promise<void>',
    body: `const { setTimeout } = browser();
const work = async () => {
  await client.flush().promise;
  for (let round = 0; round < 1000 && uploader && uploader.queue.length > 0; round += 1) {
    await new Promise((resolve) => setTimeout(() => resolve(null), 10));
    await client.flush().promise;
  }
};
return work();`,
  },
  {
    kind: 'function',
    name: 'coreOf',
    doc: 'What is behind a client, once `init` has set it up. Plug-ins are handed it by `init`, so this is one.',
    parameters: [{ name: 'client', type: 'ServerClient' }],
    returns: 'Promise<any>',
    body: `const { setTimeout } = browser();
const known = cores.get(client.flush);
if (known) return known;
const made = new Promise((resolve) => {
  client.add({
    name: ownName('segment-flush'),
    type: 'enrichment',
    setup: (_config, core) => Promise.resolve().then(() => void setTimeout(() => resolve(core))),
  });
});
cores.set(client.flush, made);
return made;`,
  },
  {
    kind: 'function',
    name: 'withoutTimer',
    doc: `The part of a client that uploads, which a second \`init\` would replace. Its flush clears the timer that it makes
superfluous, as long as the SDK's own doesn't.`,
    parameters: [{ name: 'core', type: 'any' }],
    returns: 'any',
    body: `const uploader = core.plugin('amplitude');
const isNew = uploader && uploader.flush && !Object.prototype.hasOwnProperty.call(uploader, 'flush');
if (isNew) uploader.flush = clearingTimer(uploader, uploader.flush.bind(uploader));
return uploader;`,
  },
  {
    kind: 'function',
    name: 'clearingTimer',
    doc: 'A flush that clears the timer first.',
    parameters: [
      { name: 'uploader', type: 'any' },
      { name: 'flush', type: '(useRetry?: boolean) => Promise<unknown>' },
    ],
    returns: '(useRetry?: boolean) => Promise<unknown>',
    body: `return (useRetry) => {
  browser().clearTimeout(uploader.scheduleId);
  return flush(useRetry);
};`,
  },
];
