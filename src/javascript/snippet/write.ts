import type { HelperOptions } from '../../amplitude/helper/helper.js';
import { pageHelperLines } from '../../amplitude/helper/page.js';
import { holdsLoader, loaderStub, loaderTag } from '../../amplitude/loader.js';
import type { HelperFunction } from '../../amplitude/step.js';
import type { Options } from '../../config/options.js';
import { type FindingCode, finding } from '../../findings.js';
import { apiKeyPlaceholder } from '../../mapping/api-key.js';
import type { Edit, Piece } from '../edit.js';
import { type Site, statusOf } from '../site.js';
import { blockAt, endOf, startOf } from '../syntax/tree.js';
import { markerEdit } from '../write/markers.js';
import { removal } from '../write/removal.js';
import { isFirstOnLine, lineIndent, lineStart } from '../write/style.js';
import type { Writing } from '../write/writing.js';
import { isSegmentsComment } from './comments.js';
import type { Snippet } from './recognise.js';

/** What is to become of a snippet. */
export interface SnippetPlan {
  /** `beside`: calls remain that need Segment, so both are loaded; `import`: the file imports the SDK. */
  readonly form: 'loader' | 'beside' | 'import';
  /** `load` is called in the snippet itself. */
  readonly loads: boolean;
  /** No other snippet stands above it in the file. */
  readonly isFirst: boolean;
  /** What the page's scripts call of the helpers. */
  readonly helpers: readonly HelperFunction[];
}

/** The options that decide what stands in the place of a snippet. */
type SnippetOptions = HelperOptions & Pick<Options, 'loader' | 'serverZone' | 'apiKey'>;

const place = { method: 'snippet', transform: 'load' } as const;

/** The snippet as a call site: Amplitude's loader takes its place, and what is the user's in it stays. */
export function snippetSite(
  snippet: Snippet,
  plan: SnippetPlan,
  writing: Writing,
  options: SnippetOptions,
): Site {
  const edits = snippetEdits(snippet, plan, writing, options);
  const findings = plan.form === 'loader' && !plan.loads ? [finding('library-fetched-at-once')] : [];
  return { at: snippet.at, ...place, findings, edits, status: statusOf(findings) };
}

function snippetEdits(
  snippet: Snippet,
  plan: SnippetPlan,
  writing: Writing,
  options: SnippetOptions,
): Edit[] {
  const { form } = plan;
  if (form === 'beside') return besideEdits(snippet, plan, writing, options);
  if (form === 'import' && snippet.bare) return [removal(writing.tree, snippet.statement)];
  const tag = form === 'loader' ? tagEdit(snippet, plan, writing, options) : null;
  const lead =
    form === 'loader'
      ? [...(tag ? [tag] : []), loaderEdit(snippet, plan, writing, options, tag !== null)]
      : leadRemoval(snippet, writing);
  return [...lead, ...strayRemovals(snippet, writing), ...braceRemoval(snippet, writing, form === 'import')];
}

/** A snippet that stays for the calls that need Segment, where `init` of the package follows its `load`. */
export const untouchedSnippet = ({ at }: Snippet): Site => ({
  at,
  ...place,
  findings: [],
  edits: [],
  status: 'migrated',
});

/** A snippet that stays as it is, with the reason. */
export function leftSnippet(snippet: Snippet, code: FindingCode, writing: Writing, marks: boolean): Site {
  const findings = [finding(code)];
  const { tree, style } = writing;
  const isManual = findings[0]?.severity === 'manual';
  const marker =
    marks && isManual && findings[0] ? markerEdit(tree, snippet.statement, findings[0], style) : null;
  return { at: snippet.at, ...place, findings, edits: marker ? [marker] : [], status: statusOf(findings) };
}

/** The script tag in front of the script, where the config asks for one and the key can stand in it. */
function tagEdit(
  snippet: Snippet,
  plan: SnippetPlan,
  { tree, style }: Writing,
  options: SnippetOptions,
): Edit | null {
  const tagStart = blockAt(tree, snippet.lead.start)?.tagStart;
  if (options.loader === 'stub' || tagStart === undefined) return null;
  const apiKey = options.apiKey ?? apiKeyPlaceholder;
  const line = style.eol + lineIndent(tree.text, tagStart);
  const tag = plan.isFirst ? loaderTag(options, apiKey) + line : '';
  return { span: { start: tagStart, end: tagStart }, pieces: [tag] };
}

