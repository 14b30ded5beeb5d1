import type { Expression, Step } from '../../amplitude/step.js';
import { type Rendering, renderExpression } from '../jvm/rendering.js';
import { sharedStep } from '../jvm/shared-steps.js';
import { type Line, line } from '../statements.js';
import { concatenation } from './concatenation.js';
import { identify } from './identify.js';
import { ifId } from './if-id.js';
import { track } from './track.js';

/** Renders a step as statements of Java. */
export function renderStep(step: Step, context: Rendering): Line[] {
  const { speaker } = context.call;
  const render = (expression: Expression) => renderExpression(expression, context, concatenation);
  const shared = sharedStep(step, speaker, render);
  if (shared) return [shared];
  switch (step.kind) {
    case 'track':
      return track(step, context);
    case 'identify':
    case 'groupIdentify':
      return identify(step, context);
    case 'optOut':
      return [line(speaker, 'setOptOut(', ...(step.negated ? ['!'] : []), ...render(step.value), ')')];
    case 'read':
      return [line(speaker, step.what === 'userId' ? 'getUserId()' : 'getDeviceId()')];
    case 'bind':
      return [bound(step.name, step.value, context)];
    case 'if-id':
      return ifId(step, context);
    default:
      throw new Error(`not said in Java: ${step.kind}`);
  }
}

/** A local variable for a value that is used more than once. */
export function bound(name: string, value: Expression, context: Rendering): Line {
  const local = context.names.fresh(name, context.scope);
  context.locals.set(name, local);
  return line(`String ${local} = `, ...renderExpression(value, context, concatenation));
}
