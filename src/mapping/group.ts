import { constant, type Expression, type Step } from '../amplitude/step.js';
import type { GroupPattern, Options } from '../config/options.js';
import { finding } from '../findings.js';
import type { Finding } from '../report/report.js';
import type { Value } from '../segment/value.js';
import { eventOptionsOf } from './event-options.js';
import { whenId } from './ids.js';
import type { MapCall } from './mapping.js';
import { traitsOf } from './traits.js';
import { withEventOptions } from './with-options.js';

/**
 * `group`: the user joins the group, then the group gets its traits. Amplitude wants a type and a name where
 * Segment has an id; the type comes from config, and a call whose type is a guess says so.
 */
export const mapGroup: MapCall<'group'> = (call, options, flavour) => {
  const given = eventOptionsOf(call.options, options, flavour);
  if (given.manual) return { manual: given.manual };
  // Without an id Segment sends the group it remembers again; Amplitude remembers none.
  if (!call.groupId) return { manual: finding('group-getter') };
  const traits = options.group.sendProperties ? traitsOf(call.traits, flavour) : null;
  const { type, name, findings } = groupOf(call.groupId, options);
  const say = (groupName: Expression): Step[] => [
    { kind: 'setGroup', type: constant(type), name: groupName },
    ...(traits
      ? [
          {
            kind: 'groupIdentify',
            type: constant(type),
            name: groupName,
            traits,
            ...withEventOptions(given),
          } as const,
        ]
      : []),
  ];
  const steps = name === undefined ? whenId(call.groupId, 'groupName', say, traits !== null) : say(name);
  const tail = call.callback ? { callback: call.callback } : {};
  return { steps: [...given.before, ...steps], findings: [...given.findings, ...findings], ...tail };
};

interface Group {
  readonly type: string;
  /** Undefined for the id itself. */
  readonly name: Expression | undefined;
  readonly findings: readonly Finding[];
}

/** Patterns see literal ids only; the first that matches wins, and its own `type` beats what it found. */
function groupOf(id: Value, options: Options): Group {
  const { patterns, type, fallbackType } = options.group;
  const literal = typeof id.constant === 'string' ? id.constant : undefined;
  for (const pattern of literal === undefined ? [] : patterns) {
    const match = matchPattern(pattern, literal ?? '');
    if (match) return { type: match.type, name: constant(match.name), findings: [] };
  }
  if (type !== null) return { type, name: undefined, findings: [] };
  return { type: fallbackType, name: undefined, findings: [finding('group-type-unknown')] };
}

function matchPattern(pattern: GroupPattern, id: string): { type: string; name: string } | null {
  const groups = new RegExp(pattern.match).exec(id)?.groups;
  const type = pattern.type ?? groups?.type;
  const name = groups?.name;
  return type && name ? { type, name } : null;
}
