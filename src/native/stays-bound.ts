import { mobile } from '../amplitude/flavours.js';
import { defaultOptions } from '../config/options.js';
import { eventOptionsOf } from '../mapping/event-options.js';
import type { NativeCall } from './language.js';

/** A call that is certain to stay Segment's. */
export function staysBound({ call, node }: Pick<NativeCall, 'call' | 'node'>): boolean {
  if (node.hasError || call.type === 'unclear' || call.type === 'alias') return true;
  if (call.type === 'user' && call.member === 'traits') return true;
  return (
    'options' in call &&
    call.type !== 'load' &&
    eventOptionsOf(call, defaultOptions, mobile).instead !== undefined
  );
}
