import type { Node } from '@babel/types';
import type { Step } from '../amplitude/step.js';
import type { Edit, Piece } from './edit.js';
import { spanOf } from './syntax/span.js';
import { renderExpression } from './write/render-expression.js';
import type { Speaker } from './write/speaker.js';
import { contextOf, type Writing } from './write/writing.js';

/** Writes `flush` and `closeAndFlush` of a server. The helper gives a promise as they do, so that it fits each place. */
export function drainEdit(
  node: Node,
  { options, callback }: Extract<Step, { kind: 'drain' }>,
  speaker: Speaker,
  writing: Writing,
): Edit {
  const context = contextOf(node, '', speaker, writing, node);
  const args: Piece[] = options ? [', ', ...renderExpression(options, context)] : [];
  const then: Piece[] = callback ? ['.then(', ...renderExpression(callback, context), ')'] : [];
  const name = writing.imports.helper('flushed');
  return { span: spanOf(node), pieces: [`${name}(${clientText(speaker)}`, ...args, ')', ...then] };
}

/** The client as one value: itself, its namespace, or an object of the two functions. */
function clientText(speaker: Speaker): string {
  const [add, flush] = [speaker.fn('add'), speaker.fn('flush')];
  const owner = /^(.*?)\??\.add$/s.exec(add)?.[1];
  if (owner !== undefined) return owner;
  return `{ ${member('add', add)}, ${member('flush', flush)} }`;
}

const member = (name: string, text: string): string => (name === text ? name : `${name}: ${text}`);
