import type { IfId } from '../../amplitude/step.js';
import type { Piece } from '../../javascript/edit.js';
import { type Rendering, renderExpression } from '../jvm/rendering.js';
import { type Line, line } from '../statements.js';
import { concatenation } from './concatenation.js';
import { bound, renderStep } from './render.js';

/** What Segment passes over is not said: a user id that is empty would clear the user. */
export function ifId(step: IfId, context: Rendering): Line[] {
  const lines = step.direct ? [] : [bound(step.name, step.id, context)];
  const id: Piece[] = step.direct
    ? renderExpression(step.id, context, concatenation)
    : [context.locals.get(step.name) ?? step.name];
  const inner = (step.direct ?? step.steps).flatMap((one) => renderStep(one, context));
  const test: Piece[] = ['if (', ...id, ' != null && !', ...id, '.isEmpty())'];
  const [only] = inner;
  if (inner.length === 1 && only && !only.block) return [...lines, line(...test, ' ', ...only.pieces)];
  return [...lines, { pieces: test, block: inner }];
}
