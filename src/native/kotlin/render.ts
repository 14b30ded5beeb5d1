import type { Expression, Step } from '../../amplitude/step.js';
import type { Piece } from '../../javascript/edit.js';
import { type Rendering, renderExpression } from '../jvm/rendering.js';
import { sharedStep } from '../jvm/shared-steps.js';
import { type Line, line } from '../statements.js';
import { identify } from './identify.js';
import { ifId } from './if-id.js';
import { template } from './template.js';
import { track } from './track.js';

/** Renders a step as statements of Kotlin. */
export function renderStep(step: Step, context: Rendering): Line[] {
  const { speaker } = context.call;
  const render = (expression: Expression) => renderExpression(expression, context, template);
  const shared = sharedStep(step, speaker, render);
  if (shared) return [shared];
  switch (step.kind) {
    case 'track':
      return [track(step, context)];
    case 'identify':
    case 'groupIdentify':
      return identify(step, context);
    case 'optOut':
      return [line(speaker, 'optOut = ', ...(step.negated ? ['!'] : []), ...render(step.value))];
    case 'read':
      return [line(...read(step.what, context))];
    case 'bind': {
      const name = context.names.fresh(step.name, context.scope);
      context.locals.set(step.name, name);
      return [line(`val ${name} = `, ...render(step.value))];
    }
    case 'if-id':
      return ifId(step, context);
    default:
      throw new Error(`not said in Kotlin: ${step.kind}`);
  }
}

/** Segment's anonymous id was always there; Amplitude's device id may be missing. */
function read(what: string, { call }: Rendering): Piece[] {
  if (what === 'userId') return [call.speaker, 'getUserId()'];
  return [call.speaker, 'getDeviceId().orEmpty()'];
}
