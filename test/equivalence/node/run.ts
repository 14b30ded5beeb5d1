import { fork } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { type Plugin, rolldown } from 'rolldown';
import type { Collector } from '../collector.js';
import type { Sent } from '../sent.js';
import type { AmplitudeEvent, SegmentMessage } from '../wire.js';

const standIn = (path: string): string => join(import.meta.dirname, '..', path);

/** The packages that programs speak to, each with what stands for it. */
const doubles: Readonly<Record<string, string>> = {
  '@segment/analytics-node': standIn('node/segment.ts'),
  '@amplitude/analytics-node': standIn('node/amplitude.ts'),
  '@segment/analytics-next': standIn('server/segment.ts'),
  '@amplitude/analytics-browser': standIn('server/amplitude.ts'),
};

/** What a run of a program in a process of its own is like. */
export interface NodeCircumstances {
  /** After how many milliseconds the SDKs send; null for what they do by themselves. */
  readonly interval: number | null;
  /** The file in which an app keeps what has to last. */
  readonly storage: string;
  /** How often the program was started before, and this time. */
  readonly visit: number;
}

/** The same names as in a browser, as far as they make sense here: there is nothing to wait for but time. */
const prelude = `
globalThis.tick = (time) => new Promise((resolve) => setTimeout(resolve, time));
globalThis.pause = () => tick(5);
globalThis.rest = () => tick(20);
globalThis.given = (value) => value;
globalThis.visit = Number(process.env.EQUIVALENCE_VISIT);
const said = [];
const { Socket } = require('node:net');
const { connect } = Socket.prototype;
Socket.prototype.connect = function (...to) {
  if (!JSON.stringify(to[0]).includes('127.0.0.1')) throw new Error('asked ' + JSON.stringify(to[0]));
  return connect.apply(this, to);
};
globalThis.log = (value) => void said.push(value === undefined ? 'undefined' : value);
process.on('exit', () => require('node:fs').writeFileSync(process.env.EQUIVALENCE_LOG, JSON.stringify(said)));
`;

/** Says when the program is done; an app is ended by what stands for its SDK. */
const epilogue = `
Promise.resolve(module.exports.main?.())
  .then(() => globalThis.finish?.())
  .then(() => process.send('done'));
`;

/** Bundles a program for Node; the SDKs stay outside, as they would. */
export async function bundleNodeProgram(entry: string): Promise<string> {
  const build = await rolldown({
    input: entry,
    plugins: [withDoubles],
    platform: 'node',
    logLevel: 'silent',
  });
  try {
    const { output } = await build.generate({ format: 'cjs', exports: 'named' });
    return output[0].code;
  } finally {
    await build.close();
  }
}

const withDoubles: Plugin = {
  name: 'with-doubles',
  resolveId: (id, importer) => {
    const double = doubles[id];
    if (double === undefined) return null;
    return importer === double ? { id, external: true } : double;
  },
};

let count = 0;

/**
 * Runs a program in a process of its own until that ends by itself.
 * @throws {Error} when the process fails, or is still there after the time that it may take
 */
export async function runNode(
  program: string,
  collector: Collector,
  { interval, storage, visit }: NodeCircumstances,
): Promise<Sent> {
  const name = `node-${++count}`;
  const folder = mkdtempSync(join(tmpdir(), 'equivalence-'));
  const [file, log] = [join(folder, 'program.cjs'), join(folder, 'log.json')];
  writeFileSync(file, `${prelude}${program}${epilogue}`);
  try {
    await ended(file, {
      EQUIVALENCE_COLLECTOR: collector.addressOf(name),
      EQUIVALENCE_LOG: log,
      EQUIVALENCE_INTERVAL: interval === null ? '' : String(interval),
      EQUIVALENCE_STORAGE: storage,
      EQUIVALENCE_VISIT: String(visit),
      NODE_PATH: resolve('node_modules'),
      SEGMENT_WRITE_KEY: 'segment-write-key',
      AMPLITUDE_API_KEY: 'amplitude-api-key',
    });
    const { segment, amplitude } = collector.received(name);
    return {
      segment: segment as SegmentMessage[],
      amplitude: amplitude as AmplitudeEvent[],
      log: JSON.parse(readFileSync(log, 'utf8')) as unknown[],
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** How long a process may go on once its program is done. Amplitude's own timer would hold one for ten seconds. */
const patience = 9_000;

/** However slow the machine is, no program here runs longer. */
const limit = 60_000;

function ended(file: string, env: NodeJS.ProcessEnv): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = fork(file, { env: { ...process.env, ...env }, silent: true });
    let said = '';
    child.stderr?.on('data', (chunk: Buffer) => {
      said += chunk.toString();
    });
    const giveUp = (why: string) => () => {
      child.kill();
      reject(new Error(`${why}\n${said}`));
    };
    let timer = setTimeout(giveUp('the program does not end'), limit);
    child.on('message', () => {
      clearTimeout(timer);
      timer = setTimeout(giveUp('the process lingers'), patience);
    });
    child.on('exit', (code) => {
      clearTimeout(timer);
      if (code === 0) resolve();
      else reject(new Error(`the process ended with ${code}\n${said}`));
    });
  });
}
