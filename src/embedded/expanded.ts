import { applyEdits, type Edit, type Piece } from '../javascript/edit.js';
import type { ModuleOutcome } from '../javascript/module-outcome.js';
import type { Site } from '../javascript/sites/site.js';
import { type PackageCall, packageUse } from '../javascript/snippet/package-calls.js';
import { spentOptions } from '../javascript/snippet/package-options.js';
import { spanOf } from '../javascript/syntax/span.js';
import type { Tree } from '../javascript/syntax/tree.js';
import { removal } from '../javascript/write/removal.js';
import { importRemovals } from '../javascript/write/sdk-imports.js';
import { lineIndent, styleOf } from '../javascript/write/style.js';
import { snippetLines } from '../segment/snippet-package.js';
import type { Span } from '../segment/value.js';

/** A call, and the text that stands for it. */
interface Replacement {
  readonly call: PackageCall;
  readonly span: Span;
  readonly text: string;
}

/** A file in which the calls of `@segment/snippet` are the text that they return. */
export interface Expanded {
  readonly source: string;
  readonly text: string;
  readonly replacements: readonly Replacement[];
  /** What takes the imports of the package away, and options that nothing else reads. */
  readonly removals: readonly Edit[];
}

/** Writes out what the calls of `@segment/snippet` return, as far as that is seen; null where nothing is. */
export function expand(source: string, trees: readonly Tree[]): Expanded | null {
  const parts = trees.map((tree) => [tree, packageUse(tree)] as const);
  const replacements = parts
    .flatMap(([tree, { calls }]) => calls.flatMap((call) => replacementOf(tree, call) ?? []))
    .sort((a, b) => a.span.start - b.span.start);
  if (replacements.length === 0) return null;
  const gone = replacements.map(({ span }) => ({ span, pieces: [] }));
  const removals = parts.flatMap(([tree, { imports, calls }]) => [
    ...importRemovals(tree, imports, gone, '').edits,
    ...spentOptions(
      tree,
      calls.filter(({ request }) => request).map(({ call }) => call),
    ).map((statement) => removal(tree, statement)),
  ]);
  const edits = replacements.map(({ span, text }) => ({ span, pieces: [text] }));
  return { source, text: applyEdits(source, edits), replacements, removals };
}

/** The snippet as a template literal, its lines in line with the call. */
function replacementOf(tree: Tree, call: PackageCall): Replacement | null {
  if (!call.request) return null;
  const span = spanOf(call.call);
  const line = styleOf(tree).eol + lineIndent(tree.text, span.start);
  return { call, span, text: `\`${snippetLines(call.request).join(line)}\`` };
}

/** A replacement with its place in the expanded text. */
interface Place extends Replacement {
  readonly start: number;
  readonly end: number;
}

/**
 * What came of the file itself.
 * @returns null where a call would stay what it was
 */
export function folded(
  { source, text, replacements, removals }: Expanded,
  outcome: ModuleOutcome,
): ModuleOutcome | null {
  const places = placesOf(replacements);
  const around = ({ start, end }: Span) => places.find((place) => start > place.start && end < place.end);
  const returned = places.flatMap((place): Edit[] => {
    const inner = outcome.edits.filter(({ span }) => around(span) === place);
    const grown = applyEdits(text, inner);
    const piece = grown.slice(place.start, place.end + grown.length - text.length);
    return inner.length > 0 ? [{ span: place.span, pieces: [piece] }] : [];
  });
  if (returned.length < places.length) return null;
  const outer = outcome.edits.filter(({ span }) => !around(span)).map((edit) => movedBack(edit, places));
  const edits = [...withRemovals(source, outer, removals), ...returned];
  return { ...outcome, edits, output: applyEdits(source, edits), sites: sitesOf(outcome.sites, places) };
}

function placesOf(replacements: readonly Replacement[]): Place[] {
  let shift = 0;
  return replacements.map((replacement) => {
    const start = replacement.span.start + shift;
    const end = start + replacement.text.length;
    shift = end - replacement.span.end;
    return { ...replacement, start, end };
  });
}

/** What is inserted beside an import that goes takes its line. */
function withRemovals(source: string, edits: readonly Edit[], removals: readonly Edit[]): Edit[] {
  const isIn = (edit: Edit, { span }: Edit) => edit.span.start >= span.start && edit.span.end <= span.end;
  const merged = removals.map((removal): Edit => {
    const texts = edits.filter((edit) => isIn(edit, removal)).flatMap(({ pieces }) => pieces);
    const [, end = ''] = /(\s*)$/.exec(source.slice(removal.span.start, removal.span.end)) ?? [];
    const trimmed = texts.map((text) => (typeof text === 'string' ? text.trim() + end : text));
    return { span: removal.span, pieces: trimmed };
  });
  return [...edits.filter((edit) => !removals.some((removal) => isIn(edit, removal))), ...merged];
}

function movedBack({ span, pieces }: Edit, places: readonly Place[]): Edit {
  const back = ({ start, end }: Span): Span => ({
    start: placeBefore(start, places),
    end: placeBefore(end, places),
  });
  return {
    span: back(span),
    pieces: pieces.map((piece): Piece => (typeof piece === 'string' ? piece : back(piece))),
  };
}

/** An offset of the file itself. */
function placeBefore(offset: number, places: readonly Place[]): number {
  const last = places.filter(({ end }) => end <= offset).at(-1);
  return last ? offset - last.end + last.span.end : offset;
}

/** What is called in a returned text is called where it is returned. */
function sitesOf(sites: readonly Site[], places: readonly Place[]): Site[] {
  return sites.map((site) => {
    const place = places.find(({ start, end }) => site.at > start && site.at < end);
    return { ...site, at: place?.call.at ?? placeBefore(site.at, places) };
  });
}
