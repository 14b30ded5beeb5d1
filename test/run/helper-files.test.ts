import { symlinkSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Collector, startCollector } from '../equivalence/collector.js';
import { compile } from '../helper/variants.js';
import { execute, filesOf, project, tool } from './tool.js';

let collector: Collector;

beforeAll(async () => {
  collector = await startCollector();
});
afterAll(() => collector.close());

/** What the SDK sends goes to the collector. */
const redirection = (address: string) => {
  const [host = '', run] = address.split('/');
  const [hostname, port] = host.split(':');
  return `const http = require('node:http');
require('node:https').request = (options, answer) =>
  http.request({ ...options, protocol: 'http:', hostname: '${hostname}', port: ${port}, path: '/${run}/amplitude' }, answer);
`;
};

/** Each script in turn sends an event and waits until it is sent. */
const program = (scripts: Readonly<Record<string, string>>) => `(async () => {
${Object.entries(scripts)
  .map(([name, path]) => `  const { ${name} } = await import('./${path}');\n  await ${name}('user-1');`)
  .join('\n')}
})();
`;

interface Case {
  /** What it exports → where Node finds it. */
  readonly scripts: Readonly<Record<string, string>>;
  readonly compiles?: true;
}

const cases: Readonly<Record<string, Case>> = {
  'helper-of-scripts-of-both-kinds': { scripts: { sent: 'send.cjs', read: 'read.mjs', sold: 'sell.js' } },
  'helper-of-scripts-in-a-package-of-modules': {
    scripts: { sent: 'send.cjs', read: 'read.mjs', sold: 'sell.js' },
  },
  'helper-of-scripts-beside-typescript': { scripts: { sent: 'scripts/send.js', read: 'scripts/read.mjs' } },
  'helper-of-scripts-below-another-manifest': { scripts: { sent: 'scripts/send.js', sold: 'sell.js' } },
  'helper-of-typescript-that-node-loads': {
    scripts: { sent: 'dist/send.cjs', read: 'dist/read.mjs', sold: 'dist/sell.js' },
    compiles: true,
  },
};

describe('Node loads the helper from every file that imports it, and all events arrive', () => {
  it.each(Object.entries(cases))('%s', async (name, { scripts, compiles }) => {
    const root = project(filesOf(`fixtures/projects/${name}/input`));
    const { code, err } = await tool(root, ['.']);
    expect(code, err).toBe(0);
    symlinkSync(resolve('node_modules'), join(root, 'node_modules'), 'dir');
    if (compiles) expect(compile(root, '--ignoreConfig', 'false', '-p', '.', '--types', 'node')).toBe('');
    writeFileSync(join(root, 'preload.cjs'), redirection(collector.addressOf(name)));
    writeFileSync(join(root, 'main.cjs'), program(scripts));
    const run = await execute(process.execPath, ['--require', './preload.cjs', 'main.cjs'], root, {
      env: { AMPLITUDE_API_KEY: 'key' },
    });
    expect(run.err).toBe('');
    const names = collector
      .received(name)
      .amplitude.map(({ event_type }) => String(event_type).toLowerCase());
    expect(names.sort()).toEqual(Object.keys(scripts).sort());
  });
});
