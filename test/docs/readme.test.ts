import { existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { configSchema } from '../../src/config/schema.js';
import { migrate as migrateByCall } from '../../src/index.js';
import { reportJsonSchema } from '../../src/report/schema.js';
import { execute, exportedClient, lines, manifest, migrate, ownClient, project, tool } from '../run/tool.js';
import { git, project as workspace } from '../workspace/project.js';

const root = resolve('.');
const readme = readFileSync('README.md', 'utf8');

/** The blocks of code below a heading, up to the next one. */
function blocks(heading: string): string[] {
  const section = readme.split(/^#{2,3} /mu).find((part) => part.startsWith(heading)) ?? '';
  return [...section.matchAll(/^```\w+\n([\s\S]*?)^```$/gmu)].map(([, text]) => text ?? '');
}

/** The words of a command, less those that it starts with. */
function words(line: string | undefined, ...start: string[]): string[] {
  const all = line?.trim().split(' ') ?? [];
  expect(all.slice(0, start.length)).toEqual(start);
  return all.slice(start.length);
}

/** A project that has this package installed. */
function shop(files: Readonly<Record<string, string>>): string {
  const cwd = project({ 'package.json': manifest(), ...files });
  mkdirSync(join(cwd, 'node_modules'));
  symlinkSync(root, join(cwd, 'node_modules/segment-to-amplitude'), 'junction');
  return cwd;
}

it('the first example is what the tool does', async () => {
  const [before = '', after = ''] = blocks('# segment-to-amplitude');
  const outcome = await migrate({ 'package.json': manifest(), 'src/account.ts': before });
  const output = outcome.after['src/account.ts'] ?? '';
  if (process.env.UPDATE_DOCS)
    writeFileSync(
      'README.md',
      readme.replace(after, () => output),
    );
  expect(after).toBe(output);
  expect(outcome.report.summary).toMatchObject({ migrated: 5, review: 0, manual: 0 });
  expect(Object.keys(outcome.changed)).toContain('src/amplitude-helpers.ts');
});

describe('commands', () => {
  const files = {
    'src/a.ts': `${ownClient()}analytics.page('Home');\n`,
    'src/global.js': "window.analytics.track('B');\n",
    'src/client.ts': exportedClient,
    'src/user.ts': "import { analytics } from './client';\n\nanalytics.track('C');\nanalytics.page('C');\n",
  };

  it("jscodeshift's own does what it says", async () => {
    const cwd = shop(files);
    const [, command] = blocks('One transform at a time');
    const args = words(command, 'npx', 'jscodeshift');
    const bin = join(root, 'node_modules/jscodeshift/bin/jscodeshift.js');
    expect(await execute(process.execPath, [bin, ...args], cwd)).toMatchObject({ code: 0, err: '' });
    const read = (path: string) => readFileSync(join(cwd, path), 'utf8');
    expect(read('src/a.ts')).toMatch(/^track\('Opened'\);\nanalytics\.page\('Home'\);$/mu);
    expect(read('src/global.js')).toMatch(/^track\('B'\);$/mu);
    expect(read('src/user.ts')).toBe(files['src/user.ts']);
    expect(read('package.json')).toBe(manifest());
  });

  it('the others are those of the tool', async () => {
    const commands = ['On a folder', 'As a dry run in CI', 'One transform at a time']
      .flatMap((heading) => blocks(heading).join('').split('\n'))
      .flatMap((line) => /npx segment-to-amplitude (.*?)(?: > .*)?$/u.exec(line)?.[1] ?? []);
    expect(commands).toHaveLength(5);
    for (const command of commands) {
      const { code, err } = await tool(shop(files), command.split(' '));
      expect([command, code, /error/u.test(err)]).toEqual([
        command,
        Number(command.includes('--check')),
        false,
      ]);
    }
  });

  it('and it names every flag and key as it is', async () => {
    const { out } = await tool(root, ['--help']);
    const flags = [...readme.matchAll(/--(?:[a-z]+-)*[a-z]+/gu)].map(([flag]) => flag);
    const others = ['--save-dev', '--parser'];
    expect(flags.filter((flag) => !out.includes(flag) && !others.includes(flag))).toEqual([]);
  });
});

it('a client that is exported changes with the transforms of one run', async () => {
  const { after } = await migrate(
    {
      'package.json': manifest(),
      'src/client.js': exportedClient,
      'src/user.js': "import { analytics } from './client';\n\nanalytics.identify('u1', { plan: 'pro' });\n",
    },
    '--transform',
    'load,identify',
  );
  expect(after['src/client.js']).not.toContain('@segment/');
  expect(after['src/user.js']).toContain("analytics.setUserId('u1');");
});

it.each(['expo-analytics-segment', 'react-segment'])(
  'the import of %s is listed, and its calls stay',
  async (name) => {
    const text = `import { Analytics } from '${name}';\n\nconst analytics = new Analytics();\nanalytics.track('A');\n`;
    const { after, report } = await migrate({ 'package.json': manifest(), 'src/a.js': text }, '--no-markers');
    expect(after['src/a.js']).toBe(text);
    expect(lines(report, 'src/a.js')).toEqual(['1 import manual sdk-not-supported']);
  },
);

describe('comments in the code', () => {
  const [marked = '', accepted = ''] = blocks('How calls end').filter((text) => text.startsWith('//'));
  const bare = marked.replace(/^.*\n/u, '');

  it('are those that the tool writes and reads', async () => {
    const { after } = await migrate({ 'package.json': manifest(), 'a.js': bare });
    expect(after['a.js']).toBe(marked);
    const cwd = project({ 'package.json': manifest(), 'a.js': accepted });
    expect((await tool(cwd, ['--check'])).code).toBe(0);
  });
});

it('the config is one, and does what it says', async () => {
  const [config = ''] = blocks('Configuration');
  expect(configSchema.safeParse(JSON.parse(config)).error).toBeUndefined();
  const { after } = await migrate({
    'package.json': manifest(),
    'segment-to-amplitude.config.json': config,
    'a.js': "window.analytics.group('team_42');\n",
    'legacy/b.js': ownClient(),
  });
  expect(after['a.js']).toMatch(/^setGroup\('team', '42'\);$/mu);
  expect(after['legacy/b.js']).toBe(ownClient());
});

it('the call from code runs', async () => {
  const [code = ''] = blocks('From code');
  const cwd = shop({ 'src/a.js': ownClient(), 'run.mjs': code });
  expect(await execute(process.execPath, ['run.mjs'], cwd)).toEqual({ code: 0, out: '2\n', err: '' });
  expect(readFileSync(join(cwd, 'src/a.js'), 'utf8')).toBe(ownClient());
});

it('the function writes over uncommitted changes, as the command does not', async () => {
  const cwd = workspace({ 'package.json': manifest(), 'src/a.js': ownClient() });
  git(cwd, 'init');
  expect((await tool(cwd, ['src'])).err).toContain('uncommitted changes');
  expect((await migrateByCall({ paths: ['src'], cwd })).summary.changed).toBe(1);
  expect(readFileSync(join(cwd, 'src/a.js'), 'utf8')).not.toBe(ownClient());
});

it.each(['README.md', 'docs/transforms.md', 'docs/findings.md', 'docs/config.md', 'docs/report.md'])(
  'links of %s lead somewhere',
  (page) => {
    const links = [...readFileSync(page, 'utf8').matchAll(/\]\(([^)#\s]+)\)/gu)].map(
      ([, link]) => link ?? '',
    );
    const inside = links.filter((link) => !link.startsWith('https://'));
    expect(inside.filter((link) => !existsSync(join(dirname(page), link)))).toEqual([]);
  },
);

it('docs/report.md names every key of a report', () => {
  const text = readFileSync('docs/report.md', 'utf8');
  const missing = keysOf(reportJsonSchema()).filter((key) => !text.includes(`\`${key}\``));
  expect(missing).toEqual([]);
});

/** The keys of all objects that a JSON schema describes. */
function keysOf({ properties = {}, items }: JsonSchema): string[] {
  const inner = items ? keysOf(items) : [];
  return [...inner, ...Object.entries(properties).flatMap(([key, schema]) => [key, ...keysOf(schema)])];
}

interface JsonSchema {
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly items?: JsonSchema;
}
