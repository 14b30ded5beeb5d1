import type { SegmentCall } from '../../segment/call.js';
import { unclear } from '../../segment/call.js';
import { iosMethods, type Labelled, resolveIosCall } from '../../segment/ios.js';
import type { NativeFile } from '../language.js';
import type { SyntaxNode } from '../tree.js';
import { withNamedEvent } from './constants.js';
import { extensionMembers } from './extensions.js';
import type { Call } from './syntax.js';
import { isTyped } from './typed.js';
import { readValue } from './values.js';

/** A member that only an extension of the app declares is no call of Segment's SDK. */
export function segmentCall(file: NativeFile, method: string, call: Call): SegmentCall | null {
  if (isAmplitudes(method, call)) return null;
  const args = call.args.map(({ label, value }): Labelled => ({ label, value: readValue(file.tree, value) }));
  const resolved = iosMethods.has(method) ? resolveIosCall(method, args) : null;
  const isLabelled = typeof call.args[0]?.label === 'string';
  if (resolved && isLabelled && bagsOf(resolved, call).some((bag) => isTyped(file, bag)))
    return unclear(method, 'properties');
  if (resolved) return withNamedEvent(file, resolved, call.args[0]?.value);
  return extensionMembers(file).has(method) ? null : unclear(method, 'no-counterpart');
}

/** A second run finds calls that are Amplitude's already. */
function isAmplitudes(method: string, { args }: Call): boolean {
  const label = args[0]?.label ?? '';
  return amplitudeMethods.test(method) || /^(eventType|event|identify|userProperties|revenue)$/.test(label);
}

const amplitudeMethods =
  /^(setUserId|setDeviceId|getUserId|getDeviceId|setGroup|groupIdentify|revenue|logEvent|setUserProperties|uploadEvents|regenerateDeviceId|initializeApiKey)$/;

/** The properties or traits among the arguments of a call. */
export function bagsOf(call: SegmentCall, { args }: Call): SyntaxNode[] {
  const value =
    call.type === 'track' || call.type === 'screen'
      ? call.properties
      : call.type === 'identify' || call.type === 'group'
        ? call.traits
        : undefined;
  return args.flatMap((argument) =>
    value && argument.value.start === value.span.start ? [argument.value] : [],
  );
}
