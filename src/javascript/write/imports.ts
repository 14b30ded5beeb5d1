import type { ImportDeclaration, Node } from '@babel/types';
import { amplitudePackage } from '../../amplitude/packages.js';
import type { HelperFunction } from '../../amplitude/step.js';
import type { Edit } from '../edit.js';
import { declarationsOf } from '../syntax/scope.js';
import { endOf, parentOf, type Tree } from '../syntax/tree.js';
import type { Names } from './names.js';
import type { SdkName } from './speaker.js';
import { quoted, type Style } from './style.js';

/** What a file is to import when its edits are done. */
export class Imports {
  readonly #sdk = new Map<SdkName, string>();
  readonly #helpers = new Map<HelperFunction, string>();
  #namespace: string | null;
  #needsNamespace = false;
  readonly #present: ReadonlyMap<string, string>;

  constructor(
    tree: Tree,
    private readonly names: Names,
    private readonly form: 'named' | 'namespace',
    private readonly helperSpecifier: string | null,
  ) {
    this.#namespace = namespaceOf(tree);
    this.#present = presentNames(tree, amplitudePackage);
    if (helperSpecifier) this.#presentHelpers = presentNames(tree, helperSpecifier);
  }

  #presentHelpers: ReadonlyMap<string, string> = new Map();

  /** True when the output says something to Amplitude through the package. */
  speaks = false;

  /** The text that names something of the SDK in this file. */
  sdk(name: SdkName): string {
    this.speaks = true;
    const present = this.#present.get(name);
    if (present) return present;
    if (this.#namespace !== null || this.form === 'namespace') return `${this.namespace()}.${name}`;
    const local = this.#sdk.get(name) ?? this.#free(name);
    this.#sdk.set(name, local);
    return local;
  }

  /** The local name of the SDK's namespace; an existing `import * as` is used. */
  namespace(): string {
    this.speaks = true;
    if (this.#namespace === null) {
      this.#namespace = this.names.isUsed('amplitude') ? 'amplitudeSdk' : 'amplitude';
      this.#needsNamespace = true;
    }
    return this.#namespace;
  }

  helper(name: HelperFunction): string {
    const local = this.#presentHelpers.get(name) ?? this.#helpers.get(name) ?? this.#free(name);
    if (!this.#presentHelpers.has(name)) {
      this.#helpers.set(name, local);
      this.needsHelper = true;
    }
    return local;
  }

  /** True when the output calls a helper that the file did not import before. */
  needsHelper = false;

  /** Remembers what is needed so far; the result takes back whatever is asked for later, for a call that stays after all. */
  checkpoint(): () => void {
    const [sdk, helpers] = [new Map(this.#sdk), new Map(this.#helpers)];
    const state = {
      namespace: this.#namespace,
      needed: this.#needsNamespace,
      speaks: this.speaks,
      helper: this.needsHelper,
    };
    return () => {
      restore(this.#sdk, sdk);
      restore(this.#helpers, helpers);
      this.#namespace = state.namespace;
      this.#needsNamespace = state.needed;
      this.speaks = state.speaks;
      this.needsHelper = state.helper;
    };
  }

  /** Names that join an import which the file already has; `statements` leaves them out then. */
  merges(tree: Tree): Edit[] {
    return [
      ...mergeInto(tree, amplitudePackage, this.#sdk),
      ...(this.helperSpecifier === null ? [] : mergeInto(tree, this.helperSpecifier, this.#helpers)),
    ];
  }

  /** The statements to add, without indentation. To be asked after `merges`. */
  statements(isModule: boolean, style: Style): string[] {
    const make = isModule ? importText : requireText;
    const result: string[] = [];
    if (this.#needsNamespace) result.push(namespaceText(this.#namespace ?? '', isModule, style));
    if (this.#sdk.size > 0) result.push(make(this.#sdk, amplitudePackage, style));
    if (this.#helpers.size > 0) result.push(make(this.#helpers, this.helperSpecifier ?? '', style));
    return result;
  }

  #free(name: string): string {
    if (!this.names.isUsed(name)) return name;
    const prefixed = `amplitude${name[0]?.toUpperCase()}${name.slice(1)}`;
    for (let count = 1; ; count += 1) {
      const candidate = count === 1 ? prefixed : `${prefixed}${count}`;
      if (!this.names.isUsed(candidate)) return candidate;
    }
  }
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

function requireText(locals: Locals, source: string, style: Style): string {
  return `const { ${specifiers(locals, ': ')} } = require(${quoted(source, style)})${end(style)}`;
}

function namespaceText(local: string, isModule: boolean, style: Style): string {
  const source = quoted(amplitudePackage, style);
  const text = isModule ? `import * as ${local} from ${source}` : `const ${local} = require(${source})`;
  return text + end(style);
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

function namespaceOf(tree: Tree): string | null {
  for (const declaration of importsFrom(tree, amplitudePackage)) {
    for (const specifier of declaration.specifiers) {
      const { name } = specifier.local;
      const isFree = declarationsOf(tree, name).length === 1;
      if (specifier.type === 'ImportNamespaceSpecifier' && isFree) return name;
    }
  }
  const required = requiresOf(tree, amplitudePackage).find((pattern) => pattern.type === 'Identifier');
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
