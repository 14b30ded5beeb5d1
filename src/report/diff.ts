import { relative, sep } from 'node:path';
import { formatPatch, structuredPatch } from 'diff';
import { type Paint, type Palette, paletteFor } from './palette.js';
import type { FileChange } from './report.js';
import type { Reporter } from './reporter.js';

/** Everything a run changes, as one patch that `git apply` takes. */
export const diff: Reporter = (result, context) => {
  const patches = result.changes.map((change) => patchOf(change, context.cwd)).join('');
  return context.color ? painted(patches, paletteFor(true)) : patches;
};

function patchOf({ path, before, after }: FileChange, cwd: string): string {
  if (before === after) return '';
  const name = relative(cwd, path).split(sep).join('/');
  const isCreate = before === null;
  const patch = structuredPatch(
    isCreate ? '/dev/null' : `a/${name}`,
    `b/${name}`,
    before ?? '',
    after,
    undefined,
    undefined,
    { context: 3 },
  );
  return formatPatch({ ...patch, isGit: true, isCreate });
}

/** The first rule that fits a line paints it; headers come before the signs they start with. */
const rules: readonly { readonly start: RegExp; readonly paint: keyof Palette }[] = [
  { start: /^(?:diff --git|new file mode|--- (?:"?a\/|\/dev\/null)|\+\+\+ "?b\/)/u, paint: 'title' },
  { start: /^@@ /u, paint: 'place' },
  { start: /^\+/u, paint: 'good' },
  { start: /^-/u, paint: 'bad' },
  { start: /^\\ /u, paint: 'dim' },
];

function painted(patch: string, palette: Palette): string {
  return patch.replace(/[^\n]+/gu, (line) => paintOf(line, palette)(line));
}

function paintOf(line: string, palette: Palette): Paint {
  const rule = rules.find(({ start }) => start.test(line));
  return rule === undefined ? (text) => text : palette[rule.paint];
}
