import { androidMethods } from '../../segment/android.js';
import type { NativeFile } from '../language.js';
import { ancestorsOf, findAll, isComment, type NativeTree, type SyntaxNode } from '../tree.js';
import type { Client } from './client.js';
import { clientClass } from './client-class.js';
import { sdkOf } from './clients.js';
import { headerOf } from './imports.js';
import type { JvmCall } from './jvm-call.js';
import { declarationsOf } from './scope.js';

/** Calls in code that the parser did not understand: they stand where a client is named, and are left. */
export function brokenSites({ tree }: NativeFile, found: readonly JvmCall[]): JvmCall[] {
  if (tree.mistakes === 0) return [];
  const known = new Set(found.map(({ at }) => at));
  const sites = [...named(tree, sharedNames(tree), 'shared'), ...named(tree, heldNames(tree), 'held')];
  return sites.filter(({ at }) => !known.has(at));
}

function named(tree: NativeTree, names: readonly string[], kind: Client['kind']): JvmCall[] {
  if (names.length === 0) return [];
  const pattern = new RegExp(`\\b(?:${names.join('|')})\\s*[?!]*\\.\\s*(\\w+)\\s*\\(`, 'g');
  return [...tree.text.matchAll(pattern)].flatMap((match): JvmCall[] => {
    const [whole, method = ''] = match;
    const node = androidMethods.has(method) ? brokenAt(tree, match.index) : null;
    return node ? [unreadable(node, method, match.index + whole.lastIndexOf(method), kind)] : [];
  });
}

/** `Analytics.with(context)`, by every name that the class has in the file. */
function sharedNames(tree: NativeTree): string[] {
  const names = headerOf(tree).imports.map(
    ({ path, alias }) => alias ?? path.slice(path.lastIndexOf('.') + 1),
  );
  const own = new Set(names.filter((name) => clientClass(tree, name) === 'android'));
  return [...own].map((name) => `${name}\\s*\\.\\s*with\\s*\\((?:[^()]|\\([^()]*\\))*\\)`);
}

const heldNames = (tree: NativeTree): string[] =>
  [...declarationsOf(tree).values()]
    .flat()
    .filter((declaration) => sdkOf(tree, declaration, [], 0) !== null)
    .map(({ name }) => name);

/** The innermost node at an offset, if it is in something that could not be parsed, and is no comment or text. */
function brokenAt(tree: NativeTree, at: number): SyntaxNode | null {
  const inner = findAll(tree.root, ({ start, end }) => start <= at && at < end).at(-1);
  if (!inner) return null;
  const around = [inner, ...ancestorsOf(inner)];
  if (around.some((node) => isComment(node) || /string/.test(node.type))) return null;
  return around.some(({ type }) => type === 'ERROR') ? inner : null;
}

const unreadable = (node: SyntaxNode, method: string, at: number, kind: Client['kind']): JvmCall => ({
  node: { ...node, hasError: true },
  at,
  method,
  call: { type: 'unclear', method, reason: 'no-counterpart' },
  speaker: '',
  sdk: 'android',
  client: { kind, sdk: 'android', declaration: null },
  source: null,
  construction: null,
});
