import type { Dialect } from './rendering.js';

/** AmplitudeSwift 1.x as Objective-C sees it (`ObjC/ObjCAmplitude.swift`, `ObjC/ObjCIdentify.swift`). */
export const amplitudeSwift: Dialect = {
  track: (event, properties, options) => [
    'track:',
    ...event,
    ' eventProperties:',
    ...(properties ?? ['nil']),
    ...(options ? [` options:${options}`] : []),
  ],
  takesOptions: true,
  addsNumbers: true,
  newIdentify: '[AMPIdentify new]',
  setAll: null,
  groupIdentify: (type, name, identify) => [
    'groupIdentify:',
    ...type,
    ' groupName:',
    ...name,
    ` identify:${identify}`,
  ],
  optOut: (speaker, value) => [`[${speaker}.configuration setOptOut:`, ...value, ']'],
  flush: 'flush',
  reset: ['reset'],
};
