import type { Edit } from '../javascript/edit.js';
import { type PackageCall, packageUse } from '../javascript/snippet/package-calls.js';
import { spentOptions } from '../javascript/snippet/package-options.js';
import { spanOf } from '../javascript/syntax/span.js';
import type { Tree } from '../javascript/syntax/tree.js';
import { removal } from '../javascript/write/removal.js';
import { importRemovals } from '../javascript/write/sdk-imports.js';
import { lineIndent, styleOf } from '../javascript/write/style.js';
import { snippetLines } from '../segment/snippet-package.js';
import type { Replacement } from './expanded.js';

/**
 * The calls of `@segment/snippet` in a program, as far as it is seen what they return, and what takes away their import
 * and options that nothing else reads.
 */
export function returnedSnippets(tree: Tree): { replacements: Replacement[]; removals: Edit[] } {
  const { calls, imports } = packageUse(tree);
  const clear = calls.filter(({ request }) => request);
  const replacements = clear.flatMap((call) => replacementOf(tree, call) ?? []);
  const gone = replacements.map(({ span }) => ({ span, pieces: [] }));
  const spent = spentOptions(
    tree,
    clear.map(({ call }) => call),
  );
  const removals = [
    ...importRemovals(tree, imports, gone, '').edits,
    ...spent.map((statement) => removal(tree, statement)),
  ];
  return { replacements, removals };
}

/** The snippet as a template literal, its lines in line with the call. */
function replacementOf(tree: Tree, { call, at, request }: PackageCall): Replacement | null {
  if (!request) return null;
  const span = spanOf(call);
  const line = styleOf(tree).eol + lineIndent(tree.text, span.start);
  return { at, span, text: `\`${snippetLines(request).join(line)}\`` };
}
