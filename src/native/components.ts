import { finding } from '../findings.js';
import type { Finding } from '../report/report.js';

/** Clients of a file that change together, as far as other files know them. */
export interface ClientGroup {
  /** Names by which other files know them. */
  readonly keys: readonly string[];
  /** One of them has to stay Segment's. */
  readonly stays: boolean;
  /** One of them is made here, or is the one that the app shares. */
  readonly isMade: boolean;
  /** Something unknown is put into one of them. */
  readonly isOpen: boolean;
}

/** Keys of clients that only their file knows begin with it. */
const ownMark = '#';

/** The key of a client that only its file knows. */
export const ownKey = ({ start }: { readonly start: number }): string => `${ownMark}${start}`;

/** True for a key by which other files know a client. */
export const isSeen = (key: string): boolean => !key.startsWith(ownMark) && key !== openKey;

/** Stands for all places where the class of a client is named and no client can be seen. */
export const openKey = '*';

/** Sorts the clients of one file into groups: what is handed on changes with what it is handed to. */
export class Components {
  private readonly parents = new Map<string, string>();
  private readonly reasons: { readonly key: string; readonly reason: Finding }[] = [];
  private readonly made = new Set<string>();
  private readonly open = new Set<string>();

  /** Knows a client, alone for now. */
  add(key: string): void {
    if (!this.parents.has(key)) this.parents.set(key, key);
  }

  link(one: string, other: string): void {
    const [first, second] = [this.rootOf(one), this.rootOf(other)];
    if (first !== second) this.parents.set(first, second);
  }

  /** Says why a client stays Segment's; what was said first counts. */
  hold(key: string, reason: Finding): void {
    this.add(key);
    this.reasons.push({ key, reason });
  }

  /** Holds what may come from code that nobody sees, as far as this file alone can tell. */
  holdOpen(reason: Finding): void {
    this.hold(openKey, reason);
    const own = [...this.members()].filter(([, keys]) => keys.every((key) => !isSeen(key)));
    for (const [root, keys] of own) if (this.isLoose(keys)) this.hold(root, reason);
  }

  /** It is made here, or is the one that the app shares. */
  make(key: string): void {
    this.add(key);
    this.made.add(key);
  }

  /** Something unknown is put into it. */
  openUp(key: string): void {
    this.add(key);
    this.open.add(key);
  }

  keys(): string[] {
    return [...this.parents.keys()];
  }

  staysAny(): boolean {
    return this.reasons.length > 0;
  }

  /** Why a client stays; null where it becomes Amplitude's. */
  reasonOf(key: string): Finding | null {
    const root = this.rootOf(key);
    return this.reasons.find((one) => this.rootOf(one.key) === root)?.reason ?? null;
  }

  /** What other files need to know; of a group that they do not see only that it stays. */
  groups(): ClientGroup[] {
    return [...this.members().values()].map((keys) => ({
      keys: keys.filter((key) => !key.startsWith(ownMark)),
      stays: this.reasonOf(keys[0] as string) !== null,
      isMade: keys.some((key) => this.made.has(key)),
      isOpen: keys.some((key) => this.open.has(key)),
    }));
  }

  private members(): Map<string, string[]> {
    const groups = new Map<string, string[]>();
    for (const key of this.parents.keys()) {
      const root = this.rootOf(key);
      groups.set(root, [...(groups.get(root) ?? []), key]);
    }
    return groups;
  }

  private isLoose(keys: readonly string[]): boolean {
    return keys.some((key) => this.open.has(key)) || !keys.some((key) => this.made.has(key));
  }

  private rootOf(key: string): string {
    this.add(key);
    let root = key;
    for (let parent = this.parents.get(root); parent !== undefined && parent !== root; ) {
      root = parent;
      parent = this.parents.get(root);
    }
    return root;
  }
}

/** A type and another one whose members it has, or promises to have. */
export type Inheritance = readonly [type: string, from: string];

/**
 * The keys of the clients of an app that stay Segment's. Where any does, so does one that may come from code that nobody sees.
 * @param held keys that stay for a reason of the app
 */
export function stayingKeys(
  groups: readonly ClientGroup[],
  inheritances: readonly Inheritance[],
  held: readonly string[],
): ReadonlySet<string> {
  const all = new Components();
  const reason = finding('client-has-manual-calls');
  for (const key of held) all.hold(key, reason);
  all.openUp(openKey);
  for (const { keys, stays, isMade, isOpen } of groups) {
    const [first] = keys;
    if (first === undefined) continue;
    for (const key of keys) all.link(first, key);
    if (stays) all.hold(first, reason);
    if (isMade) all.make(first);
    if (isOpen) all.openUp(first);
  }
  const known = [...new Set(groups.flatMap(({ keys }) => keys))];
  for (const [type, from] of inheritances)
    for (const key of known.filter((one) => one.startsWith(`${from}.`)))
      all.link(key, type + key.slice(from.length));
  const merged = all.groups();
  const staysAny = groups.some(({ stays }) => stays) || merged.some(({ stays }) => stays);
  const stays = (group: ClientGroup) => group.stays || (staysAny && (group.isOpen || !group.isMade));
  return new Set(merged.filter(stays).flatMap(({ keys }) => keys));
}
