import type { ConfigKey } from '../config/keys.js';
import type { Severity } from '../report/report.js';

/** What `list` and `explain` tell of a transform. */
export interface TransformMeta {
  readonly name: string;
  readonly summary: string;
  readonly methods: readonly string[];
  readonly before: string;
  readonly after: string;
  readonly limits: readonly string[];
}

/** What `explain` tells of a finding. */
export interface FindingKind {
  readonly severity: Severity;
  readonly title: string;
  readonly explain: string;
}

/** All findings by their code. */
export type FindingKinds = Readonly<Record<string, FindingKind>>;

/** Loads the names of all transforms; only commands that need them pay for it. */
export async function loadTransforms(): Promise<readonly TransformMeta[]> {
  return (await import('../../transforms/index.js')).transforms;
}

/** Loads the names of all findings. */
export async function loadFindings(): Promise<FindingKinds> {
  return (await import('../findings.js')).findingKinds;
}

/** Loads the keys of the config. */
export async function loadConfigKeys(): Promise<readonly ConfigKey[]> {
  return (await import('../config/keys.js')).configKeys();
}
