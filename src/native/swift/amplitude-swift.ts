import type { Traits } from '../../amplitude/step.js';
import { type Line, line } from '../statements.js';
import { type Dialect, quoted, type Rendering, renderExpression } from './render.js';

/** AmplitudeSwift 1.x (`Amplitude.swift`, `Identify.swift`). */
export const amplitudeSwift: Dialect = {
  track: (event, properties, options) => [
    'track(eventType: ',
    ...event,
    ...(properties ? [', eventProperties: ', ...properties] : []),
    ...(options ? [', options: ', ...options] : []),
    ')',
  ],
  setUserId: (id) => ['setUserId(userId: ', ...id, ')'],
  setDeviceId: (id) => ['setDeviceId(deviceId: ', ...id, ')'],
  identify: (traits, context) => {
    const { speaker } = context.call;
    if (traits.form === 'whole') {
      return [line(speaker, 'identify(userProperties: ', ...renderExpression(traits.traits, context), ')')];
    }
    const name = context.names.fresh('identify', context.scope);
    return [...operations(name, traits, context), line(`${speaker}identify(identify: ${name})`)];
  },
  setGroup: (type, name) => ['setGroup(groupType: ', ...type, ', groupName: ', ...name, ')'],
  groupIdentify: (type, name, traits, context) => {
    const head = ['groupIdentify(groupType: ', ...type, ', groupName: ', ...name];
    const { speaker } = context.call;
    if (traits.form === 'whole') {
      return [
        line(speaker, ...head, ', groupProperties: ', ...renderExpression(traits.traits, context), ')'),
      ];
    }
    const identify = context.names.fresh('identify', context.scope);
    return [...operations(identify, traits, context), line(speaker, ...head, `, identify: ${identify})`)];
  },
  optOut: (value) => ['configuration.optOut = ', ...value],
  flush: 'flush()',
  reset: ['reset()'],
};

/** `let identify = Identify()`, and one operation a trait. */
function operations(name: string, traits: Extract<Traits, { form: 'each' }>, context: Rendering): Line[] {
  const set = traits.traits.map(({ key, value }) =>
    line(`${name}.set(property: ${quoted(key)}, value: `, ...renderExpression(value, context), ')'),
  );
  const unset = (traits.unset ?? []).map((key) => line(`${name}.unset(property: ${quoted(key)})`));
  return [line(`let ${name} = Identify()`), ...set, ...unset];
}
