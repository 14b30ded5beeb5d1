import { pageHelperLines } from '../../amplitude/helper/page.js';
import { holdsLoader, loaderStub } from '../../amplitude/loader.js';
import { type FindingCode, finding } from '../../findings.js';
import type { Edit } from '../edit.js';
import { type Site, statusOf } from '../sites/site.js';
import { spanOf } from '../syntax/span.js';
import { startOf } from '../syntax/tree.js';
import { markerEdit } from '../write/markers.js';
import { removal } from '../write/removal.js';
import { isFirstOnLine, lineIndent, lineStart } from '../write/style.js';
import type { Writing } from '../write/writing.js';
import { keptComments, loaderEdit, type SnippetOptions, type SnippetPlan, tagEdit } from './loader.js';
import type { Snippet } from './recognise.js';

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
  return [
    ...snippet.commas.map((span) => ({ span, pieces: [';'] })),
    ...formEdits(snippet, plan, writing, options),
  ];
}

function formEdits(snippet: Snippet, plan: SnippetPlan, writing: Writing, options: SnippetOptions): Edit[] {
  const { form } = plan;
  if (form === 'beside') return besideEdits(snippet, plan, writing, options);
  if (form === 'import' && snippet.bare) return [removal(writing.tree, snippet.statement)];
  const tag = form === 'loader' ? tagEdit(snippet, plan, writing, options) : null;
  const lead =
    form === 'loader'
      ? [...(tag ? [tag] : []), loaderEdit(snippet, plan, writing, options, tag !== null)]
      : leadRemoval(snippet, writing);
  const isOpen = form === 'import' && snippet.condition === null;
  return [...lead, ...strayRemovals(snippet, writing), ...braceRemoval(snippet, writing, isOpen)];
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
  const { lead, condition } = snippet;
  const kept = keptComments(snippet, writing);
  if (condition) return [{ span: lead, pieces: [...kept, 'if (', spanOf(condition), ') {'] }];
  const after = /^[ \t;]*\r?\n/.exec(tree.text.slice(lead.end))?.[0];
  if (kept.length > 0 || after === undefined || !isFirstOnLine(tree.text, lead.start))
    return [{ span: lead, pieces: kept }];
  const blank = /^([ \t]*\r?\n)*/.exec(tree.text.slice(lead.end + after.length))?.[0] ?? '';
  const span = { start: lineStart(tree.text, lead.start), end: lead.end + after.length + blank.length };
  return [{ span, pieces: [] }];
}

const strayRemovals = ({ strays }: Snippet, { tree }: Writing): Edit[] =>
  strays.map((statement) =>
    statement.type === 'EmptyStatement' ? { span: spanOf(statement), pieces: [] } : removal(tree, statement),
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
