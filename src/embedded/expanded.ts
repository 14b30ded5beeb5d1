import { applyEdits, type Edit, type Piece } from '../javascript/edit.js';
import type { ModuleOutcome } from '../javascript/module-outcome.js';
import type { Site } from '../javascript/sites/site.js';
import type { Span } from '../segment/value.js';

/** What makes Segment's snippet, and the snippet as a text that can stand in its place. */
export interface Replacement {
  /** Where it is reported. */
  readonly at: number;
  readonly span: Span;
  readonly text: string;
}

/** A file in which what makes the snippet is the snippet itself. */
export interface Expanded {
  readonly source: string;
  readonly text: string;
  readonly replacements: readonly Replacement[];
  /** What takes away that nothing needs once the snippet is gone. */
  readonly removals: readonly Edit[];
}

/** Puts snippets in the place of what makes them. */
export function expanded(
  source: string,
  replacements: readonly Replacement[],
  removals: readonly Edit[],
): Expanded {
  const sorted = [...replacements].sort((a, b) => a.span.start - b.span.start);
  const edits = sorted.map(({ span, text }) => ({ span, pieces: [text] }));
  return { source, text: applyEdits(source, edits), replacements: sorted, removals };
}

/** A replacement with its place in the expanded text. */
interface Place extends Replacement {
  readonly start: number;
  readonly end: number;
}

/**
 * What came of the file itself.
 * @returns null where what makes a snippet would stay what it was
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

/** What is called in a snippet is called where that is made. */
function sitesOf(sites: readonly Site[], places: readonly Place[]): Site[] {
  return sites.map((site) => {
    const place = places.find(({ start, end }) => site.at > start && site.at < end);
    return { ...site, at: place?.at ?? placeBefore(site.at, places) };
  });
}
