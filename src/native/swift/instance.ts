import { finding } from '../../findings.js';
import type { NativeFile } from '../language.js';
import type { SwiftCall } from './swift-call.js';

/** Calls on the shared client, with what there is to say of the instance that takes its place. */
export function withInstance(file: NativeFile, calls: readonly SwiftCall[]): readonly SwiftCall[] {
  const named = isMissing(file, calls) ? calls.map(needing) : calls;
  return isStarted(file) ? named.map(startedBefore) : named;
}

/** Nothing in the project makes the instance that the output speaks to. */
function isMissing({ project, tree }: NativeFile, calls: readonly SwiftCall[]): boolean {
  if (project.iosSdk === 'amplitude-ios' || project.sharedIn !== null) return false;
  return calls.length > 0 && !/\bstatic\s+(?:let|var)\s+shared\s*[:=]\s*Amplitude\b/.test(tree.text);
}

/** Amplitude's instance is made here already, beside a Segment client that stays. */
const isStarted = ({ tree, project }: NativeFile): boolean =>
  project.segmentStays && /\bAmplitude\.shared = |\.initializeApiKey\(/.test(tree.text);

const startedBefore = (call: SwiftCall): SwiftCall =>
  call.construction?.isShared ? { ...call, left: finding('client-has-manual-calls') } : call;

const needing = (call: SwiftCall): SwiftCall =>
  call.client?.kind === 'shared' ? { ...call, needsInstance: true } : call;
