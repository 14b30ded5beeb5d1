import { rmSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { migrate } from '../../src/index.js';
import { broughtBy, problemsOf } from '../fixtures/type-problems.js';
import { filesOf, project } from '../run/tool.js';
import { callings } from './callings.js';
import { handings } from './handings.js';
import { complaints, type Outcome } from './judge.js';
import { makings } from './makings.js';
import { type Workspace, workspaceOf } from './workspace.js';

/** Another seed pairs the same handings with other makings and callings. */
const seed = Number(process.env.COMBINATIONS_SEED ?? 1);
const each = Number(process.env.COMBINATIONS_EACH ?? 6);

/** For each handing some makings and callings, so that few runs see every pair sooner or later. */
const workspaces = handings.flatMap((handing, index) => {
  const own = makings.filter(({ form }) => form === handing.form);
  return Array.from({ length: each }, (_, turn) => {
    const making = own[(index + turn + seed) % own.length];
    const calling = callings[(index * 5 + turn * 8 + seed) % callings.length];
    return making && calling ? workspaceOf(making, handing, calling) : null;
  }).filter((workspace) => workspace !== null);
});

async function outcomeOf({ files }: Workspace): Promise<Outcome> {
  const root = project(files);
  const report = await migrate({ paths: [root], cwd: root, jobs: 1 });
  const after = filesOf(root);
  await migrate({ paths: [root], cwd: root, jobs: 1 });
  const again = filesOf(root);
  rmSync(root, { recursive: true });
  return { report, after, again };
}

describe('a client that is made, handed on and called', () => {
  it.each(workspaces.map((workspace) => [workspace.name, workspace] as const))('%s', async (_, workspace) => {
    expect(complaints(workspace, await outcomeOf(workspace))).toEqual([]);
  });

  it('would be complained about where something is wrong with it', async () => {
    const [making] = makings;
    const handing = handings.find(({ name }) => name === 'by name');
    const calling = callings.find(({ name }) => name === 'to identify');
    const workspace = making && handing && calling ? workspaceOf(making, handing, calling) : null;
    if (!workspace) throw new Error('it is gone');
    const sound = await outcomeOf(workspace);
    const { report, after } = sound;
    const app = after['src/app.ts'] ?? '';
    const broken: readonly [string, Outcome][] = [
      ['the call is passed over in silence', { ...sound, report: { ...report, files: [] } }],
      [
        'changed:   shop.track',
        { ...sound, after: { ...after, 'src/app.ts': app.replace('shop.track', 'track') } },
      ],
      [
        'the event is gone',
        { ...sound, after: { ...after, 'src/app.ts': app.replaceAll('Planted', 'Other') } },
      ],
      [
        'src/app.ts needs Segment',
        { ...sound, after: { ...after, 'src/app.ts': `${app}import '@segment/analytics-next';` } },
      ],
      ['src/app.ts cannot be read', { ...sound, after: { ...after, 'src/app.ts': `${app}(` } }],
      ['src/app.ts changes again', { ...sound, again: { ...after, 'src/app.ts': '' } }],
    ];
    expect(complaints(workspace, sound)).toEqual([]);
    for (const [complaint, outcome] of broken)
      expect(complaints(workspace, outcome).join('\n')).toContain(complaint);
  });

  it('keeps its types', async () => {
    const sample = workspaces.filter(({ files }, index) => index % 5 === 0 && 'src/app.ts' in files);
    const written: Record<string, string> = {};
    for (const [index, workspace] of sample.entries()) {
      const { after } = await outcomeOf(workspace);
      for (const [side, files] of [
        ['before', workspace.files],
        ['after', after],
      ] as const)
        for (const [path, text] of Object.entries(files))
          if (/\.ts$/.test(path)) written[`${index}/${side}/${path}`] = text;
    }
    const problems = problemsOf(written);
    const brought = sample.flatMap(({ name }, index) =>
      Object.keys(written)
        .filter((path) => path.startsWith(`${index}/after/`))
        .flatMap((path) =>
          broughtBy(
            problems.get(path.replace('/after/', '/before/')) ?? [],
            problems.get(path) ?? [],
            false,
          ).map((problem) => `${name}: ${problem}`),
        ),
    );
    expect(brought).toEqual([]);
  });
});
