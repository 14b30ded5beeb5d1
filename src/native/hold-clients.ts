import { finding } from '../findings.js';
import type { Finding } from '../report/report.js';
import { type Components, openKey } from './components.js';
import type { NativeCall, NativeFile } from './language.js';

/** What a language knows of the client of a call. */
export interface ClientReader<Call extends NativeCall> {
  /** The key of its client; null for the one that the app shares, and for the class itself. */
  readonly keyOf: (call: Call) => string | null;
  /** Why its client stays; null where the call holds nothing back. */
  readonly reasonOf: (call: Call) => Finding | null;
}

/**
 * Says which clients stay: for a call of their own, because another file says so, or because the run leaves set-ups alone.
 * @param lost keys of clients on which a call could not be written
 */
export function holdClients<Call extends NativeCall>(
  { project }: NativeFile,
  components: Components,
  calls: readonly Call[],
  { keyOf, reasonOf }: ClientReader<Call>,
  { isMade, lost }: { readonly isMade: boolean; readonly lost: readonly string[] },
): void {
  const held = finding('client-has-manual-calls');
  for (const call of calls) {
    const key = keyOf(call);
    const reason = key === null ? null : reasonOf(call);
    if (key !== null && reason) components.hold(key, reason);
  }
  for (const key of components.keys()) if (project.staying.has(key)) components.hold(key, held);
  for (const key of lost) components.hold(key, held);
  for (const key of isMade ? [] : components.keys()) components.hold(key, finding('client-not-migrated'));
  if (components.staysAny() || project.staying.has(openKey)) components.holdOpen(held);
}

/** Keys of clients that were to become Amplitude's, and on which a call could not be written. */
export function lostKeys<Call extends NativeCall>(
  left: readonly Call[],
  components: Components,
  { keyOf, reasonOf }: ClientReader<Call>,
): string[] {
  return left
    .filter((call) => reasonOf(call) === null)
    .flatMap((call) => keyOf(call) ?? [])
    .filter((key) => components.reasonOf(key) === null);
}
