import { describe, expect, it } from 'vitest';
import { exportedClient, fileIn, lines, manifest, migrate, ownClient, sitesOf } from './tool.js';

const user = (specifier = './client', more = ''): string => `import { analytics } from '${specifier}';

analytics.track('Used');
analytics.page('Used');
${more}`;

const migratedUser =
  /^analytics\.track\('Used'\);\nanalytics\.track\('Viewed Used', pageProperties\('Used'\)\);$/m;

const base = { 'package.json': manifest(), 'src/client.js': exportedClient };

describe('a client that a module exports', () => {
  it('becomes an Amplitude client, and its users keep their receiver', async () => {
    const { after, report } = await migrate({
      ...base,
      'src/a.js': user(),
      'src/deep/b.js': user('../client'),
      'src/only-track.js': "import { analytics } from './client';\n\nanalytics.track('A', { b: 1 });\n",
    });
    expect(after['src/client.js']).toMatch(
      /^export const analytics = createInstance\(\);\nanalytics\.init\(process\.env\.AMPLITUDE_API_KEY, \{$/m,
    );
    expect(after['src/a.js']).toMatch(migratedUser);
    expect(after['src/deep/b.js']).toMatch(migratedUser);
    expect(fileIn(report, 'src/only-track.js').changed).toBe(false);
    expect(lines(report, 'src/only-track.js')).toEqual(['3 track migrated']);
  });

  it.each([
    [
      'a default export',
      {
        'src/client.js': `${exportedClient.replace('export const', 'const')}export default analytics;\n`,
        'src/a.js': user().replace('{ analytics }', 'analytics'),
      },
    ],
    [
      'a default export under another name',
      {
        'src/client.js': `${exportedClient.replace('export const analytics', 'const client')}export default client;\n`,
        'src/a.js': user().replace('{ analytics }', 'analytics'),
      },
    ],
    [
      'a list of exports',
      {
        'src/client.js': `${exportedClient.replace('export const', 'const')}\nexport { analytics };\n`,
        'src/a.js': user(),
      },
    ],
    [
      'a list of exports with another name',
      {
        'src/client.js': `${exportedClient.replace('export const analytics', 'const client')}\nexport { client as analytics };\n`,
        'src/a.js': user(),
      },
    ],
    [
      'an import with another name',
      {
        'src/client.js': exportedClient.replace('analytics =', 'segment ='),
        'src/a.js': user().replace('{ analytics }', '{ segment as analytics }'),
      },
    ],
    ['a barrel', { 'src/index.js': "export { analytics } from './client';\n", 'src/a.js': user('./index') }],
    [
      'a barrel of everything',
      { 'src/lib/index.js': "export * from '../client';\n", 'src/a.js': user('./lib') },
    ],
    [
      'two barrels with another name each',
      {
        'src/one.js': "export { analytics as one } from './client';\n",
        'src/two.js': "export { one as analytics } from './one';\n",
        'src/a.js': user('./two'),
      },
    ],
    [
      'a barrel for a default',
      {
        'src/client.js': `${exportedClient.replace('export const', 'const')}export default analytics;\n`,
        'src/index.js': "export { default as analytics } from './client';\n",
        'src/a.js': user('./index'),
      },
    ],
    [
      'a module that imports and exports',
      {
        'src/index.js': "import { analytics } from './client';\n\nexport { analytics };\n",
        'src/a.js': user('./index'),
      },
    ],
    [
      'an index file',
      { 'src/client.js': '', 'src/client/index.js': exportedClient, 'src/a.js': user('./client/index') },
    ],
    ['an extension', { 'src/a.js': user('./client.js') }],
    [
      '.js that means .ts',
      {
        'tsconfig.json': '{}',
        'src/client.js': '',
        'src/maker.ts': exportedClient,
        'src/a.js': user('./maker.js'),
      },
    ],
  ])('is followed through %s', async (_, files) => {
    const { after, report } = await migrate({ ...base, ...files });
    expect(report.summary).toMatchObject({ manual: 0, possible: 0, errors: 0 });
    expect(after['src/a.js']).toMatch(migratedUser);
    expect(JSON.stringify(after)).not.toContain('@segment');
  });

  it('is followed through an alias of tsconfig', async () => {
    const { after, report } = await migrate({
      'package.json': manifest(),
      'tsconfig.json':
        '{ "compilerOptions": { "paths": { "@/*": ["./src/*"], "analytics": ["./src/client.ts"] } } }',
      'src/client.ts': exportedClient,
      'src/app/a.ts': user('@/client'),
      'src/app/b.tsx': user('analytics'),
    });
    expect(after['src/app/a.ts']).toMatch(migratedUser);
    expect(after['src/app/b.tsx']).toMatch(migratedUser);
    expect(report.summary.manual).toBe(0);
  });

  it('speaks through the default client where another one became functions', async () => {
    const { after } = await migrate({ ...base, 'src/a.js': user(), 'src/own.js': ownClient() });
    expect(after['src/client.js']).toMatch(/^import \* as amplitude from '@amplitude\/analytics-browser';$/m);
    expect(after['src/client.js']).toMatch(/^export const analytics = amplitude;$/m);
    expect(after['src/own.js']).toMatch(/^track\('Opened'\);$/m);
  });

  it('has a name that other things have, too: only it is touched', async () => {
    const other = 'export const analytics = { track() {}, page() {} };\n';
    const { after, report } = await migrate({
      ...base,
      'src/other/client.js': other,
      'src/other/a.js': user('./client'),
      'src/a.js': user(),
      'src/b.js': user('a-package'),
    });
    expect(after['src/other/a.js']).toBe(user('./client'));
    expect(after['src/other/client.js']).toBe(other);
    expect(after['src/b.js']).toBe(user('a-package'));
    expect(report.files.map(({ path }) => path)).toEqual(['src/a.js', 'src/client.js']);
  });
});

describe('a client whose uses cannot all be seen stays, with all its calls', () => {
  it.each([
    [
      'put in an object',
      {
        'src/b.js': "import { analytics } from './client';\n\nexport const services = { analytics };\n",
        'src/a.js': "import { services } from './b';\n\nservices.analytics.page('Used');\n",
      },
      "services.analytics.track('Viewed Used', pageProperties('Used'));",
    ],
    [
      'imported as a namespace',
      { 'src/a.js': "import * as client from './client';\n\nclient.analytics.page('Used');\n" },
      "client.analytics.track('Viewed Used', pageProperties('Used'));",
    ],
    [
      'imported lazily',
      { 'src/a.js': "export const f = async () => (await import('./client')).analytics.page('Used');\n" },
      "(await import('./client')).analytics.track('Viewed Used', pageProperties('Used'))",
    ],
    [
      'imported lazily, with a callback',
      { 'src/a.js': "import('./client').then((client) => client.analytics.page('Used'));\n" },
      "client.analytics.track('Viewed Used', pageProperties('Used'))",
    ],
    [
      'required',
      { 'src/a.cjs': "const { analytics } = require('./client');\nanalytics.page('Used');\n" },
      "analytics.track('Viewed Used', pageProperties('Used'));",
    ],
  ])('is followed where it is %s', async (_, files, line) => {
    const { after, report } = await migrate({ ...base, ...files });
    expect(report.summary).toMatchObject({ manual: 0, possible: 0, errors: 0 });
    expect(Object.values(after).join('')).toContain(line);
    expect(JSON.stringify(after)).not.toContain('@segment');
  });

  it.each([
    ['passed on', { 'src/b.js': "import { analytics } from './client';\n\nwrap(analytics);\n" }],
    [
      'used by a component that cannot be read',
      { 'src/B.vue': "<script>\nimport { analytics } from './client';\nanalytics.track('A';\n</script>\n" },
    ],
    [
      'indexed',
      {
        'src/b.js':
          "import { analytics } from './client';\n\nexport const f = (name) => analytics[name]('A');\n",
      },
    ],
  ])('%s', async (_, files) => {
    const { after, report } = await migrate({ ...base, 'src/a.js': user(), ...files }, '--no-markers');
    expect(after['src/client.js']).toBe(exportedClient);
    expect(after['src/a.js']).toBe(user());
    expect(lines(report, 'src/a.js')).toEqual([
      '3 track manual client-use-unclear',
      '4 page manual client-use-unclear',
    ]);
    const [path] = Object.keys(files);
    expect(sitesOf(report).flatMap(({ findings }) => findings)[0]?.message).toContain(path);
  });
});

describe('users outside of the given paths', () => {
  const files = { ...base, 'app/a.js': user('../src/client') };

  it('hold the client back, which says where they are', async () => {
    const { changed, report } = await migrate(files, 'src', '--no-markers');
    expect(changed).toEqual({});
    expect(lines(report, 'src/client.js')).toEqual(['3 load manual client-outside-paths']);
    const [site] = sitesOf(report);
    expect(site?.findings[0]?.message).toContain('app/a.js');
    expect(site?.findings[0]?.fix).toContain('.');
  });

  it('a client outside of the given paths holds its users back', async () => {
    const { changed, report } = await migrate(files, 'app', '--no-markers');
    expect(changed).toEqual({});
    expect(lines(report, 'app/a.js')).toEqual([
      '3 track manual client-outside-paths',
      '4 page manual client-outside-paths',
    ]);
  });

  it('a run on both migrates both', async () => {
    const { after, report } = await migrate(files, 'src', 'app');
    expect(after['app/a.js']).toMatch(migratedUser);
    expect(report.summary.manual).toBe(0);
  });

  it('that are tests do not hold it back', async () => {
    const { after } = await migrate({ ...base, 'test/a.test.js': user('../src/client') }, 'src');
    expect(after['src/client.js']).not.toBe(exportedClient);
  });

  it('whose calls keep their form do not hold it back', async () => {
    const { after } = await migrate(
      {
        ...base,
        'app/a.js': "import { analytics } from '../src/client';\n\nanalytics.track('A', { b: 1 });\n",
      },
      'src',
    );
    expect(after['src/client.js']).not.toBe(exportedClient);
  });
});

describe('a client with a call that has no counterpart', () => {
  it('is split: Segment stays beside it, for that call only', async () => {
    const { after, report } = await migrate({
      ...base,
      'src/a.js': user('./client', "analytics.alias('new', 'old');\n"),
      'src/b.js': user(),
    });
    expect(after['src/client.js']).toMatch(
      /^export const segmentAnalytics = AnalyticsBrowser\.load\(\{ writeKey: process\.env\.SEGMENT_WRITE_KEY \}\);$/m,
    );
    expect(after['src/client.js']).toMatch(/^export const analytics = createInstance\(\);$/m);
    expect(after['src/a.js']).toMatch(/^import \{ analytics, segmentAnalytics \} from '\.\/client';$/m);
    expect(after['src/a.js']).toMatch(migratedUser);
    expect(after['src/a.js']).toMatch(/^segmentAnalytics\.alias\('new', 'old'\);$/m);
    expect(after['src/b.js']).toMatch(migratedUser);
    expect(lines(report, 'src/a.js').at(-1)).toBe('5 alias manual alias-has-no-counterpart');
    expect(report.manifests[0]?.removed).toEqual({});
  });

  it('is split as a default export, too', async () => {
    const { after, report } = await migrate({
      'package.json': manifest(),
      'src/client.js': `${exportedClient.replace('export const', 'const')}export default analytics;\n`,
      'src/a.js': user('./client', "analytics.alias('new', 'old');\n").replace('{ analytics }', 'analytics'),
    });
    const splits = /segmentAnalytics\.alias/.test(after['src/a.js'] ?? '');
    // Where it cannot be split it stays whole: never one without the other.
    expect(splits ? report.summary.migrated : report.summary.manual).toBeGreaterThan(1);
    expect(after['src/a.js']).not.toMatch(/^analytics\.alias\([^)]*\);[\s\S]*createInstance/m);
  });

  it('stays whole where a barrel hands it on', async () => {
    const files = {
      ...base,
      'src/index.js': "export { analytics } from './client';\n",
      'src/a.js': user('./index', "analytics.alias('new', 'old');\n"),
      'src/b.js': user(),
    };
    const { after, report } = await migrate(files, '--no-markers');
    expect(after['src/client.js']).toBe(exportedClient);
    expect(after['src/b.js']).toBe(user());
    expect(lines(report, 'src/b.js')).toEqual([
      '3 track manual client-has-manual-calls',
      '4 page manual client-has-manual-calls',
    ]);
  });

  it('in place: its construction stays and init follows', async () => {
    const { after } = await migrate({
      'package.json': manifest(),
      'a.js': `${ownClient()}analytics.alias('new', 'old');\n`,
    });
    expect(after['a.js']).toMatch(
      /^const analytics = AnalyticsBrowser\.load\(\{ writeKey: process\.env\.SEGMENT_WRITE_KEY \}\);\ninit\(process\.env\.AMPLITUDE_API_KEY, \{$/m,
    );
    expect(after['a.js']).toMatch(
      /^track\('Opened'\);\n\/\/ TODO\([^\n]*\nanalytics\.alias\('new', 'old'\);$/m,
    );
  });
});

describe('a file of a client that cannot be worked on', () => {
  it('holds the client back when it is the one that makes it', async () => {
    const { changed, report, code } = await migrate({
      'package.json': manifest(),
      'src/client.js': `${exportedClient}const = 1;\n`,
      'src/a.js': user(),
    });
    expect(changed).toEqual({});
    expect(fileIn(report, 'src/client.js').error).toMatch(/cannot be parsed/);
    expect(code).toBe(2);
  });

  it('holds the client back when it is a user', async () => {
    const { after, report, code } = await migrate(
      { ...base, 'src/a.js': user(), 'src/b.js': user('./client', 'const = 1;\n') },
      '--no-markers',
    );
    expect(after['src/client.js']).toBe(exportedClient);
    expect(after['src/a.js']).toBe(user());
    expect(fileIn(report, 'src/b.js').error).toMatch(/cannot be parsed/);
    expect(code).toBe(2);
  });
});
