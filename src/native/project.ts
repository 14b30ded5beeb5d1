import type { LanguageName } from './languages.js';

/** What one file says that others need to know. */
export interface Survey {
  readonly path: string;
  readonly language: LanguageName;
  /** Classes that the app itself declares under a name of Segment's SDK. */
  readonly ownTypes: readonly string[];
  /** Properties and global variables that hold a Segment client, visible in other files. */
  readonly clients: readonly DeclaredClient[];
  /** A header that brings Segment's SDK into files that do not import it. */
  readonly bridges: boolean;
}

export interface DeclaredClient {
  readonly name: string;
  /** The type that has the property; null for a global variable. */
  readonly owner: string | null;
}

/** What the files of a workspace say together. */
export interface Project {
  readonly ownTypes: ReadonlySet<string>;
  readonly clients: readonly DeclaredClient[];
  readonly bridges: boolean;
  /** Amplitude's SDK for iOS that the output speaks to. */
  readonly iosSdk: 'amplitude-swift' | 'amplitude-ios';
  /** Calls remain that need the shared Segment client: what sets it up has to stay. */
  readonly segmentStays: boolean;
}

/** Puts surveys together. */
export function projectOf(
  surveys: readonly Survey[],
  facts: Pick<Project, 'iosSdk' | 'segmentStays'>,
): Project {
  return {
    ownTypes: new Set(surveys.flatMap(({ ownTypes }) => ownTypes)),
    clients: surveys.flatMap(({ clients }) => clients),
    bridges: surveys.some(({ bridges }) => bridges),
    ...facts,
  };
}
