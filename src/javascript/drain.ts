import type { Node } from '@babel/types';
import type { Step } from '../amplitude/step.js';
import type { CallUse } from './clients/client.js';
import type { Edit, Piece } from './edit.js';
import { spanOf } from './syntax/span.js';
import { parentOf, startOf } from './syntax/tree.js';
import { propertyName } from './syntax/unwrap.js';
import { renderExpression } from './write/render-expression.js';
import type { Speaker } from './write/speaker.js';
import { contextOf, type Writing } from './write/writing.js';

/**
 * Writes `flush` and `closeAndFlush` of a server. The helper gives a promise as they do, so that it fits each place.
 * @param alsoSegment whether calls that stay have put something into the queue of Segment's client
 */
export function drainEdit(
  use: CallUse,
  { options, callback }: Extract<Step, { kind: 'drain' }>,
  speaker: Speaker,
  writing: Writing,
  alsoSegment: boolean,
): Edit {
  const { node } = use;
  const context = contextOf(node, '', speaker, writing, node);
  const given: Piece[] = options ? renderExpression(options, context) : [];
  const args: Piece[] = options ? [', ', ...given] : [];
  const then: Piece[] = callback ? ['.then(', ...renderExpression(callback, context), ')'] : [];
  const name = writing.imports.helper('flushed');
  const both: Piece[] = alsoSegment && !use.bare ? ['.then(() => ', ...ownCall(use, given), ')'] : [];
  return { span: spanOf(node), pieces: [`${name}(${clientText(speaker)}`, ...args, ')', ...both, ...then] };
}

/** True for what an earlier run left of such a call, behind the one on Amplitude's client. */
export function isDrained({ node }: CallUse): boolean {
  const callback = parentOf(node);
  const then = callback?.type === 'ArrowFunctionExpression' ? parentOf(callback) : undefined;
  const member = then?.type === 'CallExpression' ? then.callee : undefined;
  const flushed =
    member?.type === 'MemberExpression' && propertyName(member) === 'then' ? member.object : null;
  return flushed?.type === 'CallExpression' && /flushed$/i.test(nameOf(flushed.callee));
}

const nameOf = (node: Node): string => (node.type === 'Identifier' ? node.name : (propertyName(node) ?? ''));

/** The call as it was, less its callback; what its receiver is called now is written there by others. */
function ownCall({ receiver, chained, method, at }: CallUse, args: readonly Piece[]): Piece[] {
  const owner: Piece[] = chained ? [spanOf(receiver), '.'] : [{ start: startOf(receiver), end: at }];
  return [...owner, `${method}(`, ...args, ')'];
}

/** The client as one value: itself, its namespace, or an object of the two functions. */
function clientText(speaker: Speaker): string {
  const [add, flush] = [speaker.fn('add'), speaker.fn('flush')];
  const owner = /^(.*?)\??\.add$/s.exec(add)?.[1];
  if (owner !== undefined) return owner;
  return `{ ${member('add', add)}, ${member('flush', flush)} }`;
}

const member = (name: string, text: string): string => (name === text ? name : `${name}: ${text}`);
