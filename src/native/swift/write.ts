import type { Migrated } from '../../mapping/mapping.js';
import { namesOf } from '../file-names.js';
import type { NativeCall, NativeFile, Written } from '../language.js';
import { inOneLine } from '../statements.js';
import { spanOf } from '../tree.js';
import { callFindings } from './call-findings.js';
import { dateEdits } from './date-edits.js';
import { layout, placed } from './place.js';
import { renderStep } from './render.js';
import type { Rendering } from './rendering.js';
import type { SwiftCall } from './swift-call.js';
import { scopeOf } from './values.js';
import { writeSetUp } from './write-set-up.js';

/** Writes the steps of a call: one statement each, in the place of the call. */
export function write(given: NativeCall, mapped: Migrated, file: NativeFile): Written {
  const call = given as SwiftCall;
  const rendering: Rendering = {
    call,
    file,
    names: namesOf(file),
    scope: scopeOf(call.node),
    locals: new Map(),
    findings: [...callFindings(call, file)],
  };
  if (call.construction) return writeSetUp(call.construction, mapped, rendering);
  const lines = mapped.steps.flatMap((step) => renderStep(step, rendering));
  const edit = mapped.steps.some(({ kind }) => kind === 'read')
    ? { span: spanOf(call.node), pieces: inOneLine(lines, layout) }
    : placed(call.node, lines, file);
  const dates = call.bags.flatMap((bag) => dateEdits(file.tree, bag));
  return { edits: [edit, ...dates], findings: rendering.findings };
}
