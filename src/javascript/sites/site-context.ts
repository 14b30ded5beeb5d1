import type { Transform } from '../../transform.js';
import type { Client } from '../clients/client.js';
import type { Migration } from '../context.js';
import type { Fate } from '../fate.js';
import type { ReadyCall } from '../set-up/ready.js';
import type { Writing } from '../write/writing.js';

/** What the sites of one client need to know of the client and of the file. */
export interface SiteContext {
  readonly client: Client;
  readonly fate: Fate;
  readonly writing: Writing;
  readonly migration: Migration;
  /** The clients of the file that are the same object, this one included: a global and its other names. */
  readonly kin: readonly Client[];
  /** The file makes other clients too, or another file one with another key, which are to stay apart. */
  readonly isOneOfSeveral: boolean;
  /** Segment's client stays beside Amplitude's, for calls that need it. */
  readonly segmentStays: boolean;
  /** The promise of `init` in this file, for `ready`. */
  readonly ready: ReadyCall | null;
}

/** What a test for the client is called in reports. */
export const presenceMethod = 'presence';

/** The transform that takes care of a method; null for a method that none knows. */
export function transformFor(method: string, transforms: readonly Transform[]): Transform | null {
  return transforms.find((transform) => transform.methods.includes(method)) ?? null;
}

export function isSelected(name: string, { migration }: Pick<SiteContext, 'migration'>): boolean {
  const { selected } = migration.context;
  return selected === null || selected.includes(name);
}
