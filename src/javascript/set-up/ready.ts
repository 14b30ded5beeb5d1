import type { Node } from '@babel/types';
import type { Step } from '../../amplitude/step.js';
import { finding } from '../../findings.js';
import type { Finding } from '../../report/report.js';
import type { Edit, Piece } from '../edit.js';
import { spanOf } from '../syntax/span.js';
import type { Place } from '../write/place.js';
import { renderExpression } from '../write/render-expression.js';
import type { Speaker } from '../write/speaker.js';
import { contextOf, type Writing } from '../write/writing.js';

/** The name that holds what `init` returned, where the file calls it. */
export interface ReadyCall {
  readonly name: string;
}

/** Writes `ready(callback)`: on the promise of `init` in the same file, elsewhere through the helper. */
export function readyEdit(
  node: Node,
  step: Extract<Step, { kind: 'ready' }>,
  place: Place,
  speaker: Speaker,
  ready: ReadyCall | null,
  writing: Writing,
): { edits: Edit[]; findings: Finding[] } {
  const context = contextOf(node, '', speaker, writing, node);
  const callback: Piece[] = step.callback ? renderExpression(step.callback, context) : [];
  const edit = (pieces: Piece[]): Edit => ({ span: spanOf(node), pieces });
  if (ready) {
    const then: Piece[] = step.callback ? ['.then(', ...callback, ')'] : [];
    return { edits: [edit([`${ready.name}.promise`, ...then])], findings: [] };
  }
  const args: Piece[] = step.callback ? [', ', ...callback] : [];
  const call: Piece[] = [`${writing.imports.helper('onReady')}(${speaker.fn('add')}`, ...args, ')'];
  const findings = place.read
    ? [finding('ready-elsewhere'), finding('callback-context')]
    : [finding('ready-elsewhere')];
  return { edits: [edit(call)], findings };
}
