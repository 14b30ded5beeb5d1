import type { Expression, Traits } from '../../amplitude/step.js';
import type { Piece } from '../../javascript/edit.js';
import { type Line, line } from '../statements.js';
import { type Dialect, quoted, type Rendering, renderExpression } from './render.js';

/** Amplitude-iOS 8.x, as Swift sees it (`Amplitude.h`, `AMPIdentify.h`): the guide's form. */
export const amplitudeIos: Dialect = {
  track: (event, properties) => [
    'logEvent(',
    ...event,
    ...(properties ? [', withEventProperties: ', ...properties] : []),
    ')',
  ],
  setUserId: (id) => ['setUserId(', ...id, ')'],
  setDeviceId: (id) => ['setDeviceId(', ...id, ')'],
  identify: (traits, context) => {
    const { speaker } = context.call;
    if (traits.form === 'whole') {
      return [line(speaker, 'setUserProperties(', ...renderExpression(traits.traits, context), ')')];
    }
    const name = context.names.fresh('identify', context.scope);
    return [...operations(name, traits, context), line(`${speaker}identify(${name})`)];
  },
  setGroup: (type, name) => ['setGroup(', ...type, ', groupName: ', ...asObject(name), ')'],
  groupIdentify: (type, name, traits, context) => {
    const identify = context.names.fresh('identify', context.scope);
    const last = line(
      context.call.speaker,
      'groupIdentify(withGroupType: ',
      ...type,
      ', groupName: ',
      ...asObject(name),
      `, groupIdentify: ${identify})`,
    );
    return traits.form === 'whole'
      ? [...loop(identify, traits.traits, context), last]
      : [...operations(identify, traits, context), last];
  },
  optOut: (value) => ['optOut = ', ...value],
  flush: 'uploadEvents()',
  reset: ['setUserId(nil)', 'regenerateDeviceId()'],
};

/** A group's name is an object to this SDK, and a text of Swift is none. */
const asObject = (text: Piece[]): Piece[] => ['NSString(string: ', ...text, ')'];

/** `let identify = AMPIdentify()`, and one operation a trait; a chain of them would be optional, which `identify` does not take. */
function operations(name: string, traits: Extract<Traits, { form: 'each' }>, context: Rendering): Line[] {
  const set = traits.traits.map(({ key, value }) =>
    line(`${name}.set(${quoted(key)}, value: `, ...objectOf(value, context), ')'),
  );
  const unset = (traits.unset ?? []).map((key) => line(`${name}.unset(${quoted(key)})`));
  return [line(`let ${name} = AMPIdentify()`), ...set, ...unset];
}

function loop(name: string, traits: Expression, context: Rendering): Line[] {
  return [
    line(`let ${name} = AMPIdentify()`),
    {
      pieces: ['for (key, value) in ', ...renderExpression(traits, context)],
      block: [line(`${name}.set(key, value: value as AnyObject as? NSObject)`)],
    },
  ];
}

/** Values are objects to this SDK: numbers in a box, texts cast, and of what nobody knows what it is whatever is one. */
function objectOf(value: Expression, context: Rendering): Piece[] {
  const text = renderExpression(value, context);
  const { tree } = context.file;
  const written = value.kind === 'source' ? tree.text.slice(value.span.start, value.span.end) : '';
  if (/^"/.test(written)) return [...text, ' as NSObject'];
  if (/^(-?[\d.][\d._]*|true|false)$/.test(written)) return ['NSNumber(value: ', ...text, ')'];
  return [...text, ' as AnyObject as? NSObject'];
}
