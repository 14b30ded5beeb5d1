import { mobile } from '../amplitude/flavours.js';
import { type FindingCode, finding } from '../findings.js';
import { applyEdits, type Edit } from '../javascript/edit.js';
import { statusOf } from '../javascript/sites/site.js';
import { isManual } from '../mapping/mapping.js';
import { mapUnclear } from '../mapping/unclear.js';
import type { Finding } from '../report/report.js';
import type { SegmentCall } from '../segment/call.js';
import { mapWith, type Transform } from '../transform.js';
import type { ClientGroup } from './components.js';
import type { NativeCall, NativeFile, NativeLanguage, NativeSite, Written } from './language.js';
import { isAccepted, markerEdit } from './markers.js';
import { isUnheard, unheard } from './unheard.js';

/** What came of one native file. */
export interface NativeOutcome {
  readonly sites: readonly NativeSite[];
  /** The new text; null when nothing changes. */
  readonly output: string | null;
  /** Calls remain that need Segment. */
  readonly needsSegment: boolean;
  /** The output speaks to an instance that nothing in the project makes. */
  readonly needsInstance: boolean;
  /** iOS: clients that changed together, or stayed. */
  readonly groups: readonly ClientGroup[];
}

const transformNames: Readonly<Partial<Record<SegmentCall['type'], string>>> = {
  optOut: 'opt-out',
};

/** Migrates one parsed file. Pure: what it needs to know of other files comes with it. */
export function migrateFile(
  file: NativeFile,
  language: NativeLanguage,
  transforms: readonly Transform[],
): NativeOutcome {
  return migrateCalls(file, language.recognise(file), language, transforms);
}

function migrateCalls(
  file: NativeFile,
  calls: readonly NativeCall[],
  language: NativeLanguage,
  transforms: readonly Transform[],
): NativeOutcome {
  const worked = calls.map((call) => ({ call, ...workOn(call, file, language, transforms) }));
  const migrated = worked.filter(({ stays }) => !stays).map(({ call }) => call);
  const left = worked.filter(({ stays }) => stays).map(({ call }) => call);
  const sites = worked
    .map(({ site, call, stays }) => (stays || !isUnheard(call, left, file) ? site : unheard(site)))
    .sort((a, b) => a.at - b.at);
  const anew = language.settle?.(file, calls, left);
  if (anew) return migrateCalls(anew.file, anew.calls, language, transforms);
  const own = sites.flatMap((site) => site.edits);
  const edits = withoutTwins([...own, ...language.finish(file, migrated, left, own)]);
  const output = edits.length > 0 ? applyEdits(file.tree.text, edits) : file.tree.text;
  return {
    sites,
    output: output === file.tree.text ? null : output,
    needsSegment: left.some(({ isApart }) => !isApart),
    needsInstance: migrated.some(({ needsInstance }) => needsInstance === true),
    groups: language.groups?.(file) ?? [],
  };
}

interface Worked {
  readonly site: NativeSite;
  readonly stays: boolean;
}

function workOn(
  call: NativeCall,
  file: NativeFile,
  language: NativeLanguage,
  transforms: readonly Transform[],
): Worked {
  const decided = decide(call, file, language, transforms);
  const transform = transformOf(call, transforms)?.name ?? call.method;
  const place = { at: call.at, method: call.method, transform };
  if ('manual' in decided) return { site: leftSite(place, call, decided.manual, file), stays: true };
  const { findings, edits } = decided;
  return { site: { ...place, findings, edits, status: statusOf(findings) }, stays: false };
}

function decide(
  call: NativeCall,
  file: NativeFile,
  language: NativeLanguage,
  transforms: readonly Transform[],
): Written {
  if (call.node.hasError) return { manual: finding('code-unreadable') };
  if (call.call.type === 'unclear') return { manual: mapUnclear(call.call).manual };
  const transform = transformOf(call, transforms);
  if (!transform || (file.selected !== null && !file.selected.includes(transform.name))) {
    return { manual: finding('transform-not-selected') };
  }
  const mapping = mapWith(transform, call.call, file.options, mobile);
  if (isManual(mapping)) return mapping;
  if (call.left) return { manual: call.left };
  const written = language.write(call, mapping, file);
  if ('manual' in written) return written;
  return { edits: written.edits, findings: [...mapping.findings, ...written.findings] };
}

function transformOf({ call }: NativeCall, transforms: readonly Transform[]): Transform | undefined {
  const name = transformNames[call.type] ?? call.type;
  return transforms.find((transform) => transform.name === name);
}

/** Reasons that hold for all calls of a client: its declaration says them once. */
const ofClient = new Set<string>(['client-has-manual-calls', 'client-use-unclear'] satisfies FindingCode[]);

/** A call that stays as it was, with a marker above it; `segment-to-amplitude-accept` above it stands for the marker. */
function leftSite(
  place: Pick<NativeSite, 'at' | 'method' | 'transform'>,
  { node }: NativeCall,
  reason: Finding,
  file: NativeFile,
): NativeSite {
  const accepted = reason.severity === 'manual' && isAccepted(file.tree.text, node, reason);
  const marks = reason.severity === 'manual' && !accepted && file.options.markers;
  const marker =
    marks && !node.hasError && !ofClient.has(reason.code) ? markerEdit(file, node, reason) : null;
  const findings = [accepted ? { ...reason, accepted: true } : reason];
  return { ...place, findings, edits: marker ? [marker] : [], status: statusOf(findings) };
}

/** Two calls of one statement ask for the same marker above it. */
function withoutTwins(edits: readonly Edit[]): Edit[] {
  return [...new Map(edits.map((edit) => [JSON.stringify(edit), edit])).values()];
}
