import type { Node } from '@babel/types';
import type { FindingCode } from '../../findings.js';
import type { Finding } from '../../report/report.js';
import type { Use } from '../clients/client.js';
import type { Edit } from '../edit.js';
import type { Fate } from '../fate.js';
import { startOf } from '../syntax/tree.js';
import { isAccepted, markerEdit } from '../write/markers.js';
import { type Site, statusOf } from './site.js';
import { type SiteContext, transformFor } from './site-context.js';

/** One use with what came of it; its findings say its status. */
export function site(
  use: Use,
  method: string,
  findings: readonly Finding[],
  edits: readonly Edit[],
  { migration }: SiteContext,
): Site {
  const transform = transformFor(method, migration.transforms)?.name ?? method;
  return {
    at: 'at' in use ? use.at : startOf(use.node),
    method,
    transform,
    findings,
    edits,
    status: statusOf(findings),
  };
}

/** Reasons that hold for all calls of a client: one marker, at its set-up, says it once. */
const ofClient = new Set<string>([
  'client-use-unclear',
  'client-has-manual-calls',
  'client-is-steered',
  'client-not-migrated',
  'client-outside-paths',
  'global-reassigned',
] satisfies FindingCode[]);

/** A call that stays as it was, with a marker above it unless one at the set-up of its client says it. */
export function leftSite(use: Use, method: string, reason: Finding, context: SiteContext): Site {
  const { at, transform } = site(use, method, [], [], context);
  // A global has no set-up in the file: a use of its own that cannot be followed is said where it stands.
  const isLost = use.kind === 'escape' && reason.code === 'client-use-unclear';
  const isEscape = isLost && context.client.origin.kind === 'held' && context.client.isGlobal;
  const isOwn = isEscape || (context.client.origin.kind === 'global' && context.fate.kind !== 'left');
  // Set-up says nothing of what steers; the call that does says it.
  const steers = use.kind === 'escape' && use.steers === true;
  const saidElsewhere = ofClient.has(reason.code) && !isOwn && !steers;
  return markedSite({ at, method, transform }, use.node, reason, context, !saidElsewhere);
}

/** A site that stays, with its marker; `segment-to-amplitude-accept` above it stands for the marker. */
export function markedSite(
  place: Pick<Site, 'at' | 'method' | 'transform'>,
  node: Node,
  reason: Finding,
  { writing, migration }: SiteContext,
  wantsMarker = true,
): Site {
  const isManual = reason.severity === 'manual';
  const accepted = isManual && isAccepted(writing.tree, node, reason);
  const marks = isManual && wantsMarker && !accepted && migration.context.options.markers;
  const marker = marks ? markerEdit(writing.tree, node, reason, writing.style) : null;
  const findings = [accepted ? { ...reason, accepted: true } : reason];
  return { ...place, findings, edits: marker ? [marker] : [], status: statusOf(findings) };
}

/** Reasons that no change of a single call can help. */
export function isOfFile(fate: Extract<Fate, { kind: 'left' }>): boolean {
  return fate.finding.severity === 'possible' || fate.finding.code === 'global-reassigned';
}
