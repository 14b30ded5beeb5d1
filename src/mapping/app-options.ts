import { constant, type ObjectEntry } from '../amplitude/step.js';
import { finding } from '../findings.js';
import type { Finding } from '../report/report.js';
import type { CallOf } from '../segment/call.js';
import { propertyOf, type Value } from '../segment/value.js';

/** What the configuration of an app's client comes to. */
export interface AppOptions {
  readonly entries: readonly ObjectEntry[];
  readonly findings: readonly Finding[];
  /** Keys that need no further word. */
  readonly known: readonly string[];
}

/** Events that Segment sends by itself, which Amplitude's own autocapture knows by other names. */
const automatic = ['trackAppLifecycleEvents', 'trackDeepLinks', 'recordScreenViews'];

/** Settings that say how events travel, with the factor to Amplitude's unit. */
const transport: Readonly<Record<string, { readonly key: string; readonly factor: number }>> = {
  flushInterval: { key: 'flushIntervalMillis', factor: 1000 },
  maxBatchSize: { key: 'flushQueueSize', factor: 1 },
};

/** Reads the configuration of `createClient({ … })`, or of `setup(key, { … })` of the older SDK. */
export function appOptionsOf(call: CallOf<'load'>): AppOptions {
  const settings = call.settings ?? call.options;
  const entries: ObjectEntry[] = [];
  const findings: Finding[] = [];
  const known: string[] = [];
  for (const [name, { key, factor }] of Object.entries(transport)) {
    const value = propertyOf(settings, name)?.constant;
    if (typeof value !== 'number' || value <= 0) continue;
    entries.push({ key, value: constant(value * factor) });
    known.push(name);
  }
  const places = [settings, propertyOf(settings, 'ios'), propertyOf(settings, 'android')];
  if (call.tracksSessions) {
    const sessions: ObjectEntry[] = [{ key: 'sessions', value: constant(true) }];
    entries.push({ key: 'autocapture', value: { kind: 'object', entries: sessions } });
  }
  const asked = automatic.filter((name) => places.some((place) => isOn(propertyOf(place, name))));
  known.push(...automatic);
  if (asked.length > 0) findings.push(finding('app-events-stop', `dropped: ${asked.join(', ')}`));
  known.push('autoAddSegmentDestination');
  const isOff = propertyOf(settings, 'autoAddSegmentDestination')?.constant === false;
  if (isOff && !call.sendsToSegment) findings.push(finding('segment-destination-off'));
  // What nobody asked for does not go missing.
  if (propertyOf(settings, 'debug')?.constant === false) known.push('debug');
  if (call.settings) {
    if (isOn(propertyOf(settings, 'collectDeviceId'))) findings.push(finding('collected-device-id'));
    if (propertyOf(settings, 'storePersistor')) findings.push(finding('ids-in-own-storage'));
    known.push('collectDeviceId', 'storePersistor');
  } else findings.push(finding('ids-not-handed-over'));
  return { entries, findings, known };
}

const isOn = (value: Value | undefined): boolean => value !== undefined && value.constant !== false;
