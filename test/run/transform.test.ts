import { describe, expect, it } from 'vitest';
import { transforms } from '../../transforms/index.js';
import {
  exportedClient,
  filesOf,
  lines,
  manifest,
  migrate,
  ownClient,
  project,
  sitesOf,
  tool,
} from './tool.js';

const own = `${ownClient()}analytics.identify('u1', { plan: 'pro' });
analytics.page('Home');
`;

/** Two modules with clients of their own, and one that is exported with a user. */
const shop = {
  'package.json': manifest(),
  'src/a.js': own,
  'src/b.js': own,
  'src/client.js': exportedClient,
  'src/user.js':
    "import { analytics } from './client';\n\nanalytics.track('Used');\nanalytics.page('Used');\n",
};

describe('--transform without load', () => {
  it('migrates the calls of clients in place and leaves their set-up', async () => {
    const { after, report } = await migrate(shop, '--transform', 'track');
    expect(after['src/a.js']).toBe(
      own
        .replace("-next';\n", "-next';\nimport { track } from '@amplitude/analytics-browser';\n")
        .replace("analytics.track('Opened')", "track('Opened')"),
    );
    expect(lines(report, 'src/a.js')).toEqual([
      '4 track migrated',
      '5 identify possible transform-not-selected',
      '6 page possible transform-not-selected',
    ]);
  });

  it('leaves a client that is exported, with all its users', async () => {
    const { after, report } = await migrate(shop, '--transform', 'track');
    expect(after['src/client.js']).toBe(shop['src/client.js']);
    expect(after['src/user.js']).toMatch(/^analytics\.track\('Used'\);$/m);
    expect(lines(report, 'src/user.js')).toEqual([
      '3 track manual client-not-migrated',
      '4 page possible transform-not-selected',
    ]);
  });

  it('says once that init is missing', async () => {
    const { out } = await tool(project(shop), ['--transform', 'track']);
    expect(out.match(/init-missing/g)).toHaveLength(1);
  });

  it('does not say so where an init is there already', async () => {
    const { out } = await tool(
      project({
        ...shop,
        'src/start.js': "import { init } from '@amplitude/analytics-browser';\n\ninit('key');\n",
      }),
      ['--transform', 'track'],
    );
    expect(out).not.toMatch(/init-missing/);
  });

  it('adds Amplitude to the manifest and keeps Segment', async () => {
    const { report } = await migrate(shop, '--transform', 'track');
    expect(report.manifests).toEqual([
      {
        path: 'package.json',
        added: { '@amplitude/analytics-browser': expect.stringMatching(/^\^2\./) },
        removed: {},
      },
    ]);
  });
});

describe('--transform', () => {
  it('takes names comma-separated and repeated', async () => {
    const [first, second, third] = await Promise.all([
      tool(project(shop), ['--transform', 'track,page', '--dry-run']),
      tool(project(shop), ['--transform', 'track', '--transform', 'page', '--dry-run']),
      tool(project(shop), ['-t', 'page, track', '--dry-run']),
    ]);
    expect(first.code).toBe(0);
    expect(first.out).toContain("+track('Viewed Home'");
    expect(second).toEqual(first);
    expect(third).toEqual(first);
  });

  it('does not swallow the path that follows', async () => {
    const root = project(shop);
    const { out } = await tool(root, ['--transform', 'track', 'src/a.js', '--format', 'json']);
    expect(JSON.parse(out).files.map(({ path }: { path: string }) => path)).toEqual(['src/a.js']);
  });

  it('with all names does what a run without it does', async () => {
    const names = transforms.map(({ name }) => name).join();
    const [all, named] = await Promise.all([migrate(shop), migrate(shop, '--transform', names)]);
    expect(named.after).toEqual(all.after);
    expect(named.report).toEqual(all.report);
  });

  it.each(transforms.map(({ name }) => name))('%s works alone', async (name) => {
    const everything = `${own}analytics.screen('Main');
analytics.group('g1', { size: 3 });
analytics.alias('u2');
analytics.ready(() => {});
analytics.reset();
analytics.debug(true);
analytics.setAnonymousId('d1');
analytics.on('error', (error) => console.error(error));
analytics.addSourceMiddleware(({ payload, next }) => {
  payload.obj.properties.app = 'shop';
  next(payload);
});
analytics.register({
  name: 'app-name',
  type: 'enrichment',
  version: '1.0.0',
  isLoaded: () => true,
  load: () => Promise.resolve(),
  track: (ctx) => {
    ctx.event.properties.app = 'shop';
    return ctx;
  },
});
export const id = () => analytics.user().id();
if (window.analytics) window.analytics.track('Guarded');
`;
    // What only apps can call.
    const app = `import { createClient } from '@segment/analytics-react-native';

const client = createClient({ writeKey: process.env.SEGMENT_WRITE_KEY });
client.init();
client.flush();
`;
    const version1 = `import analytics from '@segment/analytics-react-native';

analytics.enable();
`;
    const { report } = await migrate(
      { 'package.json': manifest(), 'src/a.js': everything, 'src/app.js': app, 'src/version-1.js': version1 },
      '-t',
      name,
    );
    const touched = sitesOf(report).filter(({ status }) => status !== 'possible');
    // A test for the client goes with the calls that it guards.
    const expected = name === 'presence' ? [] : name === 'track' ? [name, 'presence'] : [name];
    expect([...new Set(touched.map(({ transform }) => transform))]).toEqual(expected);
    for (const { error } of report.files) expect(error).toBe(null);
  });

  it('one after the other, in the order of `list`, migrates everything', async () => {
    const guarded = "if (window.analytics) window.analytics.track('Guarded');\n";
    const root = project({ 'package.json': manifest(), 'src/a.js': own, 'src/b.js': guarded });
    for (const { name } of transforms) {
      expect((await tool(root, ['--allow-dirty', '-t', name])).code).toBe(0);
    }
    expect(filesOf(root)['src/a.js']).not.toMatch(/segment\/|analytics\.|TODO/);
    expect(filesOf(root)['src/b.js']).not.toContain('window.analytics');
  });
});

describe('names that no transform has', () => {
  it.each([
    ['trak', 'unknown transform "trak"; did you mean "track"?'],
    ['track,pgae', 'unknown transform "pgae"; did you mean "page"?'],
    ['nothing-like-it', 'unknown transform "nothing-like-it"; "segment-to-amplitude list" names them'],
  ])('%s', async (names, message) => {
    const root = project(shop);
    const outcome = await tool(root, ['--transform', names]);
    expect(outcome).toEqual({ code: 2, out: '', err: `error: ${message}\n` });
    expect(filesOf(root)).toEqual(shop);
  });
});
