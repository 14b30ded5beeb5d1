import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { transforms } from '../../transforms/index.js';
import { execute, filesOf, manifest, project } from '../run/tool.js';

const root = fileURLToPath(new URL('../..', import.meta.url));
const jscodeshift = join(root, 'node_modules/jscodeshift/bin/jscodeshift.js');
/** Without its own Babel and threads the command starts several times sooner. */
const quick = ['--no-babel', '--run-in-band'];

const compiled = (name: string): string => join(root, 'dist/transforms', `${name}.js`);

async function run(cwd: string, name: string, ...args: string[]): Promise<string> {
  const outcome = await execute(
    process.execPath,
    [jscodeshift, '-t', compiled(name), '--fail-on-error', ...args, 'src'],
    cwd,
    // Babel would put its cache into the project.
    { env: { BABEL_DISABLE_CACHE: '1' } },
  );
  expect(outcome).toMatchObject({ code: 0, err: '' });
  return outcome.out;
}

/** Statements that each transform is for, on a client in place. */
const own: Readonly<Record<string, readonly [string, RegExp]>> = {
  // A test goes with the calls that it guards, which are of other transforms.
  presence: ["if (window.analytics) window.analytics.page('A');", /^if \(window\.analytics\) window/m],
  track: ["analytics.track('A', { b: 1 });", /^track\('A', \{ b: 1 \}\);$/m],
  page: ["analytics.page('Home');", /^track\('Viewed Home', pageProperties\('Home'\)\);$/m],
  screen: ["analytics.screen('Main');", /^track\('Viewed Main'/m],
  identify: [
    "analytics.identify('u1', { plan: 'pro' });",
    /^setUserId\('u1'\);\nconst identifyObj = new Identify\(\);$/m,
  ],
  group: ["analytics.group('g1', { size: 3 });", /^setGroup\('\[Segment\] Group', 'g1'\);$/m],
  user: ['export const id = () => analytics.user().id();', /getUserId\(\)/],
  'set-anonymous-id': ["analytics.setAnonymousId('d1');", /^setDeviceId\('d1'\);$/m],
  alias: ["analytics.alias('u2');", /^\/\/ TODO\(segment-to-amplitude\): alias-has-no-counterpart: /m],
  ready: ['analytics.ready(() => {});', /onReady\(|\.promise\.then\(/],
  reset: ['analytics.reset();', /^flush\(\);\nreset\(\);$/m],
  middleware: [
    'analytics.addSourceMiddleware(({ payload, next }) => next(payload));',
    /^add\(middlewarePlugin\(\(\{ payload, next \}\) => next\(payload\)\)\);$/m,
  ],
  'plug-ins': [
    "analytics.register({ name: 'own', type: 'enrichment', isLoaded: () => true, load: async () => {}, track: (ctx) => ctx });",
    /^add\(segmentPlugin\(\{ name: 'own', .* \}\)\);$/m,
  ],
  listen: ["analytics.on('error', console.error);", /^(?![\s\S]*analytics\.on)/],
  debug: ['analytics.debug(true);', /^(?![\s\S]*debug\()/],
  flush: ['client.flush();', /^flush\(\);$/m],
  'opt-out': ['analytics.enable();', /^setOptOut\(false\);$/m],
  lifecycle: ['client.init();', /^(?![\s\S]*client\.init)/],
  // The construction in front of every statement.
  load: ['', /^init\(process\.env\.AMPLITUDE_API_KEY, \{$/m],
};

const construction = `import { AnalyticsBrowser } from '@segment/analytics-next';

const analytics = AnalyticsBrowser.load({ writeKey: process.env.SEGMENT_WRITE_KEY });
`;

const app = `import { createClient } from '@segment/analytics-react-native';

const client = createClient({ writeKey: process.env.SEGMENT_WRITE_KEY });
`;

/** What stands in front of a statement that the browser client has no method for. */
const constructions: Readonly<Record<string, string>> = {
  flush: app,
  lifecycle: app,
  'opt-out': "import analytics from '@segment/analytics-react-native';\n",
};

describe("jscodeshift's own command", () => {
  it.each(transforms.map(({ name }) => name))('runs %s, and only that', async (name) => {
    const [statement, expected] = own[name] ?? ['', /^$/];
    // Every other call stays as it is, and nothing is said of it.
    const others = Object.entries(own).flatMap(([other, [text]]) =>
      [name, 'presence', 'load', ...Object.keys(constructions)].includes(other) ? [] : [text],
    );
    const text = `${constructions[name] ?? construction}${statement}\n`;
    const cwd = project({
      'package.json': manifest(),
      'src/a.js': text,
      'src/b.js': `${construction}${others.join('\n')}\n`,
      'src/c.js': 'export const c = 1;\n',
    });
    const before = filesOf(cwd);
    await run(cwd, name, ...(['track', 'load'].includes(name) ? [] : quick));
    const after = filesOf(cwd);
    expect(after['src/a.js']).toMatch(expected);
    expect(after['src/c.js']).toBe(before['src/c.js']);
    for (const line of others.flatMap((other) => other.split('\n')))
      expect(after['src/b.js']).toContain(line);
    expect(after['src/b.js']).not.toContain('TODO');
    await run(cwd, name, ...quick);
    expect(filesOf(cwd)).toEqual(after);
  });

  it('migrates a file whole when the transforms run one after the other', async () => {
    const cwd = project({
      'package.json': manifest(),
      'src/a.ts': `${construction}analytics.track('A', { b: 1 });\nanalytics.identify('u1', { plan: 'pro' });\nanalytics.page('Home');\n`,
      'src/c.js': "if (window.analytics) window.analytics.track('C');\n",
      'src/b.tsx': `export const B = () => <a onClick={() => window.analytics.track('B')}>b</a>;\n`,
    });
    for (const { name } of transforms) await run(cwd, name, ...quick);
    const after = filesOf(cwd);
    expect(after['src/a.ts']).not.toMatch(/segment\/|analytics\.|TODO/);
    expect(after['src/b.tsx']).toContain("onClick={() => track('B')}");
    expect(after['src/c.js']).not.toContain('window.analytics');
    expect(after).toHaveProperty(['src/amplitude-helpers.ts']);
  });

  it('writes nothing with --dry, the helper file included', async () => {
    const cwd = project({ 'package.json': manifest(), 'src/a.js': `${construction}analytics.page('A');\n` });
    const before = filesOf(cwd);
    await run(cwd, 'page', '--dry');
    expect(filesOf(cwd)).toEqual(before);
    expect(existsSync(join(cwd, 'src/amplitude-helpers.js'))).toBe(false);
  });

  it('takes the API key as an option', async () => {
    const cwd = project({ 'package.json': manifest(), 'src/a.js': construction });
    await run(cwd, 'load', '--apiKey=amp-key');
    expect(filesOf(cwd)['src/a.js']).toContain("init('amp-key', {");
  });

  it('keeps bytes as they are: tabs, CRLF, no final newline', async () => {
    const text = "function f() {\r\n\twindow.analytics.track('A');\r\n\treturn   1\r\n}";
    const cwd = project({ 'package.json': manifest(), 'src/a.js': text });
    await run(cwd, 'track');
    expect(filesOf(cwd)['src/a.js']).toBe(
      `import { track } from '@amplitude/analytics-browser';\r\n\r\n${text.replace('window.analytics.', '')}`,
    );
  });

  it('tells of a file that cannot be parsed and goes on', async () => {
    const cwd = project({
      'package.json': manifest(),
      'src/a.js': "analytics.track('A');\nconst = 1;\n",
      'src/b.js': "analytics.track('B');\n",
    });
    const outcome = await execute(process.execPath, [jscodeshift, '-t', compiled('track'), 'src'], cwd);
    expect(outcome.out).toMatch(/1 errors/);
    expect(filesOf(cwd)['src/b.js']).toMatch(/^track\('B'\);$/m);
  });
});
