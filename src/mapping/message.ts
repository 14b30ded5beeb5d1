import type { Flavour } from '../amplitude/flavours.js';
import { type Expression, helper, named, type Step, source } from '../amplitude/step.js';
import type { Options } from '../config/options.js';
import { finding } from '../findings.js';
import type { CallOf } from '../segment/call.js';
import type { Value } from '../segment/value.js';
import { callbackOf } from './callback.js';
import { groupOf } from './group.js';
import type { Mapping } from './mapping.js';
import { hasRules } from './traits.js';

/** The helpers that make arguments of `track` of a message, by the method that took the message. */
const argumentsOf = {
  track: 'trackArguments',
  page: 'pageArguments',
  screen: 'screenArguments',
} as const;

/**
 * A message that is not written out where it is sent: its fields are read when the call is made, by the rules that
 * hold for one that is written out. Whether it kept itself from Amplitude cannot be seen, so the call says so.
 */
export function mapMessage(call: CallOf<'message'>, options: Options, flavour: Flavour): Mapping {
  const { method, message } = call;
  const tail = callbackOf(call, flavour);
  const findings = [finding('message-read-at-run-time')];
  if (method === 'identify' || method === 'group') {
    const bound: Step[] = message.stable
      ? []
      : [{ kind: 'bind', name: 'message', value: source(message.span) }];
    const text = message.stable ? source(message.span) : named('message');
    const said = method === 'identify' ? identifySteps(text, options) : groupSteps(text, message, options);
    return { steps: [...bound, ...said.steps], findings: [...findings, ...said.findings], ...tail };
  }
  const isDropped = options[method === 'track' ? 'page' : method].mode === 'drop' && method !== 'track';
  if (isDropped) return { steps: [], findings: [], ...tail };
  const all = helper(argumentsOf[method], source(message.span));
  return { steps: [{ kind: 'track-message', arguments: all }], findings, ...tail };
}

type Said = Pick<Extract<Mapping, { steps: unknown }>, 'steps' | 'findings'>;

const field = (message: Expression, key: string): Expression => ({ kind: 'member', object: message, key });

function identifySteps(message: Expression, { identify }: Options): Said {
  const traits = { form: 'whole', traits: helper('identifyTraits', message) } as const;
  const set = hasRules(identify) ? ({ ...traits, helper: 'setUserTraits' } as const) : traits;
  return {
    steps: [{ kind: 'identify', traits: set, options: helper('messageOptions', message) }],
    findings: [],
  };
}

function groupSteps(message: Expression, value: Value, options: Options): Said {
  const call = { type: 'group', groupId: value, traits: value } as const;
  const { type, findings } = groupOf(call, value, options);
  const name: Expression = { kind: 'string', value: field(message, 'groupId') };
  const said = helper('messageOptions', message);
  const traits = { form: 'whole', traits: helper('messageTraits', message) } as const;
  const sends: Step[] = options.group.sendProperties
    ? [{ kind: 'groupIdentify', type, name, traits, options: said }]
    : [];
  return { steps: [{ kind: 'setGroup', type, name, options: said }, ...sends], findings };
}

/** Where single options of a written message cannot be read from the code, the whole is read when the call is made. */
export function orAtRunTime(
  mapping: Mapping,
  call: { readonly type: string; readonly message?: Value; readonly callback?: Value },
  options: Options,
  flavour: Flavour,
): Mapping {
  const { type, message, callback } = call;
  if (!('manual' in mapping) || mapping.manual.code !== 'options-unclear' || !message) return mapping;
  const method = type as CallOf<'message'>['method'];
  return mapMessage(
    { type: 'message', method, message, ...(callback ? { callback } : {}) },
    options,
    flavour,
  );
}
