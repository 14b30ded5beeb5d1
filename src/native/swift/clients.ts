import type { NativeFile } from '../language.js';
import { type SyntaxNode, textOf } from '../tree.js';

const sharedClient = /^(?:Segment\.)?(Analytics|SEGAnalytics)\s*\.\s*shared\(\)[?!]?$/;

/**
 * What the output of a call speaks to; null where the receiver is no Segment client.
 * @param access what stands between the receiver and the method: `.` or `?.`
 */
export function speakerOf(receiver: SyntaxNode, _access: string, file: NativeFile): string | null {
  const shared = sharedClient.exec(textOf(file.tree, receiver));
  if (!shared || file.project.ownTypes.has(shared[1] as string) || !seesSegment(file)) return null;
  return sharedSpeaker(file);
}

/** How Swift code reaches the client that the app shares. */
const sharedSpeaker = (file: NativeFile): string =>
  file.project.iosSdk === 'amplitude-ios' ? 'Amplitude.instance().' : 'Amplitude.shared?.';

const segmentImport = /^[ \t]*(?:@\w+[ \t]+)*import[ \t]+(?:class[ \t]+|struct[ \t]+)?(Segment|Analytics)\b/m;

/** Segment's names mean Segment here: by an import, or by a bridging header. */
const seesSegment = (file: NativeFile): boolean => segmentImport.test(file.tree.text) || file.project.bridges;
