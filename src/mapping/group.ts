import { constant, type Expression, named, type Step, source } from '../amplitude/step.js';
import type { GroupPattern, Options } from '../config/options.js';
import { finding } from '../findings.js';
import type { Finding } from '../report/report.js';
import type { CallOf } from '../segment/call.js';
import { isNil, propertyOf, type Value } from '../segment/value.js';
import { callbackOf } from './callback.js';
import { type EventOptions, eventOptionsOf } from './event-options.js';
import { isCertainId, whenId } from './ids.js';
import type { MapCall } from './mapping.js';
import { traitsOf } from './traits.js';
import { withEventOptions } from './with-options.js';

/**
 * `group`: the user joins the group, then the group gets its traits. Amplitude wants a type and a name where
 * Segment has an id; the type comes from config, and a call whose type is a guess says so.
 */
export const mapGroup: MapCall<'group'> = (call, options, flavour) => {
  const given = eventOptionsOf(call, options, flavour);
  if (given.instead) return given.instead;
  // Without an id Segment sends the group it remembers again; Amplitude remembers none.
  if (!call.groupId) return { manual: finding('group-getter') };
  const traits = options.group.sendProperties ? traitsOf(call.traits, flavour) : null;
  const { type, name = call.groupId, findings } = groupOf(call, call.groupId, options);
  const { bound, said } = optionsOnce(call, given);
  const perCall = flavour.identity === 'per-call';
  const say = (groupName: Expression): Step[] => [
    { kind: 'setGroup', type, name: groupName, ...(perCall ? said : {}) },
    ...(traits ? [{ kind: 'groupIdentify', type, name: groupName, traits, ...said } as const] : []),
  ];
  const mayBeEmpty =
    traits !== null && !('kind' in name) && !isCertainId(name) && flavour.name !== 'mobile' && !perCall;
  const notes = mayBeEmpty ? [finding('group-id-may-be-empty')] : [];
  const steps = 'kind' in name ? say(name) : whenId(name, 'groupName', say, traits !== null);
  const tail = callbackOf(call, flavour);
  return {
    steps: [...given.before, ...(traits && perCall ? bound : []), ...steps],
    findings: [...given.findings, ...findings, ...notes],
    ...tail,
  };
};

/** Where both calls of a server get them, the event options stand twice, or are bound where that would run code twice. */
function optionsOnce(
  { options, traits }: CallOf<'group'>,
  given: EventOptions,
): { bound: readonly Step[]; said: { options?: Expression } } {
  const said = withEventOptions(given);
  if (!said.options || !traits || !options || mayStandTwice(options)) return { bound: [], said };
  const bound = { kind: 'bind', name: 'options', value: said.options } as const;
  return { bound: [bound], said: { options: named('options') } };
}

const mayStandTwice = (value: Value): boolean =>
  value.stable ||
  value.constant !== undefined ||
  value.entries?.every((entry) => entry.kind === 'property' && mayStandTwice(entry.value)) === true;

export interface Group {
  readonly type: Expression;
  /** A text, or a value that may be none; without it the id itself. */
  readonly name?: Expression | Value;
  readonly findings: readonly Finding[];
}

/** Traits beat patterns. Patterns see literal ids only; the first that matches wins, and its own `type` beats what it found. */
export function groupOf(call: CallOf<'group'>, id: Value, options: Options): Group {
  const { patterns, type, fallbackType } = options.group;
  const traited = traitedGroup(call, options);
  if (traited && traited !== 'hidden') return traited;
  // Where the traits may name the group after all, the rest is a guess.
  const guess = traited === 'hidden' ? [finding('group-type-unknown')] : [];
  const literal = typeof id.constant === 'string' ? id.constant : undefined;
  for (const pattern of literal === undefined ? [] : patterns) {
    const match = matchPattern(pattern, literal ?? '');
    if (match) return { type: constant(match.type), name: constant(match.name), findings: guess };
  }
  if (type !== null) return { type: constant(type), findings: guess };
  return { type: constant(fallbackType), findings: [finding('group-type-unknown')] };
}

/**
 * The group that the traits name (analytics.js-integrations, `group`: groupTypeTrait and groupValueTrait); null where
 * they name none, `hidden` where the code does not show what they name.
 */
function traitedGroup({ traits }: CallOf<'group'>, { group }: Options): Group | 'hidden' | null {
  const { typeTrait, valueTrait } = group;
  if (typeTrait === null || !traits || isNil(traits)) return null;
  if (!traits.entries?.every((entry) => entry.kind === 'property')) return 'hidden';
  const type = propertyOf(traits, typeTrait);
  const name = valueTrait === null ? undefined : propertyOf(traits, valueTrait);
  if (!type || type.constant === '' || (valueTrait !== null && !name)) return null;
  // Both stand among the group's properties, too.
  const mayRepeat = [type, ...(name ? [name] : [])].every(
    (value) => value.stable || value.constant !== undefined,
  );
  if (!type.nonEmpty || !mayRepeat) return 'hidden';
  return { type: source(type.span), ...(name ? { name } : {}), findings: [] };
}

function matchPattern(pattern: GroupPattern, id: string): { type: string; name: string } | null {
  const groups = new RegExp(pattern.match).exec(id)?.groups;
  const type = pattern.type ?? groups?.type;
  const name = groups?.name;
  return type && name ? { type, name } : null;
}
