import type { NativeFile } from '../language.js';
import type { ObjcCall } from './objc-call.js';

/** Opting out, while the shared Segment client stays for other calls: both SDKs have to hear of it. */
export const isForBoth = ({ call, client }: ObjcCall, { project }: Pick<NativeFile, 'project'>): boolean =>
  project.segmentStays && call.type === 'optOut' && client?.kind === 'shared';

/** Amplitude was told right behind the call, by an earlier run. */
export const isTold = ({ node }: ObjcCall, { tree }: Pick<NativeFile, 'tree'>): boolean =>
  /^;?\s*\[(\w+\.configuration|\[Amplitude instance\]) setOptOut:/.test(tree.text.slice(node.end));
