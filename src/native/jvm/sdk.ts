import { type NativeTree, parts, textOf } from '../tree.js';
import { fullNames } from './imports.js';

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

/** What a `typealias` of the file stands for. */
export function aliased(tree: NativeTree, name: string): string | null {
  const alias = tree.root.children.find(
    (node) =>
      node.type === 'type_alias' &&
      textOf(tree, parts(node).find(({ field }) => field === 'type') ?? node) === name,
  );
  const type = alias ? parts(alias).at(-1) : undefined;
  return type ? textOf(tree, type) : null;
}

/** True where a name stands for one of some kinds. */
export function means(tree: NativeTree, name: string | undefined, ...kinds: SdkName[]): boolean {
  return name !== undefined && sdkNames(tree, name).some(({ kind }) => kinds.includes(kind));
}
