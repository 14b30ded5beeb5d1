import { appStorage, type PackageFlavour } from '../../amplitude/flavours.js';
import { pageHelperObject } from '../../amplitude/helper/page.js';
import type { HelperFunction, HelperType } from '../../amplitude/step.js';
import type { Edit } from '../edit.js';
import { endOf, type Tree } from '../syntax/tree.js';
import {
  defaultText,
  importText,
  namespaceText,
  requireText,
  specifiers,
  typeImportText,
} from './import-text.js';
import type { Names } from './names.js';
import { defaultOf, importsFrom, namespaceOf, presentNames } from './present-imports.js';
import type { SdkName } from './speaker.js';
import type { Style } from './style.js';

/** Something was asked for that the file has no place, or no name, to import, or that was not taken from its client. */
export class NothingImportable extends Error {
  constructor(
    readonly code: 'helper-unavailable' | 'name-taken' | 'template-without-script' | 'method-passed-on',
  ) {
    super(code);
  }
}

/** What a file is to import when its edits are done. */
export class Imports {
  readonly #sdks = new Map<PackageFlavour, SdkNames>();
  readonly #helpers = new Map<HelperFunction, string>();
  readonly #presentHelpers: ReadonlyMap<string, string>;
  readonly #helperTypes = new Map<HelperType, string>();
  /** What is called of the helpers on the page. */
  readonly #page = new Set<HelperFunction>();
  #storage: string | null = null;
  /** False for a component that is a template and nothing else. */
  readonly #takesImports: boolean;

  constructor(
    private readonly tree: Tree,
    private readonly names: Names,
    private readonly form: 'named' | 'namespace',
    private readonly helperSpecifier: string | null,
    /** A classic script finds its helpers on the page. */
    private readonly usesPage: boolean = false,
    /** The package that gives the functions of an SDK in this project. */
    private readonly packageOf: (flavour: PackageFlavour) => string = (flavour) => flavour.package,
  ) {
    this.#takesImports = tree.blocks.some((block) => block.form === 'lines');
    this.#presentHelpers = helperSpecifier === null ? new Map() : presentNames(tree, helperSpecifier);
  }

