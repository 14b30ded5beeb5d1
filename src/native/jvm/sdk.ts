import { type Alias, type NativeTree, parts, type SyntaxNode, textOf } from '../tree.js';
import { isPrivate } from './declaration.js';
import { fullNames, headerOf } from './imports.js';

/** What a name of Segment's SDKs means to the output. */
export type SdkName =
  | 'client'
  | 'builder'
  | 'bag'
  | 'product'
  | 'options'
  | 'builder-client'
  | 'java-client'
  | 'configuration'
  | 'configuration-builder'
  | 'json-builders';

/** Classes and functions that the output takes the place of, by full name. */
const names: Readonly<Record<string, SdkName>> = {
  'com.segment.analytics.Analytics': 'client',
  'com.segment.analytics.Analytics.Builder': 'builder',
  'com.segment.analytics.Properties': 'bag',
  'com.segment.analytics.Traits': 'bag',
  'com.segment.analytics.Traits.Address': 'bag',
  'com.segment.analytics.Properties.Product': 'product',
  'com.segment.analytics.Options': 'options',
  'com.segment.analytics.kotlin.core.Analytics': 'client',
  'com.segment.analytics.kotlin.android.Analytics': 'builder-client',
  'com.segment.analytics.kotlin.core.Configuration': 'configuration',
  'com.segment.analytics.kotlin.core.compat.JavaAnalytics': 'java-client',
  'com.segment.analytics.kotlin.core.compat.ConfigurationBuilder': 'configuration-builder',
  'com.segment.analytics.kotlin.core.compat.Builders': 'json-builders',
};

const offered: ReadonlySet<string> = new Set(Object.keys(names));

interface Known {
  readonly path: string;
  readonly kind: SdkName;
}

const known = new WeakMap<NativeTree, Map<string, Known[]>>();

/** What a class or function name, simple or full, stands for by the imports of a file. Kotlin may import two of one name. */
export function sdkNames(tree: NativeTree, name: string): readonly Known[] {
  const read = known.get(tree) ?? new Map<string, Known[]>();
  known.set(tree, read);
  const found = read.get(name) ?? readNames(tree, name);
  read.set(name, found);
  return found;
}

function readNames(tree: NativeTree, name: string): Known[] {
  const [head = '', ...tail] = name.split('.');
  const meant = tail.length === 0 ? aliased(tree, name) : null;
  if (meant !== null && meant !== name) return [...sdkNames(tree, meant)];
  const paths = name.startsWith('com.segment.')
    ? [name]
    : fullNames(tree, head, offered).map((path) => [path, ...tail].join('.'));
  return paths.flatMap((path) => {
    const kind = names[path];
    return kind === undefined ? [] : [{ path, kind }];
  });
}

/** What a `typealias` of the file, or one of another file that it sees, stands for. */
export function aliased(tree: NativeTree, name: string): string | null {
  const own = tree.root.children.find((node) => node.type === 'type_alias' && aliasName(tree, node) === name);
  const type = own ? parts(own).at(-1) : undefined;
  if (type) return textOf(tree, type);
  return (tree.aliases ?? []).find((alias) => isCalled(tree, alias, name))?.path ?? null;
}

const aliasName = (tree: NativeTree, node: SyntaxNode): string =>
  textOf(tree, parts(node).find(({ field }) => field === 'type') ?? node);

/** True where a file calls what another declares by a name: in the same package, or by an import. */
function isCalled(tree: NativeTree, { name, home }: Alias, called: string): boolean {
  const { package: own, imports } = headerOf(tree);
  const isSeen = own === home || imports.some(({ path, isWildcard }) => isWildcard && path === home);
  const full = home === '' ? name : `${home}.${name}`;
  return (
    (isSeen && name === called) ||
    imports.some(({ path, alias }) => path === full && (alias ?? name) === called)
  );
}

/** Names that a file gives to classes of Segment's where others see them. */
export function declaredAliases(tree: NativeTree): Alias[] {
  const { package: home } = headerOf(tree);
  return tree.root.children.flatMap((node): Alias[] => {
    if (node.type !== 'type_alias' || isPrivate(tree, node)) return [];
    const name = aliasName(tree, node);
    const [meant] = sdkNames(tree, name);
    return meant ? [{ name, home, path: meant.path }] : [];
  });
}

/** True where a name stands for one of some kinds. */
export function means(tree: NativeTree, name: string | undefined, ...kinds: SdkName[]): boolean {
  return name !== undefined && sdkNames(tree, name).some(({ kind }) => kinds.includes(kind));
}
