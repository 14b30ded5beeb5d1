import type { NativeFile } from '../language.js';
import { type Line, line } from '../statements.js';
import { fieldOf, parts, type SyntaxNode, spanOf } from '../tree.js';
import type { JvmCall } from './jvm-call.js';
import { type Split, splitNames } from './split.js';
import { ownName } from './syntax.js';

/** Opting out, while the shared Segment client stays for other calls: both SDKs have to hear of it. */
export const isForBoth = ({ call, client }: JvmCall, { project }: NativeFile): boolean =>
  project.segmentStays && call.type === 'optOut' && client?.kind === 'shared';

/** The call as Segment's client goes on hearing it; null where that goes. */
export function saidToSegment(call: JvmCall, file: NativeFile, split: Split | null): Line | null {
  if (isForBoth(call, file)) return line(spanOf(call.node));
  const receiver = split && call.call.type === 'optOut' ? receiverOf(call) : null;
  const own = receiver && ownName(file.tree, receiver);
  if (!split || own?.name !== split.name) return null;
  const before = { start: call.node.start, end: own.node.start };
  return line(before, split.beside, { start: own.node.end, end: call.node.end });
}

/** `client` of `client.optOut(true)` and of `client.enabled = false`. */
function receiverOf({ node, source }: JvmCall): SyntaxNode | null {
  const left = fieldOf(node, 'left');
  return source?.receiver ?? (left ? (parts(left)[0] ?? null) : null);
}

/** Amplitude was told right behind the call, by an earlier run. */
export function isTold(call: JvmCall, { tree, options }: NativeFile): boolean {
  const receiver = receiverOf(call);
  const own = receiver && ownName(tree, receiver);
  const names = [options.android.instance, ...(own ? splitNames(own.name) : [])];
  const speakers = names.map((name) => name.replace(/\W/g, '\\$&')).join('|');
  return new RegExp(`^;?\\s*(?:this\\.)?(?:${speakers})\\??\\.(setOptOut\\(|optOut = )`).test(
    tree.text.slice(call.node.end),
  );
}
