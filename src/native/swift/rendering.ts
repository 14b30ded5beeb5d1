import type { Expression, Traits } from '../../amplitude/step.js';
import type { Piece } from '../../javascript/edit.js';
import type { Rendering as CallRendering } from '../rendering.js';
import type { Line } from '../statements.js';
import { findAll, type SyntaxNode } from '../tree.js';
import type { SwiftCall } from './swift-call.js';

export type Rendering = CallRendering<SwiftCall>;

/** How one of Amplitude's SDKs says a step. */
export interface Dialect {
  /** The module to import. */
  readonly module: string;
  readonly track: (event: Piece[], properties: Piece[] | null, options: Piece[] | null) => Piece[];
  /** The options of an event; null where the SDK takes none. */
  readonly options: (options: Expression, context: Rendering) => Piece[] | null;
  readonly setUserId: (id: Piece[]) => Piece[];
  readonly setDeviceId: (id: Piece[]) => Piece[];
  readonly identify: (traits: Traits, options: Piece[] | null, context: Rendering) => Line[];
  readonly setGroup: (type: Piece[], name: Piece[]) => Piece[];
  readonly groupIdentify: (
    type: Piece[],
    name: Piece[],
    traits: Traits,
    options: Piece[] | null,
    context: Rendering,
  ) => Line[];
  readonly optOut: (value: Piece[]) => Piece[];
  readonly flush: string;
  readonly reset: readonly string[];
  readonly read: Readonly<Record<'userId' | 'deviceId', string>>;
  /** The device id may be missing. */
  readonly deviceIdMayBeNil: boolean;
}

/** The node of an argument of a call. */
export function nodeAt(call: SyntaxNode, { start, end }: { start: number; end: number }): SyntaxNode | null {
  return findAll(call, (node) => node.start === start && node.end === end)[0] ?? null;
}
