import type { Flavour } from '../amplitude/flavours.js';
import { constant, type Expression, type ObjectEntry, type Step, source } from '../amplitude/step.js';
import type { Options } from '../config/options.js';
import { finding } from '../findings.js';
import type { Finding } from '../report/report.js';
import { isNil, propertyOf, type Value } from '../segment/value.js';
import { callbackOf } from './callback.js';
import { campaignOf } from './campaign.js';
import { contextOf, contextOptions } from './context-options.js';
import { whenId } from './ids.js';
import { integrationOptions } from './integrations.js';
import type { Mapping } from './mapping.js';

/** What the `options` argument of a call comes to. */
export interface EventOptions {
  readonly entries: readonly ObjectEntry[];
  /** What has to be said before the call itself. */
  readonly before: readonly Step[];
  readonly findings: readonly Finding[];
  /** What the call becomes in their place: it stays as it is, or goes. */
  readonly instead?: Mapping;
}

/** The end of every Segment call. */
interface Trailing {
  /** What Segment's destination reads the campaign of. */
  readonly type?: string;
  readonly options?: Value;
  readonly callback?: Value;
}

const none: EventOptions = { entries: [], before: [], findings: [] };

/** Maps the `options` of a call. Keys that Segment does not know are context (analytics-core, `events/index.ts`). */
export function eventOptionsOf(
  { type, options: value, callback }: Trailing,
  options: Options,
  flavour: Flavour,
): EventOptions {
  if (!value || isNil(value)) return none;
  const unclear = { ...none, instead: { manual: finding('options-unclear') } };
  if (!value.entries || value.commented) return unclear;
  const entries: ObjectEntry[] = [];
  const inContext: ObjectEntry[] = [];
  const before: Step[] = [];
  const dropped: string[] = [];
  for (const entry of value.entries) {
    if (entry.kind === 'spread' && flavour.identity === 'per-call') {
      const chosen = choiceOf(entry.value, options, flavour);
      if (!chosen) return unclear;
      entries.push({ spread: chosen.expression });
      dropped.push(...chosen.dropped);
      continue;
    }
    if (entry.kind !== 'property') return unclear;
    const { key, value: field } = entry;
    if (key === 'integrations') {
      const routed = integrationOptions(field, options);
      if (routed === 'unclear') return unclear;
      if (routed === 'excluded') return { ...none, instead: excluded(callback, options, flavour) };
      entries.push(...routed.entries);
      dropped.push(...routed.dropped);
    } else if (key === 'timestamp') {
      if (!isNil(field)) entries.push({ key: 'time', value: milliseconds(field) });
    } else if (key === 'messageId') {
      if (options.mapMessageId) entries.push({ key: 'insert_id', value: source(field.span) });
    } else if (key === 'userId') {
      if (!isNil(field) && field.constant !== '') entries.push(userEntry(field, flavour));
    } else if (key === 'anonymousId' && flavour.identity === 'per-call') {
      if (!isNil(field)) entries.push({ key: 'device_id', value: source(field.span) });
    } else if (key === 'anonymousId') {
      // Segment keeps this id for every later call too.
      before.push(...whenId(field, 'deviceId', (id) => [{ kind: 'setDeviceId', id }]));
    } else if (key !== 'context' && flavour.identity === 'per-call') {
      // A message has no other fields, so that nothing came of it.
      dropped.push(key);
    } else if (!(key === 'context' && isNil(field))) {
      const [holder, only] = key === 'context' ? [field, ''] : [value, key];
      const context = contextOptions(holder, only, contextOf(flavour));
      if (!context) return unclear;
      (key === 'context' ? inContext : entries).push(...context.entries);
      const isEvent = flavour.identity === 'per-call' && /^(track|page|screen)$/.test(type ?? '');
      const named = isEvent && key === 'context' ? campaignOf(field) : null;
      if (named) inContext.push(named.entry);
      dropped.push(...context.dropped.filter((name) => !named?.parts.includes(name)));
    }
  }
  if (flavour.identity === 'per-call') settleDevice(entries, inContext, options);
  // A key beside `context` is put over the same key in it (analytics-core, `events/index.ts`).
  const own = new Set(entries.map((entry) => ('key' in entry ? entry.key : '')));
  entries.push(...inContext.filter((entry) => !('key' in entry && own.has(entry.key))));
  const findings = dropped.length > 0 ? [finding('option-dropped', `dropped: ${dropped.join(', ')}`)] : [];
  return { entries, before, findings: [...findings, ...userFindings(value, flavour)] };
}

/** The destination takes the id of the device where the context has one, unless the config says otherwise. */
function settleDevice(entries: ObjectEntry[], inContext: ObjectEntry[], { node }: Options): void {
  const isDevice = (entry: ObjectEntry) => 'key' in entry && entry.key === 'device_id';
  if (!inContext.some(isDevice)) return;
  const loser = node.deviceId === 'anonymous' ? inContext : entries;
  loser.splice(0, loser.length, ...loser.filter((entry) => !isDevice(entry)));
}

/** The SDK for browsers puts the user who is signed in over the one that the options name. */
function userFindings(options: Value, { name }: Flavour): Finding[] {
  const user = propertyOf(options, 'userId');
  const counts = name === 'browser' && user && !isNil(user) && user.constant !== '';
  return counts ? [finding('user-named-by-options')] : [];
}

/**
 * The event option that names the user. What may be no text goes through the helper; a message for a server says of its
 * user id that it is one.
 */
function userEntry(field: Value, { identity }: Flavour): ObjectEntry {
  if (typeof field.constant === 'number') return { key: 'user_id', value: constant(String(field.constant)) };
  const isText = field.shape === 'string' && !field.nullable && identity === 'per-call';
  if (field.nonEmpty || isText) return { key: 'user_id', value: source(field.span) };
  return { spread: { kind: 'helper', function: 'userOption', arguments: [source(field.span)] } };
}

/** `...(userId ? { userId } : { anonymousId })`, with what each side comes to. */
function choiceOf(
  value: Value | undefined,
  options: Options,
  flavour: Flavour,
): { expression: Expression; dropped: readonly string[] } | null {
  if (!value?.either) return null;
  const { test, one, other } = value.either;
  const sides = [one, ...(other ? [other] : [])].map((side) => sideOf(side, options, flavour));
  const [first, second] = sides;
  if (!first || sides.includes(null)) return null;
  const dropped = sides.flatMap((side) => side?.dropped ?? []);
  const more = second ? { other: second.expression } : {};
  return { expression: { kind: 'choice', test, one: first.expression, ...more }, dropped };
}

function sideOf(side: Value, options: Options, flavour: Flavour) {
  const given = eventOptionsOf({ options: side }, options, flavour);
  if (given.instead || given.before.length > 0) return null;
  const [only] = given.entries;
  const isHelper = given.entries.length === 1 && only !== undefined && 'spread' in only;
  const expression: Expression = isHelper ? only.spread : { kind: 'object', entries: given.entries };
  return { expression, dropped: given.findings.map(({ message }) => message.replace('dropped: ', '')) };
}

function milliseconds(field: Value): Expression {
  return { kind: 'milliseconds', value: source(field.span), isDate: field.shape === 'date' };
}

/** A call that Segment did not pass on to Amplitude. */
function excluded(callback: Value | undefined, { excludedCalls }: Options, flavour: Flavour): Mapping {
  if (excludedCalls === 'keep') return { manual: finding('excluded-from-amplitude') };
  return { steps: [], findings: [], ...callbackOf(callback ? { callback } : {}, flavour) };
}
