import type { NativeFile } from '../language.js';
import type { JvmCall } from './jvm-call.js';

/** Opting out, while the shared Segment client stays for other calls: both SDKs have to hear of it. */
export const isForBoth = ({ call, client }: JvmCall, { project }: NativeFile): boolean =>
  project.segmentStays && call.type === 'optOut' && client?.kind === 'shared';

/** Amplitude was told right behind the call, by an earlier run. */
export function isTold({ node }: JvmCall, { tree, options }: NativeFile): boolean {
  const instance = options.android.instance.replace(/\W/g, '\\$&');
  return new RegExp(`^;?\\s*${instance}\\.(setOptOut\\(|optOut = )`).test(tree.text.slice(node.end));
}
