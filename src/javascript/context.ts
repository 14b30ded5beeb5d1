import type { HelperFunction } from '../amplitude/step.js';
import type { Options } from '../config/options.js';
import type { KeyId } from '../mapping/api-key.js';
import type { Finding } from '../report/report.js';
import type { Transform } from '../transform.js';
import type { Carried } from './clients/flow/carried.js';
import type { NamedShape } from './clients/flow/flow.js';
import type { Shape } from './clients/flow/shape.js';

/** How sure it is that the global is Segment's. */
export type GlobalStanding = 'settled' | 'segment' | 'assumed' | 'other';

/** What becomes of a client that another module exports. */
export type ImportedFate =
  /** With `split`, the Segment client stays beside it for the calls that need it. */
  | { readonly kind: 'kept'; readonly split: boolean }
  | { readonly kind: 'functions' }
  | { readonly kind: 'left'; readonly finding: Finding };

export interface ImportedClient {
  /** Null for the whole module, as `import()` and `require` give it. */
  readonly local: string | null;
  readonly source: string;
  readonly shape: Shape;
  readonly fate: ImportedFate;
}

/** What a file has to be told from outside; plain data, so that it can go to another thread. */
export interface FileContext {
  /** For the parser and the kind of output; never read from. */
  readonly path: string;
  readonly options: Options;
  /** A test, or what only tests load. */
  readonly isTest: boolean;
  /** Names of the transforms to run; null for all. */
  readonly selected: readonly string[] | null;
  readonly global: GlobalStanding;
  /** Calls on the global remain that need Segment, here or in another file: what loads it has to stay. */
  readonly globalStays: boolean;
  /** The page loads Segment by a script tag, so that what replaces it is a global too. */
  readonly pageLoaded: boolean;
  /** A page loads this file as a classic script. */
  readonly classicScript: boolean;
  readonly imports: readonly ImportedClient[];
  /** The file that starts the default client of an Amplitude package by itself, as reports show it, by package. */
  readonly startedIn: Readonly<Record<string, string>>;
  /** Import specifiers of packages that are not of the workspace, nor known for what they are. */
  readonly packages: readonly string[];
  /** What other modules hand to values that this one exports. */
  readonly feeds: readonly NamedShape[];
  /** The import specifiers whose modules hear what is handed to them. */
  readonly followed: readonly string[];
  /** A package of its manifest puts Segment's client on all components, as `$segment`. */
  readonly handsOutSegment: boolean;
  /** What frameworks carry to the modules of its package without an import. */
  readonly carried: readonly Carried[];
  /** What becomes of the clients that this module shares with others: exports, stores, declares by their type. */
  readonly exported: ImportedFate;
  /** What becomes of the global, where a module of the project makes it of a client; null where something else does. */
  readonly globalFate: ImportedFate | null;
  /** The types of a client that stays are rewritten also where nothing in the file speaks to it. */
  readonly typesFollow: boolean;
  /** A kept client is one of several, or the SDK's own default one. */
  readonly keptForm: 'instance' | 'singleton';
  /** Another file of its package makes a client with another write key, so this file's is no default one. */
  readonly isApart: boolean;
  /** What API keys are called, where the usual name would be that of another write key. */
  readonly keyNames: Readonly<Record<KeyId, string>>;
  /** The file whose client has another write key, and from now on the same Amplitude client or API key as this one's. */
  readonly joinedWith: string | null;
  /** How the file imports the helper; null where it cannot. */
  readonly helper: string | null;
  /** Functions that the helper file, which exists, does not have. */
  readonly helperLacks: readonly string[];
  /** What other classic scripts call of the object beside the page's loader; null where no page gets that. */
  readonly pageHelpers: readonly HelperFunction[] | null;
}

/** A file context together with the transforms themselves, which are functions and stay in their thread. */
export interface Migration {
  readonly context: FileContext;
  readonly transforms: readonly Transform[];
}
