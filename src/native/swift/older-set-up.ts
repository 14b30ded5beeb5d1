import type { Step } from '../../amplitude/step.js';
import { finding } from '../../findings.js';
import type { Piece } from '../../javascript/edit.js';
import { type Line, line } from '../statements.js';
import { renderExpression } from './expressions.js';
import type { Rendering } from './rendering.js';
import { autocaptured, entriesOf } from './set-up-options.js';

/** Amplitude-iOS is told by properties, before it is started (`Amplitude.h`). */
export function legacyLines(
  { apiKey, options }: Extract<Step, { kind: 'init' }>,
  rendering: Rendering,
): Line[] {
  const settings = entriesOf(options);
  const say = (...pieces: Piece[]): Line => line('Amplitude.instance().', ...pieces);
  const number = (key: string): number | null => {
    const value = settings.get(key);
    return value?.kind === 'constant' && typeof value.value === 'number' ? value.value : null;
  };
  const [size, millis] = [number('flushQueueSize'), number('flushIntervalMillis')];
  const zone = settings.get('serverZone');
  if (number('minIdLength') !== null)
    rendering.findings.push(finding('load-option-dropped', 'dropped: minIdLength'));
  return [
    ...(zone?.kind === 'constant' ? [say(`setServerZone(.${String(zone.value)})`)] : []),
    ...(size === null ? [] : [say(`eventUploadThreshold = ${size}`)]),
    ...(millis === null ? [] : [say(`eventUploadPeriodSeconds = ${Math.max(1, Math.round(millis / 1000))}`)]),
    ...autocaptured(options).map((name) => say(`defaultTracking.${name} = true`)),
    say('initializeApiKey(', ...renderExpression(apiKey, rendering), ')'),
  ];
}
