import { describe, expect, it } from 'vitest';
import { exportedClient, filesOf, manifest, ownClient, project, tool } from './tool.js';

const broken = `${ownClient()}}\n`;

const left = `// TODO(segment-to-amplitude): alias-has-no-counterpart: delete it, or join the ids on the server with the User Mapping API
window.analytics.alias('new', 'old');
`;

const accepted = left.replace(
  '// TODO(segment-to-amplitude): alias',
  '// segment-to-amplitude-accept alias-has-no-counterpart\n// TODO(segment-to-amplitude): alias',
);

/** What the code under `--check` hangs on, in each combination. */
const cases: readonly (readonly [string, Record<string, string>, readonly string[], number])[] = [
  ['nothing of Segment', { 'a.js': 'export const a = 1;\n' }, [], 0],
  ['a call that would change', { 'a.js': ownClient() }, [], 1],
  [
    'a call that would change, with something to confirm',
    { 'a.js': `${ownClient()}analytics.page();\n` },
    [],
    1,
  ],
  ['only calls that need a person', { 'a.js': left }, [], 1],
  ['only calls that a comment accepts', { 'a.js': accepted }, [], 0],
  [
    'a comment that accepts another code',
    { 'a.js': accepted.replace('-accept alias-has-no-counterpart', '-accept page-unnamed') },
    [],
    1,
  ],
  [
    'only calls of something else',
    { 'package.json': '{ "dependencies": { "analytics": "^0.8.0" } }', 'a.js': "analytics.track('A');\n" },
    [],
    0,
  ],
  ['a file in error', { 'a.js': broken }, [], 2],
  ['a file in error beside one that would change', { 'a.js': broken, 'b.js': ownClient() }, [], 2],
  ['a file in error beside one that needs a person', { 'a.js': broken, 'b.js': left }, [], 2],
  ['work outside the given path', { 'a.js': 'export const a = 1;\n', 'lib/b.js': ownClient() }, ['a.js'], 0],
  ['work in the given path', { 'a.js': 'export const a = 1;\n', 'lib/b.js': ownClient() }, ['lib'], 1],
  ['a file that is skipped', { 'a.min.js': ownClient() }, [], 0],
  ['work that --ignore leaves out', { 'a.js': ownClient() }, ['--ignore', 'a.js'], 0],
  [
    'a kept client with a call that has no counterpart',
    { 'a.js': exportedClient, 'b.js': "import { analytics } from './a.js';\nanalytics.track('A');\n" },
    [],
    1,
  ],
];

describe('--check', () => {
  it.each(cases)('%s', async (_, files, args, code) => {
    const root = project({ 'package.json': manifest(), ...files });
    const before = filesOf(root);
    const outcome = await tool(root, ['--check', ...args]);
    expect(outcome.code).toBe(code);
    expect(outcome.err).not.toMatch(/bug/);
    expect(filesOf(root)).toEqual(before);
  });

  it.each([['text'], ['diff'], ['json']])('gives the same code with --format %s', async (format) => {
    const root = project({ 'package.json': manifest(), 'a.js': ownClient() });
    expect((await tool(root, ['--check', '--format', format])).code).toBe(1);
  });

  it('gives the same code with --dry-run, which prints its diff', async () => {
    const root = project({ 'package.json': manifest(), 'a.js': ownClient() });
    const { code, out } = await tool(root, ['--check', '--dry-run']);
    expect(code).toBe(1);
    expect(out).toMatch(/^diff --git /);
  });
});

describe('without --check', () => {
  it.each([
    ['calls that need a person are no failure', { 'a.js': left }, 0],
    ['changes are no failure', { 'a.js': ownClient() }, 0],
    ['a file in error is one', { 'a.js': broken }, 2],
  ])('%s', async (_, files, code) => {
    const [dry, written] = await Promise.all([
      tool(project({ 'package.json': manifest(), ...files }), ['--dry-run']),
      tool(project({ 'package.json': manifest(), ...files }), []),
    ]);
    expect([dry.code, written.code]).toEqual([code, code]);
  });
});
