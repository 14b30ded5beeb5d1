import { expect, it } from 'vitest';
import { processContext } from '../../src/cli/context.js';
import { main } from '../../src/cli/main.js';
import { fakeContext } from './fake-context.js';

async function outOf(...args: string[]): Promise<string> {
  const fake = fakeContext('/');
  expect(await main(args, fake)).toBe(0);
  return fake.out();
}

it('list names the transforms in a table', async () => {
  expect(await outOf('list')).toBe('track  track         Sends events.\npage   page, screen  Sends pages.\n');
});

it('explain shows a transform', async () => {
  expect(await outOf('explain', 'track')).toBe(
    [
      'track  Sends events.',
      'Methods: track',
      "Before\n  analytics.track('A');",
      "After\n  track('A');",
      'Limits\n  - Names are kept.\n',
    ].join('\n\n'),
  );
});

it('explain leaves out what is empty, and keeps the blank lines of code', async () => {
  const text = await outOf('explain', 'page');
  expect(text).toContain('Before\n  analytics.page();\n\n  other();\n\nAfter');
  expect(text).not.toContain('Limits');
});

it('explain shows a finding', async () => {
  expect(await outOf('explain', 'page-unnamed')).toBe(
    'page-unnamed  a page has no name\n\nreview: migrated, with one thing to confirm\n\nGive it one.\n',
  );
});

it('explain shows a key of the config, and those below a name', async () => {
  const mode = `page.mode  The event of a page.
  a key of the config; values: "a", "b", null; default: "a"
  "b" with "continuity": "none"
`;
  expect(await outOf('explain', 'page.mode')).toBe(mode);
  const list = 'page.list[].match  A pattern.\n  a key of the config; values: string\n';
  expect(await outOf('explain', 'page.list')).toBe(list);
  const page = await outOf('explain', 'page');
  expect(page).toMatch(/^page {2}Sends pages\./);
  expect(page.endsWith(`\n\n${mode}\n${list}`)).toBe(true);
});

it('explain knows every key of the config', async () => {
  const context = processContext();
  const names = (await context.configKeys()).map((key) => key.name);
  expect(names).toEqual(expect.arrayContaining(['continuity', 'group.patterns', 'group.patterns[].match']));
  for (const name of names) {
    const fake = fakeContext('/', { configKeys: context.configKeys });
    expect(await main(['explain', name], fake)).toBe(0);
    expect(fake.out()).toContain(`${name}  `);
  }
});

it.each([
  [['explain', 'trak'], 'error: unknown name "trak"; did you mean "track"?\n'],
  [['explain', 'page-unamed'], 'error: unknown name "page-unamed"; did you mean "page-unnamed"?\n'],
  [
    ['explain', 'toString'],
    'error: unknown name "toString"; give a transform ("segment-to-amplitude list"), a code of the report or a key of the config\n',
  ],
  [['explain', 'page.mod'], 'error: unknown name "page.mod"; did you mean "page.mode"?\n'],
  [['explain'], "error: missing required argument 'name' (see segment-to-amplitude --help)\n"],
  [['list', '--check'], "error: unknown option '--check' (see segment-to-amplitude --help)\n"],
])('%j is an error of one line', async (args, line) => {
  const fake = fakeContext('/');
  expect(await main(args, fake)).toBe(2);
  expect(fake.err()).toBe(line);
  expect(fake.out()).toBe('');
});

it('help goes to stdout and shows the flags of migrate', async () => {
  for (const args of [['--help'], ['-h'], ['help']]) expect(await outOf(...args)).toContain('--dry-run');
  expect(await outOf('migrate', '--help')).toContain('--allow-dirty');
  expect(await outOf('--version')).toMatch(/^\d+\.\d+\.\d+\n$/);
});
