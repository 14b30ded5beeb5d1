import { finding } from '../../findings.js';
import type { Edit } from '../../javascript/edit.js';
import type { Migrated } from '../../mapping/mapping.js';
import type { NativeCall, NativeFile, Written } from '../language.js';
import { Names } from '../names.js';
import { line } from '../statements.js';
import { findAll, type NativeTree, parts, type SyntaxNode, spanOf, textOf } from '../tree.js';
import { isForBoth } from './both.js';
import { Unsaid } from './event-options.js';
import type { ObjcCall } from './objc-call.js';
import { placed } from './place.js';
import { renderStep } from './render.js';
import type { Rendering } from './rendering.js';
import { functionAround } from './scope.js';
import { readValue } from './values.js';
import { writeSetUp } from './write-set-up.js';

const names = new WeakMap<NativeTree, Names>();

/** Writes the steps of a call: one statement each, in the place of the call. */
export function write(given: NativeCall, mapped: Migrated, file: NativeFile): Written {
  const call = given as ObjcCall;
  const { tree } = file;
  const known = names.get(tree) ?? new Names(tree);
  names.set(tree, known);
  const scope = functionAround(call.node);
  const rendering: Rendering = { call, file, names: known, scope, locals: new Map(), findings: [] };
  try {
    if (call.construction) return writeSetUp(rendering, call.construction, mapped);
    const own = mapped.steps.flatMap((step) => renderStep(step, rendering));
    const lines = isForBoth(call, file) ? [line(textOf(tree, call.node)), ...own] : own;
    const isRead = mapped.steps.some(({ kind }) => kind === 'read');
    const edits = isRead
      ? [{ span: spanOf(call.node), pieces: lines.flatMap(({ pieces }) => pieces) }]
      : placed(call.node, lines, file);
    if (!edits) return { manual: finding('position-unsupported') };
    return { edits: [...edits, ...dateEdits(tree, call)], findings: rendering.findings };
  } catch (error) {
    if (error instanceof Unsaid) return { manual: error.finding };
    throw error;
  }
}

const isoText = [
  '[NSISO8601DateFormatter stringFromDate:',
  ' timeZone:[NSTimeZone timeZoneWithName:@"UTC"]' +
    ' formatOptions:NSISO8601DateFormatWithInternetDateTime | NSISO8601DateFormatWithFractionalSeconds]',
] as const;

/** Segment sent a date as text (`SEGAnalyticsUtils.m`, `iso8601FormattedString`); Amplitude's SDKs cannot send one at all. */
function dateEdits(tree: NativeTree, { node, call }: ObjcCall): Edit[] {
  const sent = 'properties' in call ? call.properties : 'traits' in call ? call.traits : undefined;
  if (!sent) return [];
  const isSent = ({ start, end }: SyntaxNode) => sent.span.start <= start && end <= sent.span.end;
  const values = findAll(node, ({ type }) => type === 'dictionary_pair' || type === 'array_literal').flatMap(
    (inner) => (inner.type === 'array_literal' ? parts(inner) : parts(inner).slice(1)),
  );
  return values
    .filter(isSent)
    .filter((value) => readValue(tree, value).shape === 'date')
    .flatMap(({ start, end }) => [
      { span: { start, end: start }, pieces: [isoText[0]] },
      { span: { start: end, end }, pieces: [isoText[1]] },
    ]);
}
