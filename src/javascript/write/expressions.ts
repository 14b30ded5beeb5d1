import { type IfId, isSend, type Step } from '../../amplitude/step.js';
import type { Piece } from '../edit.js';
import type { Place } from './place.js';
import { renderCall } from './render-call.js';
import type { RenderContext } from './render-context.js';
import { renderExpression } from './render-expression.js';
import { isOptional } from './speaker.js';

/** What becomes of the value of the whole expression. */
export interface ExpressionUse {
  readonly result: Place['result'];
  readonly callback?: Piece[];
  /** False where nobody waits, so that the SDK may send when it wants to. */
  readonly flushes?: boolean;
}

/** Renders steps as one expression; several are joined by commas, the last one gives the value. */
export function renderAsExpression(
  steps: readonly Step[],
  use: ExpressionUse,
  context: RenderContext,
): Piece[] {
  if (steps.length === 0) return ['undefined'];
  if (use.result === 'void')
    return ['void ', ...renderAsExpression(steps, { ...use, result: 'unused' }, context)];
  const parts = steps.map((step, index) => {
    const isLast = index === steps.length - 1;
    return renderPart(step, isLast ? use : { result: 'unused' }, context);
  });
  const [only] = parts;
  if (parts.length === 1 && only) return only;
  return ['(', ...parts.flatMap((part, index) => (index === 0 ? part : [', ', ...part])), ')'];
}

function renderPart(step: Step, use: ExpressionUse, context: RenderContext): Piece[] {
  if (step.kind === 'if-id') return renderIfId(step, use, context);
  const call = renderCall(step, context);
  if (step.kind === 'flush' && use.result !== 'unused') return [...call, '.promise'];
  if (!isSend(step)) return use.result === 'promise' ? asPromise(step, call, use) : call;
  if (use.callback && use.flushes === false) return [...call, '.promise.then(', ...use.callback, ')'];
  if (use.result === 'await' || use.callback) return delivered(call, use, context);
  return use.result === 'promise' ? [...call, '.promise'] : call;
}

/** Without an id nothing is sent; whoever waits for it must not wait for ever. */
function renderIfId(step: IfId, use: ExpressionUse, context: RenderContext): Piece[] {
  const last = step.steps.at(-1);
  const sends = last !== undefined && isSend(last);
  const result = sends ? (use.callback ? 'await' : use.result) : 'unused';
  const inner = renderAsExpression(step.steps, { result }, context);
  const id = renderExpression(step.id, context);
  const call: Piece[] = [
    `${context.helper('ifId')}(`,
    ...id,
    `, (${context.local(step.name)}) => `,
    ...inner,
    ')',
  ];
  if (use.result !== 'promise' && !use.callback) return call;
  return ['Promise.resolve(', ...call, ')', ...(use.callback ? ['.then(', ...use.callback, ')'] : [])];
}

/** Sends at once, so that whoever waits does not wait for the SDK's timer. */
function delivered(call: Piece[], use: ExpressionUse, context: RenderContext): Piece[] {
  if (isOptional(context.speaker))
    return [...call, '.promise', ...(use.callback ? ['.then(', ...use.callback, ')'] : [])];
  if (!context.canImport && use.callback) {
    return ['(', ...call, '.promise.then(', ...use.callback, `), ${context.speaker.fn('flush')}())`];
  }
  const sent: Piece[] = [`${context.helper('delivered')}(`, ...call, `, ${context.speaker.fn('flush')})`];
  return use.callback ? [...sent, '.then(', ...use.callback, ')'] : sent;
}

/** Segment's call gave a promise where this one gives nothing; what reads a value keeps the value. */
function asPromise(step: Step, call: Piece[], use: ExpressionUse): Piece[] {
  if (step.kind === 'init' || (step.kind === 'read' && !step.promised)) return call;
  const then = use.callback ? ['.then(', ...use.callback, ')'] : [];
  return ['Promise.resolve(', ...call, ')', ...then];
}
