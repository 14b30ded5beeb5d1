import { constant, type Expression } from '../../amplitude/step.js';
import type { Piece } from '../../javascript/edit.js';
import { type Rendering, renderExpression } from './rendering.js';

/** A setting as a field and its value. */
export interface Setting {
  readonly field: string;
  readonly pieces: readonly Piece[];
}

const captures = ['sessions', 'appLifecycles', 'screenViews'];

interface Asked {
  readonly numbers: readonly { readonly key: string; readonly value: Expression }[];
  readonly isEurope: boolean;
  /** What of autocapture is on. */
  readonly captured: readonly string[];
}

/** What the mapping says of the configuration. */
export function askedOf(options: Expression | undefined): Asked {
  const entries = options?.kind === 'object' ? options.entries : [];
  const given = entries.flatMap((entry) => ('key' in entry ? [entry] : []));
  const autocapture = given.find(({ key }) => key === 'autocapture')?.value;
  const captured = (autocapture?.kind === 'object' ? autocapture.entries : []).flatMap((entry) =>
    'key' in entry && entry.value.kind === 'constant' && entry.value.value === true ? [entry.key] : [],
  );
  return {
    numbers: given.filter(({ key }) => /^(minIdLength|flushQueueSize|flushIntervalMillis)$/.test(key)),
    isEurope: given.some(({ key }) => key === 'serverZone'),
    captured,
  };
}

/** Fields of `AMPConfiguration` (AmplitudeSwift, `ObjC/ObjCConfiguration.swift`). */
export function swiftSettings({ numbers, isEurope, captured }: Asked, context: Rendering): Setting[] {
  const known = captures
    .filter((name) => captured.includes(name))
    .map((name) => `AMPAutocaptureOptions.${name}`);
  const autocapture =
    known.length === 0
      ? '[AMPAutocaptureOptions new]'
      : `[[AMPAutocaptureOptions alloc] initWithOptionsToUnion:@[${known.join(', ')}]]`;
  return [
    ...(isEurope ? [{ field: 'serverZone', pieces: ['AMPServerZoneEU'] }] : []),
    ...numbers.map(({ key, value }) => ({ field: key, pieces: renderExpression(value, context) })),
    { field: 'autocapture', pieces: [autocapture] },
  ];
}

const legacyNames: Readonly<Record<string, string>> = {
  flushQueueSize: 'eventUploadThreshold',
  flushIntervalMillis: 'eventUploadPeriodSeconds',
};

/** Properties of `Amplitude` itself (Amplitude-iOS, `Amplitude.h`), which captures nothing unless it is told to. */
export function legacySettings({ numbers, isEurope, captured }: Asked, context: Rendering): Setting[] {
  const on = (name: string) => (captured.includes(name) ? 'YES' : 'NO');
  const tracking = ['sessions', 'appLifecycles', 'deepLinks', 'screenViews']
    .map((name, index) => (index === 0 ? `initWithSessions:${on(name)}` : `${name}:${on(name)}`))
    .join(' ');
  return [
    ...(isEurope ? [{ field: 'serverZone', pieces: ['EU'] }] : []),
    ...numbers.flatMap(({ key, value }): Setting[] => {
      const field = legacyNames[key];
      return field ? [{ field, pieces: renderExpression(inSeconds(key, value), context) }] : [];
    }),
    ...(captured.length > 0
      ? [{ field: 'defaultTracking', pieces: [`[AMPDefaultTrackingOptions ${tracking}]`] }]
      : []),
  ];
}

const inSeconds = (key: string, value: Expression): Expression =>
  key === 'flushIntervalMillis' && value.kind === 'constant' && typeof value.value === 'number'
    ? constant(Math.round(value.value / 1000))
    : value;
