import type { Expression } from '../../amplitude/step.js';

/** A setting of Amplitude's configuration on Android. A list is one of `AutocaptureOption`. */
export interface Setting {
  readonly name: string;
  readonly value:
    | string
    | number
    | boolean
    | readonly string[]
    | { readonly from: string; readonly member: string };
}

const autocapture: Readonly<Record<string, string>> = {
  sessions: 'SESSIONS',
  appLifecycles: 'APP_LIFECYCLES',
  screenViews: 'SCREEN_VIEWS',
  deepLinks: 'DEEP_LINKS',
};

/** What the mapping says of the configuration, by the names of Amplitude-Kotlin (`android/Configuration.kt`). */
export function settingsOf(options: Expression): Setting[] {
  if (options.kind !== 'object') return [];
  return options.entries.flatMap((entry): Setting[] => {
    if (!('key' in entry)) return [];
    const { key, value } = entry;
    if (key === 'autocapture') return [{ name: key, value: autocaptureOf(value) }];
    if (value.kind !== 'constant' || value.value === undefined) return [];
    if (key === 'serverZone')
      return [{ name: key, value: { from: 'com.amplitude.core.ServerZone', member: String(value.value) } }];
    return [{ name: key === 'remoteConfig' ? 'enableAutocaptureRemoteConfig' : key, value: value.value }];
  });
}

function autocaptureOf(value: Expression): string[] {
  if (value.kind !== 'object') return [];
  return value.entries.flatMap((entry) => {
    const isOn = 'key' in entry && entry.value.kind === 'constant' && entry.value.value === true;
    const name = isOn ? autocapture[entry.key] : undefined;
    return name === undefined ? [] : [name];
  });
}
