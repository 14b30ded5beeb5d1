import type { Dialect } from './rendering.js';

/** Amplitude-iOS 8.x (`Amplitude.h`, `AMPIdentify.h`): the guide's form. Its events have no options. */
export const amplitudeIos: Dialect = {
  track: (event, properties) => [
    'logEvent:',
    ...event,
    ...(properties ? [' withEventProperties:', ...properties] : []),
  ],
  takesOptions: false,
  addsNumbers: false,
  newIdentify: '[AMPIdentify identify]',
  setAll: (traits) => ['setUserProperties:', ...traits],
  groupIdentify: (type, name, identify) => [
    'groupIdentifyWithGroupType:',
    ...type,
    ' groupName:',
    ...name,
    ` groupIdentify:${identify}`,
  ],
  optOut: (speaker, value) => [`[${speaker} setOptOut:`, ...value, ']'],
  flush: 'uploadEvents',
  reset: ['setUserId:nil', 'regenerateDeviceId'],
};
