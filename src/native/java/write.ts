import { finding } from '../../findings.js';
import type { Migrated } from '../../mapping/mapping.js';
import { namesOf } from '../file-names.js';
import { saidToSegment } from '../jvm/both.js';
import { callFindings } from '../jvm/call-findings.js';
import { splitIn } from '../jvm/fate.js';
import type { JvmCall } from '../jvm/jvm-call.js';
import { noteImports } from '../jvm/needed.js';
import { type Rendering, scopeAround } from '../jvm/rendering.js';
import type { NativeCall, NativeFile, Written } from '../language.js';
import { spanOf } from '../tree.js';
import { placed } from './place.js';
import { renderStep } from './render.js';
import { writeSetUp } from './set-up.js';

/** Writes the steps of a call: one statement each, in the place of the call. */
export function write(given: NativeCall, mapped: Migrated, file: NativeFile): Written {
  const call = given as JvmCall;
  const rendering: Rendering = {
    call,
    file,
    names: namesOf(file),
    scope: scopeAround(call.node),
    locals: new Map(),
    imports: new Set(),
  };
  if (call.construction) return writeSetUp(rendering, mapped);
  const kept = saidToSegment(call, file, splitIn(file));
  const lines = [...(kept ? [kept] : []), ...mapped.steps.flatMap((step) => renderStep(step, rendering))];
  const isRead = mapped.steps.some(({ kind }) => kind === 'read');
  const edits = isRead
    ? [{ span: spanOf(call.node), pieces: lines.flatMap(({ pieces }) => pieces) }]
    : placed(call.node, lines, file);
  if (!edits) return { manual: finding('position-unsupported') };
  noteImports(file, rendering.imports);
  return { edits, findings: callFindings(call, file) };
}
