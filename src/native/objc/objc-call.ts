import type { SegmentCall } from '../../segment/call.js';
import type { NativeCall, NativeFile } from '../language.js';
import type { Client } from './clients.js';
import type { Construction } from './set-up.js';
import type { Message } from './syntax.js';

/** A call site as the writer of Objective-C needs it. */
export interface ObjcCall extends NativeCall {
  readonly speaker: string;
  /** The client that it is on; null for a set-up, and for what the class itself is told. */
  readonly client: Client | null;
  readonly construction: Construction | null;
  /** The client is handed on, and not called. */
  readonly isUse?: true;
}

/** What calls are found in. */
export type Place = Pick<NativeFile, 'path' | 'tree' | 'project'>;

/** What every message to a client has. */
export const site = (
  { node, name, method }: Message,
  call: SegmentCall,
  client: Client | null,
): ObjcCall => ({
  node,
  at: name.start,
  method,
  call,
  speaker: '',
  client,
  construction: null,
});
