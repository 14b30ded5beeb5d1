import type { Edit } from '../../javascript/edit.js';
import { lineStart } from '../../javascript/write/style.js';
import type { NativeFile } from '../language.js';
import { findAll, type NativeTree, type SyntaxNode, spanOf, textOf } from '../tree.js';
import { isCovered } from './covered.js';
import { splitIn } from './fate.js';
import { headerOf, type Import } from './imports.js';
import { isKotlin } from './syntax.js';

const segmentPackage = /^com\.segment\.analytics\b/;

/** Imports of Segment that nothing uses any more go; what the output names comes in their place. */
export function importEdits(file: NativeFile, needed: ReadonlySet<string>, edits: readonly Edit[]): Edit[] {
  const { tree, style } = file;
  const { imports } = headerOf(tree);
  if (
    edits.every(({ pieces }) => pieces.every((piece) => typeof piece === 'string' && piece.includes('TODO(')))
  )
    return [];
  const names = imports.filter(({ isStatic }) => !isStatic);
  const held = new Set(names.map(({ path, isWildcard }) => (isWildcard ? `${path}.*` : path)));
  const statics = new Set(imports.filter(({ isStatic }) => isStatic).map(({ path }) => `static ${path}`));
  const missing = [...needed]
    .filter((name) => !held.has(name) && !statics.has(name) && !held.has(name.replace(/\w+$/, '*')))
    .sort(byName);
  const gone = imports.filter((one) => isUnused(file, one, edits));
  const end = isKotlin(tree) ? '' : ';';
  const lines = missing.map((name) => `import ${name}${end}`);
  const [first, ...rest] = gone;
  const removals = rest.map(({ node }): Edit => ({ span: lineOf(file, node), pieces: [] }));
  if (first && lines.length > 0)
    return [{ span: spanOf(first.node), pieces: [lines.join(style.eol)] }, ...removals];
  if (first) return [{ span: lineOf(file, first.node), pieces: [] }, ...removals];
  if (lines.length === 0) return [];
  const last = imports.at(-1)?.node;
  if (last)
    return [{ span: { start: last.end, end: last.end }, pieces: [style.eol + lines.join(style.eol)] }];
  const head = tree.root.children.find(({ type }) => /^package_/.test(type));
  const at = head?.end ?? 0;
  return [
    {
      span: { start: at, end: at },
      pieces: [
        head ? style.eol + style.eol + lines.join(style.eol) : lines.join(style.eol) + style.eol + style.eol,
      ],
    },
  ];
}

/** Static imports stand first in Java's usual order; packages in that of the alphabet. */
const byName = (a: string, b: string): number => (a < b ? -1 : 1);

/** An import that only code had a use for which is gone; one that nothing used before is only ours to tidy up if it is Segment's. */
function isUnused(file: NativeFile, { path, alias, isWildcard }: Import, edits: readonly Edit[]): boolean {
  const { tree } = file;
  const isSegment = segmentPackage.test(path);
  if (!isSegment && (isWildcard || !companions.test(path))) return false;
  const simple = alias ?? path.slice(path.lastIndexOf('.') + 1);
  const isBuilder = builderMember.test(path);
  const names = isWildcard ? segmentNames : new Set(isBuilder ? jsonNames : [simple]);
  const uses = findAll(tree.root, ({ type }) => type === 'identifier' || type === 'type_identifier').filter(
    (use) => names.has(textOf(tree, use)) && !insideImport(use),
  );
  if (uses.length === 0 && (!isSegment || inComments(tree.text, simple))) return false;
  if (uses.some((use) => isKept(use, file)) || [...names].some((name) => isInBroken(tree, name)))
    return false;
  return uses.every((use) => isCovered(use, edits));
}

/** Code that the parser did not understand may use a name in any way. */
function isInBroken(tree: NativeTree, name: string): boolean {
  if (tree.mistakes === 0) return false;
  const broken = findAll(
    tree.root,
    ({ type, hasError }) => hasError && !/^(source_file|program)$/.test(type),
  );
  return broken.some((node) => !insideImport(node) && new RegExp(`\\b${name}\\b`).test(textOf(tree, node)));
}

/** Code that is there twice afterwards, once as it was. */
const isKept = (use: SyntaxNode, file: NativeFile): boolean =>
  splitIn(file)?.statements.some(({ node }) => node.start <= use.start && use.end <= node.end) ?? false;

/** What stands beside Segment's own in code that speaks to it. */
const companions = /^(kotlinx\.serialization\.json\.\w+|java\.util\.concurrent\.TimeUnit|kotlin\.Unit)$/;

/** Functions that are called inside a JSON builder, where a plain map has a method of the same name. */
const builderMember = /^kotlinx\.serialization\.json\.(put|add|putJson\w+|addJson\w+)$/;

const jsonNames = [
  'buildJsonObject',
  'buildJsonArray',
  'putJsonObject',
  'putJsonArray',
  'addJsonObject',
  'addJsonArray',
  'JsonObjectBuilder',
  'JsonArrayBuilder',
];

const segmentNames: ReadonlySet<string> = new Set([
  'Analytics',
  'Properties',
  'Traits',
  'Options',
  'Middleware',
  'AnalyticsContext',
  'ValueMap',
  'Callback',
  'Randoms',
  'Configuration',
  'JavaAnalytics',
  'Builders',
]);

/** Documentation may link to a class that only it names. */
const inComments = (text: string, name: string): boolean =>
  new RegExp(`@(?:see|link)\\s+${name}\\b|\\[${name}\\]`).test(text);

function insideImport(node: SyntaxNode): boolean {
  for (let around: SyntaxNode | null = node; around; around = around.parent)
    if (/^import/.test(around.type)) return true;
  return false;
}

/** An import with the whole of its line. */
function lineOf({ tree }: NativeFile, node: SyntaxNode): { start: number; end: number } {
  const start = lineStart(tree.text, node.start);
  const tail = /^[ \t]*;?[ \t]*(\r?\n|$)/.exec(tree.text.slice(node.end));
  if (!tail || tree.text.slice(start, node.start).trim() !== '') return spanOf(node);
  const end = node.end + tail[0].length;
  // An import between two blank lines takes one of them along.
  const blank = /\n[ \t]*\r?\n$/.test(tree.text.slice(0, start))
    ? /^[ \t]*\r?\n/.exec(tree.text.slice(end))
    : null;
  return { start, end: end + (blank?.[0].length ?? 0) };
}
