import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gunzipSync } from 'node:zlib';
import type { Json } from './wire.js';

/** What reached the collector in one run, in the order of its arrival. */
export interface Received {
  readonly segment: Json[];
  /** Each event together with what its request said about all of them. */
  readonly amplitude: Json[];
}

export interface Collector {
  /** The address for one run: what is sent below it is kept apart from other runs. */
  readonly addressOf: (run: string) => string;
  readonly received: (run: string) => Received;
  /** Paths that no SDK should ask for. */
  readonly strays: readonly string[];
  readonly close: () => Promise<void>;
}

/** A server on loopback that answers both SDKs as their own servers would, and keeps what they send. */
export async function startCollector(): Promise<Collector> {
  const runs = new Map<string, Received>();
  const strays: string[] = [];
  const received = (run: string): Received => {
    const known = runs.get(run) ?? { segment: [], amplitude: [] };
    runs.set(run, known);
    return known;
  };
  const server = createServer(async (request, response) => {
    const text = await bodyOf(request);
    response.setHeader('access-control-allow-origin', '*');
    response.setHeader('access-control-allow-headers', '*');
    response.setHeader('content-type', 'application/json');
    if (request.method === 'OPTIONS') return response.end();
    const [, run = '', sdk = '', zone] = (request.url ?? '').split('/');
    const body = text === '' ? {} : (JSON.parse(text) as Body);
    if (sdk === 'segment') received(run).segment.push(...(body.batch ?? [body]));
    else if (sdk === 'amplitude') {
      const { api_key, options } = body;
      const all = { api_key, ...options, ...(zone ? { zone } : {}) };
      received(run).amplitude.push(...(body.events ?? []).map((event) => ({ ...event, ...all })));
    } else strays.push(request.url ?? '');
    response.end(JSON.stringify({ code: 200, success: true }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    addressOf: (run) => `127.0.0.1:${port}/${run}`,
    received,
    strays,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

type Body = Json & { readonly batch?: Json[]; readonly events?: Json[]; readonly options?: Json };

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const bytes = Buffer.concat(chunks);
  return (request.headers['content-encoding'] === 'gzip' ? gunzipSync(bytes) : bytes).toString('utf8');
}
