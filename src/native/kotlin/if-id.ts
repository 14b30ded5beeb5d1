import type { IfId, Step } from '../../amplitude/step.js';
import type { Piece } from '../../javascript/edit.js';
import { type Rendering, renderExpression } from '../jvm/rendering.js';
import { type Line, line } from '../statements.js';
import { renderStep } from './render.js';
import { template } from './template.js';

/** What Segment passes over is not said: a user id that is empty would clear the user. */
export function ifId(step: IfId, context: Rendering): Line[] {
  const onlyUser = step.steps.every(({ kind }) => kind === 'setUserId');
  const id = renderExpression(step.id, context, template);
  if (step.direct && (onlyUser || !step.nullable)) {
    const test = step.nullable ? ['if (!', ...id, '.isNullOrEmpty())'] : ['if (', ...id, '.isNotEmpty())'];
    return guarded(test, step.direct, context);
  }
  const name = context.names.fresh(step.name, context.scope);
  context.locals.set(step.name, name);
  const test = step.nullable ? `if (!${name}.isNullOrEmpty())` : `if (${name}.isNotEmpty())`;
  return [line(`val ${name} = `, ...id), ...guarded([test], step.steps, context)];
}

function guarded(test: Piece[], steps: readonly Step[], context: Rendering): Line[] {
  const lines = steps.flatMap((inner) => renderStep(inner, context));
  const [only] = lines;
  if (lines.length === 1 && only && !only.block) return [line(...test, ' ', ...only.pieces)];
  return [{ pieces: test, block: lines }];
}
