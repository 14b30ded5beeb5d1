import {
  type Expression,
  helper,
  named,
  type ObjectEntry,
  type Step,
  source,
  type Traits,
} from '../amplitude/step.js';
import type { Options } from '../config/options.js';
import { finding } from '../findings.js';
import type { CallOf } from '../segment/call.js';
import { propertyOf, type Value } from '../segment/value.js';
import { callbackOf } from './callback.js';
import { type EventOptions, eventOptionsOf } from './event-options.js';
import { isCertainId, whenId } from './ids.js';
import type { MapCall } from './mapping.js';
import { hasRules, traitsOf } from './traits.js';
import { withEventOptions } from './with-options.js';

type Rules = Options['identify'];

/**
 * `identify`: the user id, then one operation a trait. Nothing is said about an id that Segment would have
 * passed over, because `setUserId(undefined)` clears the user; no identify is sent when there are no traits,
 * because an empty one still is an event (analytics-browser 2.47).
 */
export const mapIdentify: MapCall<'identify'> = (call, options, flavour) => {
  const given = eventOptionsOf(call, options, flavour);
  if (given.instead) return given.instead;
  const traits = traitsOf(call.traits, flavour, options.identify);
  const repeatsId = options.identify.idAsUserProperty;
  const say =
    flavour.identity === 'per-call'
      ? [identifyWith(perCall(call, traits, options.identify), given)]
      : call.userId && repeatsId
        ? withIdTrait(call.userId, traits, given, options.identify)
        : plainly(call, traits, given);
  // Only the browser's SDK makes a new anonymous id for another user.
  const switches = call.userId !== undefined && flavour.name === 'browser';
  const findings = switches ? [...given.findings, finding('user-switch-keeps-device')] : given.findings;
  return { steps: [...given.before, ...say], findings, ...callbackOf(call, flavour) };
};

/** On a server the call itself joins user and device, with traits or without. */
function perCall(call: CallOf<'identify'>, traits: Traits | null, rules: Rules): Traits {
  const userId = propertyOf(call.options, 'userId');
  const said = traits ?? { form: 'each', traits: [], constant: true };
  if (!userId || !rules.idAsUserProperty) return said;
  return isCertainId(userId)
    ? withId(traits, source(userId.span))
    : withMissingId(said, helper('toUserId', source(userId.span)), rules);
}

function plainly(
  { userId }: CallOf<'identify'>,
  traits: Traits | null,
  given: EventOptions,
): readonly Step[] {
  return [
    ...(userId ? whenId(userId, 'userId', (id) => [{ kind: 'setUserId', id }]) : []),
    ...(traits ? [identifyWith(traits, given)] : []),
  ];
}

const identifyWith = (traits: Traits, given: EventOptions): Step => ({
  kind: 'identify',
  traits,
  ...withEventOptions(given),
});

/** The classic destination set the user id as a user property, too (`@segment/facade`, `identify.traits`). */
function withIdTrait(
  userId: Value,
  traits: Traits | null,
  given: EventOptions,
  rules: Rules,
): readonly Step[] {
  const both = (id: Expression): readonly Step[] => [
    { kind: 'setUserId', id },
    identifyWith(withId(traits, id), given),
  ];
  if (!traits || isCertainId(userId)) return whenId(userId, 'userId', both, true);
  // The traits are sent without a valid id as well; the helper passes over one that is missing.
  const traitsAnd = (id: Expression) => identifyWith(withMissingId(traits, id, rules), given);
  if (userId.stable) {
    const known = helper('toUserId', source(userId.span));
    return [...whenId(userId, 'userId', (id) => [{ kind: 'setUserId', id }]), traitsAnd(known)];
  }
  return [
    { kind: 'bind', name: 'userId', value: helper('toUserId', source(userId.span)) },
    { kind: 'if', condition: named('userId'), steps: [{ kind: 'setUserId', id: named('userId') }] },
    traitsAnd(named('userId')),
  ];
}

/** The id wins over a trait of that name. */
function withId(traits: Traits | null, value: Expression): Traits {
  const id = { key: 'id', value };
  if (!traits) return { form: 'each', traits: [id], constant: value.kind === 'constant' };
  if (traits.form === 'each')
    return { ...traits, traits: [id, ...traits.traits.filter(({ key }) => key !== 'id')] };
  return { ...traits, traits: { kind: 'object', entries: [{ spread: traits.traits }, id] } };
}

function withMissingId(traits: Traits, value: Expression, rules: Rules): Traits {
  const entries: readonly ObjectEntry[] =
    traits.form === 'each' ? traits.traits : [{ spread: traits.traits }];
  const whole = {
    form: 'whole',
    traits: { kind: 'object', entries: [...entries, { key: 'id', value }] },
  } as const;
  return hasRules(rules) ? { ...whole, helper: 'setUserTraits' } : whole;
}
