import { client, type Pair, program } from '../../pair.js';
import { chosen, variants } from './variants.js';

const main = `import { late } from './late';

export async function main() {
  await late();
}
`;

const late = `${client}
export async function late() {
  await pause();
  analytics.track('B', { late: true });
}
`;

/** What arrives of a file that still speaks to Segment. */
const stays = {
  stillSegment: ['track B'],
  differs: chosen('Calls in files that the config leaves out stay Segment calls.', () => []),
};

const ignored = variants(
  'a file',
  { 'src/main.ts': main, 'src/late.ts': late },
  { by: 'like any other', config: {} },
  { by: 'that is left alone', config: { ignore: ['src/late.ts'] }, ...stays },
);

const tests = variants(
  'a test',
  { 'src/main.ts': main.replace('./late', './late.test'), 'src/late.test.ts': late },
  {
    by: 'that is reported',
    config: { tests: 'report' },
    findings: ['load possible test-left', 'track possible test-left'],
    ...stays,
  },
  { by: 'that is left out', config: { tests: 'skip' }, ...stays },
  { by: 'that is migrated', config: { tests: 'rewrite' } },
);

const globals = variants(
  'a global',
  program(`window.analytics?.load('a1b2c3d4e5');

export async function main() {
  await rest();
  window.analytics?.track('A');
}
`),
  { by: 'that is Segment', config: {}, snippet: true, findings: ['load review api-key-literal'] },
  {
    by: 'that nobody says is Segment',
    config: { global: [] },
    snippet: true,
    differs: chosen('Globals that the config does not name stay as they are.', () => []),
  },
);

export const fileOptions: readonly Pair[] = [...ignored, ...tests, ...globals];
