import type { Node } from '@babel/types';
import type { Step } from '../../amplitude/step.js';
import { finding } from '../../findings.js';
import type { Finding } from '../../report/report.js';
import type { Client } from '../clients/client.js';
import type { Migration } from '../context.js';
import type { Edit, Piece } from '../edit.js';
import { constructionStatement, type Fate } from '../fate.js';
import { isFunction } from '../syntax/scope.js';
import { spanOf } from '../syntax/span.js';
import { ancestorsOf } from '../syntax/tree.js';
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

/** `ready` can use the promise of an `init` that stands at the top level of the same module. */
export function readyCall(
  client: Client,
  fate: Fate,
  writing: Writing,
  { context }: Migration,
): ReadyCall | null {
  if (client.origin.kind !== 'constructed' || fate.kind === 'left') return null;
  const asks = client.uses.some((use) => use.kind === 'call' && use.method === 'ready');
  const statement = constructionStatement(client);
  if (!asks || !statement || !client.origin.construction.loads) return null;
  if (context.selected !== null && !['load', 'ready'].every((name) => context.selected?.includes(name)))
    return null;
  if (![...ancestorsOf(statement)].every((node) => !isFunction(node))) return null;
  return { name: writing.names.fresh('ready', statement) };
}