  /** What the output calls of the helpers on the page. */
  get pageHelpers(): readonly HelperFunction[] {
    return [...this.#page];
  }

  /** What the output calls of the helper file that the input did not import. To be asked before `merges`. */
  get helpers(): readonly (HelperFunction | HelperType)[] {
    return [...this.#helpers.keys(), ...this.#helperTypes.keys()];
  }

  /** The Amplitude packages through which the output says something. */
  get speaks(): string[] {
    return [...this.#sdks].filter(([, sdk]) => sdk.speaks).map(([flavour]) => this.packageOf(flavour));
  }

  /** Gives the text that names something of an SDK in this file. */
  of(flavour: PackageFlavour): (name: SdkName) => string {
    return (name) => {
      if (!this.#takesImports) throw new NothingImportable('template-without-script');
      const sdk = this.#sdkOf(flavour);
      sdk.speaks = true;
      const present = sdk.present.get(name);
      if (present) return present;
      if (sdk.namespace !== null || this.form === 'namespace') return `${this.namespace(flavour)}.${name}`;
      const local = sdk.needed.get(name) ?? this.#free(name);
      sdk.needed.set(name, local);
      return local;
    };
  }

  /** The local name of an SDK's namespace; an existing `import * as` is used. */
  namespace(flavour: PackageFlavour): string {
    const sdk = this.#sdkOf(flavour);
    sdk.speaks = true;
    if (sdk.namespace === null) {
      const taken = [...this.#sdks.values()].some(({ namespace }) => namespace === 'amplitude');
      sdk.namespace = taken || this.names.isUsed('amplitude') ? 'amplitudeSdk' : 'amplitude';
      sdk.needsNamespace = true;
    }
    return sdk.namespace;
  }

  helper(name: HelperFunction): string {
    if (this.usesPage) {
      this.#page.add(name);
      return `${pageHelperObject}.${name}`;
    }
    if (!this.#takesImports) throw new NothingImportable('template-without-script');
    const local = this.#presentHelpers.get(name) ?? this.#helpers.get(name) ?? this.#free(name);
    if (!this.#presentHelpers.has(name)) this.#helpers.set(name, local);
    return local;
  }

  /** The local name of a type of the helper file. */
  helperType(name: HelperType): string {
    const local = this.#helperTypes.get(name) ?? this.#free(name);
    this.#helperTypes.set(name, local);
    return local;
  }

  /** The local name of an app's storage. */
  appStorage(): string {
    const present = defaultOf(this.tree, appStorage);
    if (present !== null) return present;
    this.#storage ??= this.#free('AsyncStorage');
    return this.#storage;
  }

  /** Remembers what is needed so far; the result takes back whatever is asked for later, for a call that stays after all. */
  checkpoint(): () => void {
    const sdks = [...this.#sdks].map(
      ([flavour, sdk]) => [flavour, { ...sdk, needed: new Map(sdk.needed) }] as const,
    );
    const helpers = new Map(this.#helpers);
    const page = [...this.#page];
    const storage = this.#storage;
    return () => {
      restore(this.#sdks, new Map(sdks));
      restore(this.#helpers, helpers);
      this.#page.clear();
      for (const name of page) this.#page.add(name);
      this.#storage = storage;
    };
  }

  /** Names that join an import which the file already has; `statements` leaves them out then. */
  merges(): Edit[] {
    return [
      ...[...this.#sdks].flatMap(([flavour, { needed }]) =>
        mergeInto(this.tree, this.packageOf(flavour), needed),
      ),
      ...(this.helperSpecifier === null ? [] : mergeInto(this.tree, this.helperSpecifier, this.#helpers)),
    ];
  }

  /** The statements to add, without indentation. To be asked after `merges`. */
  statements(isModule: boolean, style: Style): string[] {
    const make = isModule ? importText : requireText;
    const result = this.#storage === null ? [] : [defaultText(this.#storage, appStorage, isModule, style)];
    for (const [flavour, { namespace, needsNamespace, needed }] of this.#sdks) {
      if (needsNamespace)
        result.push(namespaceText(namespace ?? '', this.packageOf(flavour), isModule, style));
      if (needed.size === 1 && needed.has('Types') && isModule)
        result.push(typeImportText(needed, this.packageOf(flavour), style));
      else if (needed.size > 0) result.push(make(needed, this.packageOf(flavour), style));
    }
    if (this.#helpers.size > 0) result.push(make(this.#helpers, this.helperSpecifier ?? '', style));
    if (this.#helperTypes.size > 0)
      result.push(typeImportText(this.#helperTypes, this.helperSpecifier ?? '', style));
    return result;
  }

  #sdkOf(flavour: PackageFlavour): SdkNames {
    const known = this.#sdks.get(flavour) ?? {
      needed: new Map(),
      namespace: namespaceOf(this.tree, this.packageOf(flavour)),
      needsNamespace: false,
      present: presentNames(this.tree, this.packageOf(flavour)),
      speaks: false,
    };
    this.#sdks.set(flavour, known);
    return known;
  }

  #free(name: string): string {
    const taken = [...this.#sdks.values()].flatMap(({ needed }) => [...needed.values()]);
    const isFree = (candidate: string) => !this.names.isUsed(candidate) && !taken.includes(candidate);
    if (isFree(name)) return name;
    const prefixed = `amplitude${name[0]?.toUpperCase()}${name.slice(1)}`;
    for (let count = 1; ; count += 1) {
      const candidate = count === 1 ? prefixed : `${prefixed}${count}`;
      if (isFree(candidate)) return candidate;
    }
  }
}

/** What a file names of one SDK. */
interface SdkNames {
  /** Names to import, with their local ones. */
  readonly needed: Map<SdkName, string>;
  namespace: string | null;
  needsNamespace: boolean;
  /** Names that the file imports already. */
  readonly present: ReadonlyMap<string, string>;
  speaks: boolean;
}

function restore<K, V>(map: Map<K, V>, before: ReadonlyMap<K, V>): void {
  map.clear();
  for (const [key, value] of before) map.set(key, value);
}

/** Appends names to the last specifier of an existing named import, and takes them off the list. */
function mergeInto(tree: Tree, source: string, locals: Map<string, string>): Edit[] {
  const last = importsFrom(tree, source)
    .map((declaration) => declaration.specifiers.at(-1))
    .find((specifier) => specifier?.type === 'ImportSpecifier');
  if (!last || locals.size === 0) return [];
  const at = endOf(last);
  const names = specifiers(locals, ' as ');
  locals.clear();
  return [{ span: { start: at, end: at }, pieces: [`, ${names}`] }];
}
