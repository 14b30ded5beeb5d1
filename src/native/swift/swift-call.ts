import { unclear } from '../../segment/call.js';
import type { NativeCall, NativeFile } from '../language.js';
import { type SyntaxNode, textOf } from '../tree.js';
import type { Client } from './clients.js';
import type { Construction } from './set-up.js';
import { speakerOf } from './speaker.js';
import type { Member } from './syntax.js';

/** A call on a Segment client in Swift. */
export interface SwiftCall extends NativeCall {
  /** Null for a call of the class itself. */
  readonly client: Client | null;
  readonly receiver: SyntaxNode | null;
  /** The receiver may be nil: `analytics?.track`. */
  readonly isChained: boolean;
  readonly construction: Construction | null;
  /** The properties or traits that it is handed. */
  readonly bags: readonly SyntaxNode[];
}

/** What every call of a member has: where it stands, and what its output speaks to. */
export function site(file: NativeFile, node: SyntaxNode, member: Member, client: Client | null) {
  const isHeld = client !== null && client.kind !== 'shared';
  return {
    node,
    at: member.name.start,
    method: textOf(file.tree, member.name),
    speaker: client ? speakerOf(file, client, member) : '',
    client,
    receiver: member.receiver,
    isChained: member.access.includes('?'),
    construction: null,
    bags: [],
    isApart: isHeld,
  };
}

/** The shared client where it is handed on to code that keeps it Segment's. */
export function sharedSite(node: SyntaxNode): SwiftCall {
  const name = node.children[0]?.children.at(-1)?.children.at(-1) ?? node;
  return {
    node,
    at: name.start,
    method: 'shared',
    call: unclear('shared', 'client-use'),
    speaker: '',
    client: { kind: 'shared', declaration: null },
    receiver: null,
    isChained: false,
    construction: null,
    bags: [],
  };
}

/** On a client in a variable, or what makes one: such a client changes as a whole or not at all. */
export const isHeld = ({ client, construction }: SwiftCall): boolean =>
  client !== null ? client.kind !== 'shared' : construction !== null && !construction.isShared;
