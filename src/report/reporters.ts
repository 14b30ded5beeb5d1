import type { Reporter } from './reporter.js';

interface Format {
  /** Loads the reporter; one that is not asked for is never read from disk. */
  readonly load: () => Promise<Reporter>;
  /** What goes to stderr beside it, for a format that says nothing of what is left to a person. */
  readonly aside?: () => Promise<Reporter>;
}

/** The formats of `--format`. */
const formats = {
  text: { load: async () => (await import('./text.js')).text },
  diff: {
    load: async () => (await import('./diff.js')).diff,
    aside: async () => (await import('./short.js')).short,
  },
  json: { load: async () => (await import('./json.js')).json },
} as const satisfies Readonly<Record<string, Format>>;

export type FormatName = keyof typeof formats;

export const formatNames = Object.keys(formats) as readonly FormatName[];

/** The way to load the reporters of a format. */
export function formatOf(name: FormatName): Format {
  return formats[name];
}
