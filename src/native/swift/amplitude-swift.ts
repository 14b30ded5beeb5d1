import type { Traits } from '../../amplitude/step.js';
import { finding } from '../../findings.js';
import type { Piece } from '../../javascript/edit.js';
import { type Line, line } from '../statements.js';
import { eventOptionsOf } from './event-options.js';
import { renderExpression } from './expressions.js';
import type { Dialect, Rendering } from './rendering.js';
import { operationLines } from './trait-lines.js';

/** AmplitudeSwift 1.x (`Amplitude.swift`, `Identify.swift`). */
export const amplitudeSwift: Dialect = {
  module: 'AmplitudeSwift',
  track: (event, properties, options) => [
    'track(eventType: ',
    ...event,
    ...(properties ? [', eventProperties: ', ...properties] : []),
    ...behind(options),
    ')',
  ],
  options: (given, context) => {
    const { options, lost } = eventOptionsOf(given);
    if (lost.length > 0) context.findings.push(finding('option-dropped', `dropped: ${lost.join(', ')}`));
    const args = options.flatMap(({ name, value }, index): Piece[] => [
      index > 0 ? ', ' : '',
      `${name}: `,
      ...renderExpression(value, context),
    ]);
    return ['EventOptions(', ...args, ')'];
  },
  setUserId: (id) => ['setUserId(userId: ', ...id, ')'],
  setDeviceId: (id) => ['setDeviceId(deviceId: ', ...id, ')'],
  identify: (traits, options, context) => {
    const { speaker } = context.call;
    if (traits.form === 'whole') {
      const whole = renderExpression(traits.traits, context);
      return [line(speaker, 'identify(userProperties: ', ...whole, ...behind(options), ')')];
    }
    const name = context.names.fresh('identify', context.scope);
    return [
      ...operations(name, traits, context),
      line(`${speaker}identify(identify: ${name}`, ...behind(options), ')'),
    ];
  },
  setGroup: (type, name) => ['setGroup(groupType: ', ...type, ', groupName: ', ...name, ')'],
  groupIdentify: (type, name, traits, options, context) => {
    const head = ['groupIdentify(groupType: ', ...type, ', groupName: ', ...name];
    const { speaker } = context.call;
    if (traits.form === 'whole') {
      const whole = renderExpression(traits.traits, context);
      return [line(speaker, ...head, ', groupProperties: ', ...whole, ...behind(options), ')')];
    }
    const identify = context.names.fresh('identify', context.scope);
    return [
      ...operations(identify, traits, context),
      line(speaker, ...head, `, identify: ${identify}`, ...behind(options), ')'),
    ];
  },
  optOut: (value) => ['configuration.optOut = ', ...value],
  flush: 'flush()',
  reset: ['reset()'],
  read: { userId: 'getUserId()', deviceId: 'getDeviceId()' },
  deviceIdMayBeNil: true,
};

const behind = (options: Piece[] | null): Piece[] => (options ? [', options: ', ...options] : []);

/** `let identify = Identify()`, and one operation a trait. */
function operations(name: string, traits: Extract<Traits, { form: 'each' }>, context: Rendering): Line[] {
  return operationLines(
    name,
    traits,
    {
      make: 'Identify()',
      operate: (operation, key, value) => [`${name}.${operation}(property: ${key}, value: `, ...value, ')'],
      unset: (key) => `${name}.unset(property: ${key})`,
      valueOf: (text, node) =>
        node?.type === 'array_literal' && node.children.length === 2 ? ['[] as [Any]'] : text,
      takesNil: false,
    },
    context,
  );
}
