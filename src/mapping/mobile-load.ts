import { constant, type ObjectEntry } from '../amplitude/step.js';
import type { Options } from '../config/options.js';
import { type FindingCode, finding } from '../findings.js';
import type { Finding } from '../report/report.js';
import type { CallOf } from '../segment/call.js';
import { propertyOf, type Value } from '../segment/value.js';
import { apiKeyOf } from './api-key.js';
import type { Mapping } from './mapping.js';

/** What Segment's SDKs send of themselves when asked to, and what of Amplitude's autocapture does the same. */
const captured: Readonly<Record<string, string>> = {
  trackApplicationLifecycleEvents: 'appLifecycles',
  recordScreenViews: 'screenViews',
  trackDeepLinks: 'deepLinks',
};

/** Settings of all Segment SDKs for phones: how many events, or how many seconds, until they are sent. */
const counts = ['flushAt', 'flushQueueSize'];
const seconds = ['flushInterval'];

/** Settings that say what Amplitude's SDK does anyway. */
const moot = ['build', 'useLifecycleObserver', 'autoAddSegmentDestination', 'tag', 'logLevel'];

/**
 * `load` on a phone: Amplitude's configuration with as much of Segment's as it knows. Sessions are off, because they
 * would be events that were not there before; remote settings could bring them back.
 */
export function mapMobileLoad(call: CallOf<'load'>, options: Options): Mapping {
  const { key, findings } = apiKeyOf(call, options);
  const isOn = (name: string) => propertyOf(call.settings, name)?.constant === true;
  const autocapture = Object.entries(captured)
    .filter(([name]) => isOn(name))
    .map(([, name]): ObjectEntry => ({ key: name, value: constant(true) }));
  const entries: ObjectEntry[] = [];
  if (options.serverZone === 'EU') entries.push({ key: 'serverZone', value: constant('EU') });
  if (options.minIdLength !== null)
    entries.push({ key: 'minIdLength', value: constant(options.minIdLength) });
  for (const name of counts) entries.push(...numberEntry(call.settings, name, 'flushQueueSize', 1));
  for (const name of seconds) entries.push(...numberEntry(call.settings, name, 'flushIntervalMillis', 1000));
  entries.push({ key: 'autocapture', value: { kind: 'object', entries: autocapture } });
  entries.push({ key: 'remoteConfig', value: constant(false) });
  const notes: Finding[] = [...findings, ...dropped(call.settings)];
  if (autocapture.length > 0) notes.push(finding('lifecycle-event-names'));
  notes.push(finding('device-id-not-kept'));
  return { steps: [{ kind: 'init', apiKey: key, options: { kind: 'object', entries } }], findings: notes };
}

function numberEntry(settings: Value | undefined, from: string, to: string, factor: number): ObjectEntry[] {
  const value = propertyOf(settings, from)?.constant;
  return typeof value === 'number' ? [{ key: to, value: constant(Math.round(value * factor)) }] : [];
}

/** Settings that register integrations and middleware, or filter what is sent. */
const plugIns = /^use$|[mM]iddlewares?$|^payloadFilters$/;

/** Settings that nobody takes over: of other names, or not written out. */
function dropped(settings: Value | undefined): Finding[] {
  const names = (settings?.entries ?? []).flatMap((entry): string[] => {
    if (entry.kind !== 'property') return ['…'];
    const { key, value } = entry;
    if (moot.includes(key)) return [];
    if (captured[key] !== undefined) return typeof value.constant === 'boolean' ? [] : [key];
    return [...counts, ...seconds].includes(key) && typeof value.constant === 'number' ? [] : [key];
  });
  return [
    ...said(
      'load-option-dropped',
      names.filter((name) => !plugIns.test(name)),
    ),
    ...said(
      'plug-ins-dropped',
      names.filter((name) => plugIns.test(name)),
    ),
  ];
}

const said = (code: FindingCode, names: readonly string[]): Finding[] =>
  names.length > 0 ? [finding(code, `dropped: ${[...new Set(names)].join(', ')}`)] : [];
