import { finding } from '../findings.js';
import { statusOf } from '../javascript/sites/site.js';
import type { SegmentCall } from '../segment/call.js';
import type { NativeCall, NativeFile, NativeSite } from './language.js';

/** The calls that say who later ones are of, or that send them. */
const steering: readonly string[] = [
  'identify',
  'setAnonymousId',
  'reset',
  'flush',
] satisfies SegmentCall['type'][];

/** True where Segment's client stays for other calls, and the call, which changes what becomes of them, goes to Amplitude alone. */
export function isUnheard(
  { call, isApart = false }: NativeCall,
  left: readonly NativeCall[],
  file: NativeFile,
): boolean {
  if (!steering.includes(call.type)) return false;
  const isShared = !isApart && file.project.segmentStays;
  return isShared || left.some((other) => (other.isApart ?? false) === isApart && other.call.type !== 'load');
}

/** The site with what there is to say of that. */
export function unheard(site: NativeSite): NativeSite {
  const findings = [...site.findings, finding('segment-hears-no-more')];
  return { ...site, findings, status: statusOf(findings) };
}
