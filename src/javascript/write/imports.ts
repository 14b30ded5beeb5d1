import type { ImportDeclaration, Node } from '@babel/types';
import { appStorage, type PackageFlavour } from '../../amplitude/flavours.js';
import { pageHelperObject } from '../../amplitude/helper/page.js';
import type { HelperFunction, HelperType } from '../../amplitude/step.js';
import type { Edit } from '../edit.js';
import { declarationsOf } from '../syntax/scope.js';
import { endOf, parentOf, type Tree } from '../syntax/tree.js';
import type { Names } from './names.js';
import type { SdkName } from './speaker.js';
import { quoted, type Style } from './style.js';

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

  constructor(
    private readonly tree: Tree,
    private readonly names: Names,
    private readonly form: 'named' | 'namespace',
    private readonly helperSpecifier: string | null,
    /** A classic script finds its helpers on the page. */
    private readonly usesPage: boolean = false,
  ) {
    this.#takesImports = tree.blocks.some((block) => block.form === 'lines');
    this.#presentHelpers = helperSpecifier === null ? new Map() : presentNames(tree, helperSpecifier);
  }

  /** False for a component that is a template and nothing else. */
  readonly #takesImports: boolean;

  readonly #page = new Set<HelperFunction>();

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
    return [...this.#sdks].filter(([, sdk]) => sdk.speaks).map(([flavour]) => flavour.package);
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

  readonly #helperTypes = new Map<HelperType, string>();

  /** The local name of an app's storage. */
  appStorage(): string {
    const present = defaultOf(this.tree, appStorage);
    if (present !== null) return present;
    this.#storage ??= this.#free('AsyncStorage');
    return this.#storage;
  }

  #storage: string | null = null;

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
      ...[...this.#sdks].flatMap(([flavour, { needed }]) => mergeInto(this.tree, flavour.package, needed)),
      ...(this.helperSpecifier === null ? [] : mergeInto(this.tree, this.helperSpecifier, this.#helpers)),
    ];
  }

  /** The statements to add, without indentation. To be asked after `merges`. */
  statements(isModule: boolean, style: Style): string[] {
    const make = isModule ? importText : requireText;
    const result = this.#storage === null ? [] : [defaultText(this.#storage, appStorage, isModule, style)];
    for (const [flavour, { namespace, needsNamespace, needed }] of this.#sdks) {
      if (needsNamespace) result.push(namespaceText(namespace ?? '', flavour.package, isModule, style));
      if (needed.size === 1 && needed.has('Types') && isModule)
        result.push(typeImportText(needed, flavour.package, style));
      else if (needed.size > 0) result.push(make(needed, flavour.package, style));
    }
    if (this.#helpers.size > 0) result.push(make(this.#helpers, this.helperSpecifier ?? '', style));
    if (this.#helperTypes.size > 0)
      result.push(typeImportText(this.#helperTypes, this.helperSpecifier ?? '', style));
    return result;
  }

  #sdkOf(flavour: PackageFlavour): SdkNames {
    const known = this.#sdks.get(flavour) ?? {
      needed: new Map(),
      namespace: namespaceOf(this.tree, flavour.package),
      needsNamespace: false,
      present: presentNames(this.tree, flavour.package),
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

type Locals = ReadonlyMap<string, string>;

function importText(locals: Locals, source: string, style: Style): string {
  return `import { ${specifiers(locals, ' as ')} } from ${quoted(source, style)}${end(style)}`;
}

function typeImportText(locals: Locals, source: string, style: Style): string {
  return `import type { ${specifiers(locals, ' as ')} } from ${quoted(source, style)}${end(style)}`;
}

function requireText(locals: Locals, source: string, style: Style): string {
  return `const { ${specifiers(locals, ': ')} } = require(${quoted(source, style)})${end(style)}`;
}

function namespaceText(local: string, packageName: string, isModule: boolean, style: Style): string {
  const source = quoted(packageName, style);
  const text = isModule ? `import * as ${local} from ${source}` : `const ${local} = require(${source})`;
  return text + end(style);
}

function defaultText(local: string, packageName: string, isModule: boolean, style: Style): string {
  const source = quoted(packageName, style);
  const text = isModule ? `import ${local} from ${source}` : `const ${local} = require(${source}).default`;
  return text + end(style);
}

/** The local name of a module's default export, where the file imports it. */
function defaultOf(tree: Tree, packageName: string): string | null {
  const found = importsFrom(tree, packageName)
    .flatMap(({ specifiers }) => specifiers)
    .find((specifier) => specifier.type === 'ImportDefaultSpecifier');
  return found?.local.name ?? null;
}

function specifiers(locals: Locals, as: string): string {
  return [...locals]
    .map(([name, local]) => (name === local ? name : `${name}${as}${local}`))
    .sort(byName)
    .join(', ');
}

const byName = (a: string, b: string): number => (a < b ? -1 : 1);
const end = (style: Style): string => (style.semicolons ? ';' : '');

function importsFrom(tree: Tree, source: string): ImportDeclaration[] {
  return tree.ast.program.body.filter(
    (node): node is ImportDeclaration =>
      node.type === 'ImportDeclaration' && node.source.value === source && node.importKind !== 'type',
  );
}

/** Names that the file already imports or requires from a module, with their local names. */
function presentNames(tree: Tree, source: string): Map<string, string> {
  const found = new Map<string, string>();
  for (const declaration of importsFrom(tree, source)) {
    for (const specifier of declaration.specifiers) {
      if (specifier.type !== 'ImportSpecifier' || specifier.importKind === 'type') continue;
      const { imported } = specifier;
      // A name that means something else at some place cannot be used at all of them.
      if (declarationsOf(tree, specifier.local.name).length > 1) continue;
      found.set(imported.type === 'Identifier' ? imported.name : imported.value, specifier.local.name);
    }
  }
  for (const pattern of requiresOf(tree, source)) {
    if (pattern.type !== 'ObjectPattern') continue;
    for (const property of pattern.properties) {
      if (property.type !== 'ObjectProperty' || property.key.type !== 'Identifier') continue;
      if (property.value.type === 'Identifier') found.set(property.key.name, property.value.name);
    }
  }
  return found;
}

function namespaceOf(tree: Tree, packageName: string): string | null {
  for (const declaration of importsFrom(tree, packageName)) {
    for (const specifier of declaration.specifiers) {
      const { name } = specifier.local;
      const isFree = declarationsOf(tree, name).length === 1;
      if (specifier.type === 'ImportNamespaceSpecifier' && isFree) return name;
    }
  }
  const required = requiresOf(tree, packageName).find((pattern) => pattern.type === 'Identifier');
  return required?.type === 'Identifier' ? required.name : null;
}

/** The patterns that `require` of a module is assigned to at the top of the file. */
function requiresOf(tree: Tree, source: string): Node[] {
  return (tree.identifiers.get('require') ?? []).flatMap((callee) => {
    const call = parentOf(callee);
    if (call?.type !== 'CallExpression' || call.callee !== callee) return [];
    const [argument] = call.arguments;
    const declarator = parentOf(call);
    if (argument?.type !== 'StringLiteral' || argument.value !== source) return [];
    return declarator?.type === 'VariableDeclarator' ? [declarator.id] : [];
  });
}
