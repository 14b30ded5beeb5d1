/** Any JSON object, as it came over the wire. */
export type Json = { readonly [key: string]: unknown };

/** The object itself, or an empty one for anything else. */
export function objectOf(value: unknown): Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Json) : {};
}

/** A message of Segment's browser SDK, as its HTTP API gets it. */
export interface SegmentMessage extends Json {
  readonly type: 'track' | 'identify' | 'page' | 'screen' | 'group' | 'alias';
}

/** An event as Amplitude's HTTP API V2 gets it; what is not named here is not looked at. */
export interface AmplitudeEvent extends Json {
  readonly event_type: string;
  readonly user_id?: string | null;
  readonly device_id?: string;
  readonly time?: number;
  readonly event_properties?: Json;
  readonly user_properties?: Json;
  readonly groups?: Json;
  readonly group_properties?: Json;
}
