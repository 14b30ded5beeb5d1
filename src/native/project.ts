import type { AndroidSdk } from '../segment/android.js';
import type { IosSdk } from '../workspace/ios-sdk.js';
import { type ClientGroup, type Inheritance, stayingKeys } from './components.js';
import { isApple, type LanguageName } from './languages.js';
import type { Alias } from './tree.js';

/** What one file says that others need to know. */
export interface Survey {
  readonly path: string;
  readonly language: LanguageName;
  /** Types that the app itself declares under a name of one of the SDKs. */
  readonly ownTypes: readonly OwnType[];
  /** iOS: modules and headers that the file imports. */
  readonly imports?: readonly ImportedName[];
  /** Properties and global variables that hold a Segment client, visible in other files. */
  readonly clients: readonly DeclaredClient[];
  /** A header that brings Segment's SDK into files that do not import it. */
  readonly bridges: boolean;
  /** Android: hands clients to other files, or takes them from there. */
  readonly exchanges?: boolean;
  /** Android: a call on a client that is handed on has to stay Segment's. */
  readonly holdsBack?: boolean;
  /** iOS: clients that change together. */
  readonly groups?: readonly ClientGroup[];
  /** iOS: types with those whose members they have. */
  readonly inheritances?: readonly Inheritance[];
  /** Functions, classes and selectors that take a client. */
  readonly takers?: readonly string[];
  /** Android: where the set-up puts the instance that all files speak to, as an import of Kotlin and of Java. */
  readonly holder?: Holder | null;
  /** Constants for the name of an order, whose revenue is told apart. */
  readonly orders?: readonly DeclaredConstant[];
  /** Kotlin and Swift: names that the file gives to classes of Segment's. */
  readonly aliases?: readonly Alias[];
  /** An event is named by what the file does not declare. */
  readonly asksNames?: boolean;
  /** Objective-C: macros that speak to Segment. */
  readonly macros?: readonly string[];
  /** iOS: selectors that the app adds to the client's class. */
  readonly ownSelectors?: readonly string[];
  /** iOS: the file sets up the client that all share. */
  readonly setsUp?: boolean;
  /** iOS: what extensions of the client's class add to it. */
  readonly extensions?: readonly string[];
  /** iOS: calls the client that the app shares. */
  readonly usesShared?: boolean;
  /** iOS: makes the client that the app shares, or one in a variable, in a form that can be written anew. */
  readonly makes?: 'shared' | 'held' | null;
  /** iOS: clients that calls of this file need to stay Segment's, by `besideKey`. */
  readonly bound?: readonly string[];
  /** iOS: clients on which calls of this file become Amplitude's. */
  readonly moving?: readonly string[];
  /** iOS: the file has another use for the name that Amplitude's instance gets. */
  readonly takesName?: boolean;
}

/** A type of the app's own, which hides one of an SDK where it is seen. */
export interface OwnType {
  readonly name: string;
  /** Who sees it: the files of its module, those that import the module as well, or the whole program, as with Objective-C. */
  readonly reach: 'module' | 'public' | 'program';
}

/** A module or, by its name, a header. */
export interface ImportedName {
  readonly name: string;
  /** It shows all of the module but what is private. */
  readonly isTestable: boolean;
}

/** The instance that set-up code makes, as other files import it. */
export interface Holder {
  readonly path: string;
  /** What an import names in front of the instance, in Kotlin and in Java; empty for no package. */
  readonly kotlin: string;
  readonly java: string;
}

export interface DeclaredClient {
  readonly name: string;
  /** The type that has the property; null for a global variable. */
  readonly owner: string | null;
  /** Android: the SDK that it is a client of. */
  readonly sdk?: AndroidSdk;
  /** iOS: a Segment client can stay beside it, for calls that need one. */
  readonly splits?: boolean;
  /** Android: the package of what has no owner, which tells who sees it. */
  readonly home?: string;
  /** Android: a function that gives the client, or what extends another class. */
  readonly form?: 'function' | 'extension';
}

/** A constant that another file may name. */
export interface DeclaredConstant {
  readonly name: string;
  /** The class or object that has it; null for a constant of the file. */
  readonly owner: string | null;
  readonly home: string;
}

