/** The forms a migrated client can take; shared by the flag `--client` and the config. */
export const clientForms = ['functions', 'instance', 'auto'] as const;

/** What can become of calls in tests; shared by the flag `--tests` and the config. */
export const testPolicies = ['rewrite', 'report', 'skip'] as const;

/** What `--global` and the config's `global` accept: a bare name, as code would write it. */
export const globalName = /^[\p{ID_Start}$_][\p{ID_Continue}$]*$/u;

/** How a page gets Amplitude in the place of Segment's snippet. */
export const loaders = ['stub', 'library', 'hosted'] as const;
