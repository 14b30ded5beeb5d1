import { androidMethods } from '../../segment/android.js';
import type { NativeFile } from '../language.js';
import { ancestorsOf, findAll, type NativeTree, type SyntaxNode } from '../tree.js';
import type { Client } from './client.js';
import { clientClass } from './client-class.js';
import { sdkOf } from './clients.js';
import { headerOf } from './imports.js';
import type { JvmCall } from './jvm-call.js';
import { declarationsOf } from './scope.js';
import { isKotlin } from './syntax.js';

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
const sharedNames = (tree: NativeTree): string[] =>
  clientNames(tree)
    .filter((name) => clientClass(tree, name) === 'android')
    .map((name) => `${name}\\s*\\.\\s*with\\s*\\((?:[^()]|\\([^()]*\\))*\\)`);

/** What the imports call the classes of clients. */
function clientNames(tree: NativeTree): string[] {
  const names = headerOf(tree).imports.map(
    ({ path, alias }) => alias ?? path.slice(path.lastIndexOf('.') + 1),
  );
  return [...new Set(names)].filter((name) => clientClass(tree, name) !== null);
}

/** Names of what holds a client: as declared, and as far as the text tells where the declaration was not understood. */
function heldNames(tree: NativeTree): string[] {
  const declared = [...declarationsOf(tree).values()]
    .flat()
    .filter((declaration) => sdkOf(tree, declaration, [], 0) !== null)
    .map(({ name }) => name);
  const own = clientNames(tree).join('|');
  if (own === '') return declared;
  const forms = isKotlin(tree) ? [`(\\w+)\\s*:\\s*(?:${own})\\b`] : [`\\b(?:${own})\\s+(\\w+)\\s*[;=,)]`];
  forms.push(`\\b(\\w+)\\s*=\\s*(?:new\\s+)?(?:${own})\\(`);
  const written = forms.flatMap((form) => [...tree.text.matchAll(new RegExp(form, 'g'))]);
  return [...new Set([...declared, ...written.map(([, name = '']) => name)])];
}

/** The innermost node at an offset, if it is in something that could not be parsed, and is no comment or text. */
function brokenAt(tree: NativeTree, at: number): SyntaxNode | null {
  const inner = findAll(tree.root, ({ start, end }) => start <= at && at < end).at(-1);
  if (!inner || isInText(tree.text, at)) return null;
  return isInError(inner) ? inner : null;
}

/** True for what stands in something that could not be parsed. */
export const isInError = (node: SyntaxNode): boolean =>
  [node, ...ancestorsOf(node)].some(({ type }) => type === 'ERROR');

/** True in a comment or a text; the parser takes all behind an open quote for text. */
function isInText(text: string, at: number): boolean {
  const pieces = /\/\*[\s\S]*?\*\/|\/\/[^\n]*|"""[\s\S]*?"""|"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'/g;
  for (const { index, 0: piece } of text.matchAll(pieces)) {
    if (index > at) return false;
    if (at < index + piece.length) return true;
  }
  return false;
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
