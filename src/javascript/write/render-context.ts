import type { HelperFunction } from '../../amplitude/step.js';
import type { Span } from '../../segment/value.js';
import type { Speaker } from './speaker.js';
import type { Style } from './style.js';

/** What rendering needs to know of the file and of the call it replaces. */
export interface RenderContext {
  readonly text: string;
  readonly style: Style;
  readonly speaker: Speaker;
  /** False in a classic script. */
  readonly canImport: boolean;
  /** Local name of a helper function; asking for it imports it. Throws where nothing can be imported. */
  readonly helper: (name: HelperFunction) => string;
  /** The name that a `bind` step or an `if-id` got in this file. */
  readonly local: (name: string) => string;
  /** The name of a parameter that output brings: another one only where this one stands for something at the place. */
  readonly parameter: (name: string) => string;
  /** Local name of an app's storage; asking for it imports it. */
  readonly appStorage: () => string;
  /** White space at the start of the line where the output begins. */
  readonly indent: string;
  /** The arguments of the call that is replaced, from parenthesis to parenthesis. */
  readonly given: { readonly span: Span; readonly args: readonly Span[] } | null;
}
