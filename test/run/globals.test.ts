import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { bareManifest, fileIn, lines, manifest, migrate, project, sitesOf, tool } from './tool.js';

const calls = `window.analytics.track('A');
analytics.page('Home');
`;

const lookAlike = bareManifest({ dependencies: { '@rudderstack/analytics-js': '^3.0.0' } });

const snippet = `<!doctype html>
<script>!function(){var analytics=window.analytics=window.analytics||[];analytics.SNIPPET_VERSION="5.2.0";analytics.load("k")}();</script>
`;

describe('a global without any sign of whose it is', () => {
  it('is taken for Segment, to be confirmed, with one finding a file', async () => {
    const { report, after } = await migrate({ 'package.json': bareManifest(), 'a.js': calls, 'b.js': calls });
    for (const path of ['a.js', 'b.js']) {
      expect(lines(report, path)).toEqual(['1 track review global-assumed-segment', '2 page review']);
      expect(after[path]).toMatch(/^track\('A'\);\ntrack\('Viewed Home'/m);
    }
  });

  it('is so outside of any package, too', async () => {
    const { report } = await migrate({ 'a.js': calls });
    expect(report.summary).toMatchObject({ migrated: 0, review: 2, manual: 0, possible: 0 });
  });

  it('--global none leaves it', async () => {
    const { report, changed } = await migrate(
      { 'package.json': bareManifest(), 'a.js': calls },
      '--global',
      'none',
    );
    expect({ files: report.files, changed }).toEqual({ files: [], changed: {} });
  });

  it('--global analytics settles it', async () => {
    const { report } = await migrate(
      { 'package.json': bareManifest(), 'a.js': calls },
      '--global',
      'analytics',
    );
    expect(lines(report, 'a.js')).toEqual(['1 track migrated', '2 page migrated']);
  });
});

describe('evidence', () => {
  it.each([
    ['a Segment package', { 'package.json': manifest() }, []],
    [
      'its types',
      { 'package.json': bareManifest({ devDependencies: { '@types/segment-analytics': '1' } }) },
      [],
    ],
    ['the package of the folder above', { 'package.json': manifest(), 'src/x/y.js': '' }, []],
  ])('is %s', async (_, files, args) => {
    const { report } = await migrate({ ...files, 'src/a.js': calls }, ...args);
    expect(lines(report, 'src/a.js')).toEqual(['1 track migrated', '2 page migrated']);
  });

  it.each([
    ['the snippet in a page', snippet],
    [
      'the address of its CDN in a page',
      '<script src="https://cdn.segment.com/analytics.js/v1/k/analytics.min.js"></script>',
    ],
  ])('is %s, also outside of the given path', async (_, page) => {
    const { report, after } = await migrate(
      { 'package.json': bareManifest(), 'public/index.html': page, 'src/a.js': calls },
      'src',
    );
    expect(lines(report, 'src/a.js')).toEqual(['1 track migrated', '2 page migrated']);
    expect(report.files.map(({ path }) => path)).toEqual(['src/a.js']);
    expect(after['public/index.html']).toBe(page);
    expect(report.nextSteps.join()).toMatch(/public\/index\.html/);
  });

  it('is not what stands in a page that git ignores', async () => {
    const { report } = await migrate({
      'package.json': bareManifest(),
      '.gitignore': 'public\n',
      'public/index.html': snippet,
      'a.js': calls,
    });
    expect(lines(report, 'a.js')).toEqual(['1 track review global-assumed-segment', '2 page review']);
  });

  it('is what the file itself says', async () => {
    const { report } = await migrate({
      'package.json': bareManifest(),
      'a.ts': `import type { AnalyticsSnippet } from '@segment/analytics-next';\ndeclare global { interface Window { analytics: AnalyticsSnippet } }\nwindow.analytics.track('A');\n`,
    });
    expect(lines(report, 'a.ts').at(-1)).toMatch(/^3 track (?:migrated|review window-type)$/);
  });

  it('of one package does not speak for another', async () => {
    const { report } = await migrate({
      'package.json': bareManifest({ workspaces: ['packages/*'] }),
      'packages/a/package.json': manifest(),
      'packages/a/a.js': calls,
      'packages/b/package.json': lookAlike,
      'packages/b/b.js': calls,
    });
    expect(lines(report, 'packages/a/a.js')).toEqual(['1 track migrated', '2 page migrated']);
    expect(sitesOf(report).filter(({ status }) => status === 'possible')).toHaveLength(2);
  });
});

describe('a global that may be of something else', () => {
  it('is listed and left', async () => {
    const { report, changed } = await migrate({ 'package.json': lookAlike, 'a.js': calls });
    expect(lines(report, 'a.js')).toEqual([
      '1 track possible global-is-something-else',
      '2 page possible global-is-something-else',
    ]);
    expect(changed).toEqual({});
  });

  it('the text report says first that nothing was migrated, and what settles it', async () => {
    const { out, code } = await tool(project({ 'package.json': lookAlike, 'a.js': calls }), []);
    expect(out).toMatch(
      /^Nothing was migrated: the 2 calls below may or may not be Segment\. Say so with --global/,
    );
    expect(code).toBe(0);
  });

  it('--global analytics settles it', async () => {
    const { report, after } = await migrate(
      { 'package.json': lookAlike, 'a.js': calls },
      '--global',
      'analytics',
    );
    expect(lines(report, 'a.js')).toEqual(['1 track migrated', '2 page migrated']);
    expect(after['a.js']).toMatch(/^track\('A'\);$/m);
  });

  it('a Segment package beside the other one settles it', async () => {
    const { report } = await migrate({
      'package.json': manifest({ devDependencies: { 'rudder-sdk-js': '1' } }),
      'a.js': calls,
    });
    expect(report.summary).toMatchObject({ migrated: 2, possible: 0 });
  });

  it('a file that assigns it is left', async () => {
    const { report, after } = await migrate({
      'package.json': bareManifest(),
      'a.js': `window.analytics = { track() {} };\n${calls}`,
    });
    expect(report.summary).toMatchObject({ migrated: 0, review: 0 });
    expect(after['a.js']).toContain(calls);
  });
});

describe('--global', () => {
  it('names another global', async () => {
    const { report, after } = await migrate(
      {
        'package.json': bareManifest(),
        'a.js': "window.segment.track('A');\nsegment.page('P');\nanalytics.track('B');\n",
      },
      '--global',
      'segment',
    );
    expect(lines(report, 'a.js')).toEqual(['1 track migrated', '2 page migrated']);
    expect(after['a.js']).toMatch(/^analytics\.track\('B'\);$/m);
  });

  it.each([[['--global', 'segment,analytics']], [['--global', 'segment', '--global', 'analytics']]])(
    '%j names two',
    async (args) => {
      const { report } = await migrate({ 'a.js': "segment.track('A');\nanalytics.track('B');\n" }, ...args);
      expect(lines(report, 'a.js')).toEqual(['1 track migrated', '2 track migrated']);
    },
  );

  it.each([['none,analytics'], ['window.analytics'], ['a b'], ['']])('refuses %j', async (name) => {
    const { code, out } = await tool(project({ 'a.js': calls }), ['--global', name]);
    expect({ code, out }).toEqual({ code: 2, out: '' });
  });
});

describe('classic scripts', () => {
  const loaded = readFileSync('fixtures/html/load/snippet-5-minified/input.html', 'utf8');
  const page = (script: string) => `${loaded}${script}\n`;

  it('speak to window.amplitude and gain no import', async () => {
    const { after, report } = await migrate({
      'index.html': page('<script src="js/app.js"></script>'),
      'js/app.js': "analytics.track('A');\nanalytics.identify('u1', { plan: 'pro' });\n",
    });
    expect(after['js/app.js']).not.toMatch(/import|require/);
    expect(after['js/app.js']).toMatch(/^(?:window\.)?amplitude\.track\('A'\);$/m);
    expect(after['js/app.js']).not.toMatch(/^(?:const|let|var) /m);
    expect(fileIn(report, 'js/app.js').callSites.map(({ status }) => status)).not.toContain('manual');
  });

  it('a page that loads the file as a module does not make it one', async () => {
    const { after } = await migrate({
      'package.json': bareManifest(),
      'index.html': page('<script type="module" src="/js/app.js"></script>'),
      'js/app.js': "import './x.js';\nwindow.analytics.track('A');\n",
      'js/x.js': '',
    });
    expect(after['js/app.js']).toMatch(/window\.amplitude\.track\('A'\);|^import \{ track \}/m);
    expect(after['js/app.js']).not.toMatch(/@segment/);
  });

  it('a file without imports in a project whose Segment comes from a snippet speaks to the global', async () => {
    const { after } = await migrate({ 'index.html': loaded, 'inline.js': "analytics.track('A');\n" });
    expect(after['inline.js']).toMatch(/^(?:window\.)?amplitude\.track\('A'\);\n$/);
  });

  it('a page whose snippet nobody is seen to load is told that init is missing', async () => {
    const files = (html: string) => ({ 'index.html': html, 'inline.js': "analytics.track('A');\n" });
    const notLoaded = loaded.replace('analytics.load("a1b2c3d4e5");', '');
    const started = `${notLoaded}<script>amplitude.init('k');</script>\n`;
    const missing = await Promise.all(
      [notLoaded, started, loaded].map(async (html) =>
        /init-missing/.test((await tool(project(files(html)), [])).out),
      ),
    );
    expect(missing).toEqual([true, false, false]);
  });

  it('a bare file on its own gains the import, as the guide shows it', async () => {
    const { after } = await migrate({ 'a.js': "analytics.track('A');\n" });
    expect(after['a.js']).toBe("import { track } from '@amplitude/analytics-browser';\n\ntrack('A');\n");
  });
});
