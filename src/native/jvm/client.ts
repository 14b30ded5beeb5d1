import type { AndroidSdk } from '../../segment/android.js';
import type { Declaration } from './declaration.js';

/** A Segment client as an expression names it. */
export interface Client {
  /** `shared`: `Analytics.with(context)`; `held`: in a variable, property or parameter; `static`: the class itself. */
  readonly kind: 'shared' | 'held';
  readonly sdk: AndroidSdk;
  /** Where a held client is declared, if in this file. */
  readonly declaration: Declaration | null;
}
