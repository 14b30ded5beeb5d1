import type { Options } from '../config/options.js';
import type { Edit, Piece } from '../javascript/edit.js';
import type { Migrated } from '../mapping/mapping.js';
import type { Finding } from '../report/report.js';
import type { SegmentCall } from '../segment/call.js';
import type { ClientGroup } from './components.js';
import type { LanguageName } from './languages.js';
import type { Project, Survey } from './project.js';
import type { Style } from './style.js';
import type { NativeTree, SyntaxNode } from './tree.js';

/** A file together with what other files say about it. */
export interface NativeFile {
  readonly path: string;
  readonly tree: NativeTree;
  readonly style: Style;
  readonly options: Options;
  /** Names of the transforms to run; null for all. */
  readonly selected: readonly string[] | null;
  readonly project: Project;
}

/** A call site of the Segment SDK, as its language's `recognise` finds it. */
export interface NativeCall {
  /** Everything that the call is, from its receiver to its last bracket. */
  readonly node: SyntaxNode;
  /** Offset of the method's name. */
  readonly at: number;
  readonly method: string;
  readonly call: SegmentCall;
  /** What the output speaks to, as its language writes it in front of a method: `amplitude.`, or the place of `analytics?.`. */
  readonly speaker: Piece;
  /** It is on a client of its own, or makes one: where it stays, no other client is needed. */
  readonly isApart?: boolean;
  /** Its output speaks to an instance that nothing in the project makes. */
  readonly needsInstance?: boolean;
  /** Set when the call stays for a reason of its client, not of its own. */
  readonly left?: Finding;
}

/** The text of a call, or the reason why it stays. */
export type Written =
  | { readonly edits: readonly Edit[]; readonly findings: readonly Finding[] }
  | { readonly manual: Finding };

/** A call site after it was decided over. */
export interface NativeSite {
  readonly at: number;
  readonly method: string;
  readonly transform: string;
  readonly status: 'migrated' | 'review' | 'manual' | 'possible';
  readonly findings: readonly Finding[];
  readonly edits: readonly Edit[];
}

/** What one language brings; `migrate-file.ts` does the rest. */
export interface NativeLanguage {
  readonly name: LanguageName;
  /** What the file says that other files need to know; `project` is what a first look at all of them said. */
  readonly survey: (tree: NativeTree, path: string, project?: Project) => Survey;
  readonly recognise: (file: NativeFile) => readonly NativeCall[];
  readonly write: (call: NativeCall, mapped: Migrated, file: NativeFile) => Written;
  /** Looks at what could not be written: the file and its calls to start anew with, or null where all is well. */
  readonly settle?: (
    file: NativeFile,
    calls: readonly NativeCall[],
    left: readonly NativeCall[],
  ) => { readonly file: NativeFile; readonly calls: readonly NativeCall[] } | null;
  /** iOS: which clients of the file changed together in the end. */
  readonly groups?: (file: NativeFile) => readonly ClientGroup[];
  /**
   * Edits that follow from what became of the calls: imports, types, set-up. `left` are the calls that stay, `edits` what
   * is done at the calls.
   */
  readonly finish: (
    file: NativeFile,
    migrated: readonly NativeCall[],
    left: readonly NativeCall[],
    edits: readonly Edit[],
  ) => readonly Edit[];
}
