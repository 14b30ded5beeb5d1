/** The functions and classes of the Amplitude SDK that output may name. */
export type SdkName =
  | 'init'
  | 'track'
  | 'identify'
  | 'setUserId'
  | 'setDeviceId'
  | 'setGroup'
  | 'groupIdentify'
  | 'getUserId'
  | 'getDeviceId'
  | 'getIdentity'
  | 'flush'
  | 'setOptOut'
  | 'reset'
  | 'add'
  | 'remove'
  | 'revenue'
  | 'Identify'
  | 'Revenue'
  | 'createInstance'
  | 'Types';

/** How output addresses Amplitude at one place. */
export interface Speaker {
  /** The text that names a function, ready to be called: `track`, `amplitude.track`, `analytics?.track`. */
  fn(name: SdkName): string;
  /** The text that names a class. */
  className(name: 'Identify' | 'Revenue'): string;
}

/** True where a call is only made when there is a client. */
export const isOptional = (speaker: Speaker): boolean => speaker.fn('flush').includes('?.');

/**
 * True where the classes come from what the call asks for, so that without it there is none of them either.
 * @param name what is called: to ask for another function would import it
 */
export function lacksClasses(speaker: Speaker, name: SdkName): boolean {
  const [receiver, ...rest] = speaker.fn(name).split('?.');
  return rest.length === 1 && speaker.className('Identify').startsWith(`${receiver}.`);
}

/** The global that a script tag makes. */
export const windowSpeaker: Speaker = {
  fn: (name) => `window.amplitude.${name}`,
  className: (name) => `window.amplitude.${name}`,
};

/** Functions imported by name, or through one namespace; the file's imports are told what is needed. */
export function functionSpeaker(sdkName: (name: SdkName) => string): Speaker {
  return { fn: sdkName, className: sdkName };
}

/**
 * A client that stays a client, under the receiver that the call had.
 * @param receiver its text with the access behind it: `analytics.`, `analytics?.`
 */
export function clientSpeaker(receiver: string, sdkName: (name: SdkName) => string): Speaker {
  return { fn: (name) => receiver + name, className: sdkName };
}
