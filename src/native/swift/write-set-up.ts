import type { Expression, Step } from '../../amplitude/step.js';
import { finding } from '../../findings.js';
import type { Edit } from '../../javascript/edit.js';
import type { Migrated } from '../../mapping/mapping.js';
import type { NativeFile, Written } from '../language.js';
import { type Line, line, onLines } from '../statements.js';
import { indentAt, wholeLines } from '../style.js';
import { ancestorsOf, findAll, isComment, type SyntaxNode, spanOf, textOf } from '../tree.js';
import { currentClient } from './current-set-up.js';
import { splitsOf } from './fate.js';
import { legacyLines } from './older-set-up.js';
import { isList, layout } from './place.js';
import type { Rendering } from './rendering.js';
import type { Construction } from './set-up.js';
import { autocaptured } from './set-up-options.js';

/** Writes Amplitude's set-up in the place of Segment's, or behind it where that has to stay. */
export function writeSetUp(construction: Construction, mapped: Migrated, rendering: Rendering): Written {
  const init = mapped.steps.find((step): step is Extract<Step, { kind: 'init' }> => step.kind === 'init');
  if (!init) throw new Error('a set-up without its step');
  const { file } = rendering;
  const isIos = file.project.iosSdk === 'amplitude-ios';
  const edits = construction.isShared
    ? sharedEdits(
        construction,
        isIos ? legacyLines(init, rendering) : [currentLine(construction, init, rendering)],
        file,
      )
    : heldEdits(construction, init, rendering);
  if (!edits) return { manual: finding('position-unsupported') };
  const lost = lostSettings(init.options, file);
  const findings = lost.length > 0 ? [finding('load-option-dropped', `dropped: ${lost.join(', ')}`)] : [];
  return { edits, findings: [...rendering.findings, ...findings] };
}

/** AmplitudeSwift tracks no deep links of itself. */
const lostSettings = (options: Expression | undefined, { project }: NativeFile): string[] =>
  project.iosSdk === 'amplitude-swift' && autocaptured(options).includes('deepLinks')
    ? ['trackDeepLinks']
    : [];

/** The call of the class that made the shared client: statements in its place, or behind it. */
function sharedEdits(construction: Construction, lines: readonly Line[], file: NativeFile): Edit[] | null {
  const { tree, style, project } = file;
  const { node, obsolete } = construction;
  const statement = isList(node.parent ?? node) ? node : null;
  if (!statement) return null;
  const indent = indentAt(tree.text, statement);
  const pieces = [...commentsOf(construction, file, indent), ...onLines(lines, indent, style, layout)];
  if (!project.segmentStays)
    return [{ span: spanOf(statement), pieces }, ...withoutStatements(obsolete, file)];
  const { end } = statement;
  return [{ span: { start: end, end }, pieces: [style.eol + indent, ...pieces] }];
}

/** Comments in what goes, which stand above what comes. */
function commentsOf(construction: Construction, file: NativeFile, indent: string): string[] {
  const { tree, style, project } = file;
  if (project.segmentStays || splitsOf(file).length > 0) return [];
  const gone = [construction.node, ...construction.obsolete];
  return gone
    .flatMap((node) => findAll(node, isComment))
    .map((comment) => textOf(tree, comment).trimEnd() + style.eol + indent);
}

const withoutStatements = (statements: readonly SyntaxNode[], { tree }: NativeFile): Edit[] =>
  statements.map((node) => ({ span: wholeLines(tree.text, node) ?? spanOf(node), pieces: [] }));

/** `Amplitude.shared = Amplitude(…)` */
const currentLine = (
  { node }: Construction,
  init: Extract<Step, { kind: 'init' }>,
  rendering: Rendering,
): Line =>
  line('Amplitude.shared = ', ...currentClient(init, rendering, indentAt(rendering.file.tree.text, node)));

/** A client in a variable: the same variable holds Amplitude's. */
function heldEdits(
  construction: Construction,
  init: Extract<Step, { kind: 'init' }>,
  rendering: Rendering,
): Edit[] {
  const { file } = rendering;
  const { tree, project, style } = file;
  const { node, obsolete } = construction;
  const indent = indentAt(tree.text, node);
  const gone = splitsOf(file).length > 0 ? [] : withoutStatements(obsolete, file);
  const isIos = project.iosSdk === 'amplitude-ios';
  const isShared = !isIos && project.usesShared && project.sharedIn === file.path;
  const statement = statementAround(node);
  const comments = commentsOf(construction, file, indent);
  if (!isIos && !isShared)
    return [
      ...above(statement, comments),
      { span: spanOf(node), pieces: currentClient(init, rendering, indent) },
      ...gone,
    ];
  const lines = isIos ? legacyLines(init, rendering) : [currentLine(construction, init, rendering)];
  const name = isIos ? 'Amplitude.instance()' : 'Amplitude.shared!';
  const inner = indent + style.indent;
  if (statement) {
    const before: Edit = {
      span: { start: statement.start, end: statement.start },
      pieces: [
        ...comments,
        ...onLines(lines, indentAt(tree.text, statement), style, layout),
        style.eol + indent,
      ],
    };
    // What is assigned to a variable of a written type needs no mark: the property unwraps itself.
    const value = node.parent?.type === 'assignment' ? name.replace('!', '') : name;
    return [before, { span: spanOf(node), pieces: [value] }, ...gone];
  }
  const body = onLines([...lines, line(`return ${name}`)], inner, style, layout);
  const closure = ['{ () -> Amplitude in', style.eol + inner, ...body, `${style.eol}${indent}}()`];
  return [{ span: spanOf(node), pieces: closure }, ...gone];
}

/** The statement that makes a client; null for a property, and outside of any function, where no other can stand before it. */
function statementAround(node: SyntaxNode): SyntaxNode | null {
  for (const one of [node, ...ancestorsOf(node)]) {
    if (/^(class_body|source_file)$/.test(one.parent?.type ?? '')) return null;
    if (one.parent?.type === 'statements') return one;
  }
  return null;
}

const above = (statement: SyntaxNode | null, comments: readonly string[]): Edit[] =>
  statement && comments.length > 0
    ? [{ span: { start: statement.start, end: statement.start }, pieces: comments }]
    : [];
