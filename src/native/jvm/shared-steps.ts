import type { Expression, Step } from '../../amplitude/step.js';
import type { Piece } from '../../javascript/edit.js';
import { type Line, line } from '../statements.js';

/** Renders a step that Java and Kotlin say alike, on the client `speaker`; null for every other step. */
export function sharedStep(
  step: Step,
  speaker: Piece,
  render: (expression: Expression) => Piece[],
): Line | null {
  switch (step.kind) {
    case 'setUserId':
    case 'setDeviceId':
      return line(speaker, `${step.kind}(`, ...render(step.id), ')');
    case 'setGroup':
      return line(speaker, 'setGroup(', ...render(step.type), ', ', ...render(step.name), ')');
    case 'flush':
    case 'reset':
      return line(speaker, `${step.kind}()`);
    default:
      return null;
  }
}