/** The loader with its question whether it is there already, in the place of Segment's lines. */
function loaderEdit(
  snippet: Snippet,
  plan: SnippetPlan,
  writing: Writing,
  options: SnippetOptions,
  hasTag: boolean,
): Edit {
  const { tree, style } = writing;
  const { lead, guard } = snippet;
  const isSpread = tree.text.slice(lead.start, lead.end).includes('\n');
  const outer = lineIndent(tree.text, lead.start);
  const end = style.semicolons ? ';' : '';
  const inner = isSpread ? innerIndent(snippet, writing) : '';
  // With a tag the SDK is there already, so a second snippet is told by what the first one leaves.
  const [there, mark] = hasTag
    ? ['window.amplitudeStarted', `window.amplitudeStarted = true${end}`]
    : ['window.amplitude', ''];
  const heads = {
    block: `if (!${there}) {${isSpread ? style.eol + inner : ''}`,
    return: `if (${there}) return${end}${style.eol}${outer}`,
    none: '',
  };
  // Calls behind the snippet need the helpers whoever loaded Amplitude.
  const helpers = pageHelperLines(plan.helpers, options, style.indent).map(
    (line) => line + style.eol + outer,
  );
  const first = helpers.length > 0 && !isFirstOnLine(tree.text, lead.start) ? [style.eol + outer] : [];
  const pieces = [
    ...first,
    ...helpers,
    heads[guard] + (hasTag ? (guard === 'none' ? '' : mark) : loaderStub),
  ];
  return { span: lead, pieces: [...keptComments(snippet, writing), ...pieces] };
}

/** Where the user's own lines of the snippet begin. */
function innerIndent({ lead }: Snippet, { tree, style }: Writing): string {
  const next = /^[;\s]*(?=[^\s;}])/.exec(tree.text.slice(lead.end));
  const at = lead.end + (next?.[0].length ?? 0);
  if (next && isFirstOnLine(tree.text, at)) return lineIndent(tree.text, at);
  return lineIndent(tree.text, lead.start) + style.indent;
}

/** In front of the snippet, which stays: calls for Segment remain. */
function besideEdits(snippet: Snippet, plan: SnippetPlan, writing: Writing, options: SnippetOptions): Edit[] {
  const { tree, style } = writing;
  if (holdsLoader(tree.text)) return [];
  const at = startOf(snippet.statement);
  const line = style.eol + lineIndent(tree.text, at);
  const lines = [loaderStub, ...pageHelperLines(plan.helpers, options, style.indent)];
  return [{ span: { start: at, end: at }, pieces: [lines.map((text) => text + line).join('')] }];
}

/** Segment's lines go, with the line that they stand on. */
function leadRemoval(snippet: Snippet, writing: Writing): Edit[] {
  const { tree } = writing;
  const { lead } = snippet;
  const kept = keptComments(snippet, writing);
  const after = /^[ \t;]*\r?\n/.exec(tree.text.slice(lead.end))?.[0];
  if (kept.length > 0 || after === undefined || !isFirstOnLine(tree.text, lead.start))
    return [{ span: lead, pieces: kept }];
  const blank = /^([ \t]*\r?\n)*/.exec(tree.text.slice(lead.end + after.length))?.[0] ?? '';
  const span = { start: lineStart(tree.text, lead.start), end: lead.end + after.length + blank.length };
  return [{ span, pieces: [] }];
}

const strayRemovals = ({ strays }: Snippet, { tree }: Writing): Edit[] =>
  strays.map((statement) =>
    statement.type === 'EmptyStatement'
      ? { span: { start: startOf(statement), end: endOf(statement) }, pieces: [] }
      : removal(tree, statement),
  );

/** One brace closes what was two questions; none, where no question is left. */
function braceRemoval({ close }: Snippet, { tree }: Writing, everything: boolean): Edit[] {
  if (!close) return [];
  const span = { start: close.start + (everything ? 0 : 1), end: close.end };
  if (span.end === span.start) return [];
  const after = /^[ \t]*\r?\n/.exec(tree.text.slice(span.end))?.[0];
  if (!everything || after === undefined || !isFirstOnLine(tree.text, span.start))
    return [{ span, pieces: [] }];
  return [{ span: { start: lineStart(tree.text, span.start), end: span.end + after.length }, pieces: [] }];
}

/** Comments of the user's among Segment's lines; Segment's own explain what is gone. */
function keptComments({ lead }: Snippet, { tree, style }: Writing): Piece[] {
  const line = style.eol + lineIndent(tree.text, lead.start);
  return tree.comments
    .filter(({ start, end }) => (start ?? 0) >= lead.start && (end ?? 0) <= lead.end)
    .filter(({ value }) => !isSegmentsComment(value))
    .map(({ start, end }) => tree.text.slice(start ?? 0, end ?? 0) + line);
}
