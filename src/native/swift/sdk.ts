import type { NativeFile } from '../language.js';
import { type Alias, findAll, type NativeTree, parts, type SyntaxNode, textOf } from '../tree.js';
import { isHiddenIn } from './own-types.js';

/** The modules of Segment's SDKs: `Analytics` up to analytics-ios 3.x, `Segment` since 4.0 and for analytics-swift. */
const modules = /^(Segment|Analytics)$/;

/** An import of a Swift file: `import Segment`, `@testable import class Segment.Analytics`. */
export interface Import {
  readonly node: SyntaxNode;
  readonly module: string;
  /** What stands in front of `import`. */
  readonly attributes: string;
}

const imports = new WeakMap<NativeTree, readonly Import[]>();

/** The imports of a file, in order. */
export function importsOf(tree: NativeTree): readonly Import[] {
  const known = imports.get(tree) ?? readImports(tree);
  imports.set(tree, known);
  return known;
}

function readImports(tree: NativeTree): Import[] {
  return findAll(tree.root, ({ type }) => type === 'import_declaration').map((node) => {
    const path = node.children.find(({ type }) => type === 'identifier');
    const attributes = node.children.find(({ type }) => type === 'modifiers');
    const [module = ''] = path ? textOf(tree, path).split('.') : [];
    return { node, module: module.trim(), attributes: attributes ? textOf(tree, attributes) : '' };
  });
}

export const segmentImports = (tree: NativeTree): Import[] =>
  importsOf(tree).filter(({ module }) => modules.test(module));

/** Segment's names mean Segment here: by an import, or by a bridging header. */
export const seesSegment = ({ tree, project }: NativeFile): boolean =>
  project.bridges || segmentImports(tree).length > 0;

/** Classes of clients: by analytics-ios up to 3.x, and by all that came after it. */
const clientClasses: readonly string[] = ['Analytics', 'SEGAnalytics'];

/** Configurations of these clients. */
const configurationClasses: readonly string[] = [
  ...['AnalyticsConfiguration', 'SEGAnalyticsConfiguration', 'Configuration', 'SEGConfiguration'],
];

const aliases = new WeakMap<NativeTree, ReadonlyMap<string, string>>();

/** `typealias Tracker = SEGAnalytics`, of this file or of another one that it sees. */
export function aliasesOf(tree: NativeTree): ReadonlyMap<string, string> {
  const known = aliases.get(tree) ?? new Map([...aliasesOfOthers(tree), ...aliasesIn(tree, tree.root)]);
  aliases.set(tree, known);
  return known;
}

/** A type of the file's own by such a name is meant in it. */
const aliasesOfOthers = (tree: NativeTree) =>
  (tree.aliases ?? [])
    .filter(
      ({ name }) => !new RegExp(`\\b(?:class|struct|enum|actor|protocol)\\s+${name}\\b`).test(tree.text),
    )
    .map(({ name, path }) => [name, path] as const);

const aliasesIn = (tree: NativeTree, node: SyntaxNode) =>
  findAll(node, ({ type }) => type === 'typealias_declaration').flatMap((declaration) => {
    const [name, meant] = parts(declaration).filter(({ field }) => field === 'name');
    return name && meant ? [[textOf(tree, name), textOf(tree, meant)] as const] : [];
  });

/** Names that a file gives to the class of clients where others see them. */
export function declaredAliases(file: NativeFile): Alias[] {
  const { tree } = file;
  const seen = tree.root.children.filter(
    (node) =>
      node.type === 'typealias_declaration' && !/^[^=]*\b(private|fileprivate)\b/.test(textOf(tree, node)),
  );
  return seen
    .flatMap((node) => aliasesIn(tree, node))
    .flatMap(([name, meant]) =>
      isClientClass(file, meant) ? [{ name, home: '', path: 'Segment.Analytics' }] : [],
    );
}

/**
 * True for the name of a client's class, with or without its module, as it is meant in a file.
 * @param at where it stands: a type that is declared in another one is known there only
 */
export function isClientClass(file: NativeFile, name: string, at: SyntaxNode | null = null): boolean {
  return stands(file, name, at, clientClasses, hidesAnalytics(file.tree));
}

/** True for the name of a configuration's class. */
export const isConfigurationClass = (file: NativeFile, name: string, at: SyntaxNode): boolean =>
  stands(file, name, at, configurationClasses, false);

/** True for a name that means a type of the app's own. */
export const isOwnType = ({ tree, project }: NativeFile, name: string, at: SyntaxNode | null): boolean =>
  project.ownTypes.has(name) || isHiddenIn(tree, name, at);

/** A class of the app's own hides the one that is imported, unless the module is named, too. */
function stands(
  file: NativeFile,
  name: string,
  at: SyntaxNode | null,
  classes: readonly string[],
  isHidden: boolean,
): boolean {
  const [base = '', ...rest] = name.replace(/\s/g, '').split('.');
  if (rest.length === 1 && modules.test(base))
    return classes.includes(rest[0] as string) && (base === 'Analytics' || !isOwnType(file, base, at));
  if (rest.length > 0) return false;
  const meant = aliasesOf(file.tree).get(base);
  if (meant !== undefined && meant !== base) return stands(file, meant, at, classes, isHidden);
  if (isOwnType(file, base, at) || !seesSegment(file)) return false;
  return classes.includes(base) && !(isHidden && base === 'Analytics');
}

/** Firebase has a class `Analytics`, too: beside it, Segment's has to be named with its module. */
const hidesAnalytics = (tree: NativeTree): boolean =>
  importsOf(tree).some(({ module }) => /^Firebase(Analytics\w*)?$/.test(module));

/** The class that a written type names, and whether nil may stand for it: `Segment.Analytics?`. */
export function clientType(file: NativeFile, type: string | null, at: SyntaxNode | null = null): boolean {
  return type !== null && isClientClass(file, bareType(type), at);
}

export const bareType = (type: string): string =>
  type
    .replace(/^(any|some|inout|@escaping|@autoclosure)\s+/, '')
    .replace(/^Optional<(.*)>$/, '$1')
    .replace(/[?!]+$/, '')
    .trim();

export const isOptionalType = (type: string): boolean => /[?!]$|^Optional</.test(type.trim());