/** What the files of a workspace say together. */
export interface Project {
  readonly ownTypes: ReadonlySet<string>;
  /** Those of them that a file sees or does not: who compiles it cannot be told. */
  readonly doubtfulTypes: ReadonlySet<string>;
  readonly clients: readonly DeclaredClient[];
  /** The clients that files of iOS apps declare. */
  readonly appleClients: readonly DeclaredClient[];
  readonly bridges: boolean;
  /** Amplitude's SDK for iOS that the output speaks to. */
  readonly iosSdk: IosSdk;
  /** Calls remain that need the shared Segment client: what sets it up has to stay. */
  readonly segmentStays: boolean;
  /** Android: clients that files hand to each other stay Segment's, because one of these files needs it. */
  readonly clientsStay: boolean;
  /** iOS: keys of clients that stay Segment's. */
  readonly staying: ReadonlySet<string>;
  readonly ownSelectors: ReadonlySet<string>;
  /** iOS: files that set up the client that all share, by their paths. */
  readonly setUps: readonly string[];
  /** iOS: what Amplitude's instance is called in Objective-C. */
  readonly instance: string;
  readonly extensions: ReadonlySet<string>;
  /** iOS: some Swift file calls the client that the app shares. */
  readonly usesShared: boolean;
  /** iOS: the Swift file that makes the client that the app shares; null where none does. */
  readonly sharedIn: string | null;
  /** iOS: clients beside which a Segment client stays, by `besideKey`. */
  readonly besides: ReadonlySet<string>;
  readonly takers: ReadonlySet<string>;
  readonly holders: readonly Holder[];
  readonly orders: readonly DeclaredConstant[];
  /** Objective-C: macros that speak to Segment. */
  readonly macros: ReadonlySet<string>;
}

/** Puts surveys together. */
export function projectOf(
  surveys: readonly Survey[],
  facts: Pick<Project, 'iosSdk' | 'segmentStays'>,
): Project {
  const apple = surveys.filter(({ language }) => isApple(language));
  const android = surveys.filter(({ language }) => !isApple(language));
  const stay = (of: readonly Survey[]) =>
    of.some(({ exchanges, holdsBack }) => exchanges === true && holdsBack === true);
  const bound = apple.flatMap((survey) => survey.bound ?? []);
  const moving = new Set(apple.flatMap((survey) => survey.moving ?? []));
  // Nothing of such a client would become Amplitude's: there is nothing to put it beside.
  const stuck = bound.filter((key) => !moving.has(key));
  return {
    ownTypes: new Set(surveys.flatMap(({ ownTypes }) => ownTypes.map(({ name }) => name))),
    doubtfulTypes: new Set(),
    clients: android.flatMap(({ clients }) => clients),
    appleClients: apple.flatMap(({ clients }) => clients),
    bridges: surveys.some(({ bridges }) => bridges),
    clientsStay: stay(android),
    staying: stayingKeys(
      apple.flatMap(({ groups = [] }) => groups),
      apple.flatMap(({ inheritances = [] }) => inheritances),
      stuck,
    ),
    ownSelectors: new Set(apple.flatMap(({ ownSelectors }) => ownSelectors ?? [])),
    setUps: apple.flatMap(({ setsUp, path }) => (setsUp ? [path] : [])),
    instance: apple.some(({ takesName }) => takesName) ? 'sharedAmplitude' : 'amplitude',
    extensions: new Set(apple.flatMap(({ extensions }) => extensions ?? [])),
    usesShared: apple.some(({ usesShared }) => usesShared === true),
    sharedIn: makerOf(apple),
    besides: new Set(bound),
    takers: new Set(surveys.flatMap(({ takers }) => takers ?? [])),
    holders: surveys.flatMap(({ holder }) => holder ?? []),
    macros: new Set(apple.flatMap(({ macros }) => macros ?? [])),
    orders: surveys.flatMap(({ orders }) => orders ?? []),
    iosSdk: facts.iosSdk,
    segmentStays: facts.segmentStays,
  };
}

/** What is known before any file was looked at. */
export const noProject: Project = projectOf([], { iosSdk: 'amplitude-swift', segmentStays: false });

/** Where nothing else makes the shared client of an iOS app, it is the first that is put into a variable (analytics-swift). */
function makerOf(surveys: readonly Survey[]): string | null {
  const inOrder = [...surveys].sort((a, b) => (a.path < b.path ? -1 : 1));
  const maker = (kind: Survey['makes']) => inOrder.find(({ makes }) => makes === kind)?.path;
  return maker('shared') ?? maker('held') ?? null;
}

/** How surveys name a property that holds a client. */
export const besideKey = ({ owner, name }: DeclaredClient): string => `${owner ?? ''}.${name}`;

/** The instance that a file speaks to: of several apps in a workspace its own, which is the nearest in the folders. */
export function holderFor(path: string, { holders }: Project): Holder | null {
  const shared = (holder: Holder) => {
    const [own, other] = [path.split(/[\\/]/), holder.path.split(/[\\/]/)];
    const end = own.findIndex((name, index) => name !== other[index]);
    return end < 0 ? own.length : end;
  };
  return [...holders].sort((a, b) => shared(b) - shared(a) || (a.path < b.path ? -1 : 1))[0] ?? null;
}
