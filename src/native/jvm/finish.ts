import type { Edit } from '../../javascript/edit.js';
import { lineStart } from '../../javascript/write/style.js';
import type { NativeCall, NativeFile } from '../language.js';
import { holderFor } from '../project.js';
import { findAll, type SyntaxNode, spanOf, textOf } from '../tree.js';
import { bagVariables } from './bag-variables.js';
import { isShared } from './clients.js';
import { clientTypes, extendsSegment, isHeld, keepsShared, recognise, splitIn } from './fate.js';
import { headerOf, type Import } from './imports.js';
import { madeShared } from './made-shared.js';
import { neededImports } from './needed.js';
import type { JvmCall } from './recognise.js';
import { splitEdits } from './split.js';
import { isKotlin } from './syntax.js';

/** What a language adds of its own. */
export interface Finishing {
  /** Edits that make a plain map of a variable. */
  readonly variable: (file: NativeFile, variable: ReturnType<typeof bagVariables>[number]) => readonly Edit[];
  /** Edits that make plain maps of values that were built as JSON. */
  readonly json: (file: NativeFile) => readonly Edit[];
  /** Declares the instance that the set-up makes. */
  readonly holder: (file: NativeFile, setUp: SyntaxNode) => Edit | null;
}

const amplitudeClass = 'com.amplitude.android.Amplitude';

/** Types, variables, the instance and the imports of a Kotlin or Java file. */
export function finish(
  file: NativeFile,
  migrated: readonly NativeCall[],
  left: readonly NativeCall[],
  edits: readonly Edit[],
  language: Finishing,
): Edit[] {
  const { tree } = file;
  const own = variableEdits(file, left, language);
  const needed = new Set(neededImports(file));
  const moves = movesClients(file, left);
  if (moves) own.push(...clientEdits(file, edits, left), ...language.json(file));
  const split = splitIn(file);
  if (split) own.push(...splitEdits(file, split, (left as readonly JvmCall[]).filter(isHeld)));
  if (moves && clientTypes(tree).length > 0) needed.add(amplitudeClass);
  const calls = migrated as readonly JvmCall[];
  const setUp =
    calls.find(({ method, construction }) => method === 'setSingletonInstance' && construction)?.node ??
    (moves || keepsShared(file) ? madeShared(tree, file.project.clients)[0]?.node : undefined);
  const holder = setUp && isSimple(file) ? language.holder(file, setUp) : null;
  if (holder) {
    own.push(holder);
    needed.add(amplitudeClass);
  }
  const speaksShared =
    own.some(
      ({ pieces }) =>
        pieces[0] === file.options.android.instance || pieces[0] === `${file.options.android.instance} = `,
    ) || calls.some(({ client }) => client?.kind === 'shared');
  if (speaksShared && isSimple(file)) for (const name of holderImports(file)) needed.add(name);
  return [...own, ...importEdits(file, needed, [...edits, ...own])];
}

/** The instance is one name, which can be declared and imported. */
const isSimple = ({ options }: NativeFile): boolean => /^\w+$/.test(options.android.instance);

function holderImports({ path, tree, project, options }: NativeFile): string[] {
  const holder = holderFor(path, project);
  if (!holder || holder.path === path) return [];
  const { package: home } = headerOf(tree);
  const from = isKotlin(tree) ? holder.kotlin : holder.java;
  if (from === '' || (isKotlin(tree) && from === home)) return [];
  return [`${isKotlin(tree) ? '' : 'static '}${from}.${options.android.instance}`];
}

/** True where the clients in variables of a file become Amplitude's. */
function movesClients(file: NativeFile, left: readonly NativeCall[]): boolean {
  if (file.project.clientsStay && !recognise(file).some(isHeld)) return false;
  if (splitIn(file)) return true;
  return (
    !keepsShared(file) &&
    !recognise(file).some(
      (call) => isHeld(call) && (call.left !== undefined || left.some(({ node }) => node === call.node)),
    )
  );
}

/** `Analytics` as a type becomes `Amplitude`; the shared client as a value becomes the instance. */
function clientEdits(file: NativeFile, edits: readonly Edit[], left: readonly NativeCall[]): Edit[] {
  const { tree, options } = file;
  if (extendsSegment(tree)) return [];
  const types = clientTypes(tree).map((node): Edit => ({ span: spanOf(node), pieces: ['Amplitude'] }));
  const isLeft = (node: SyntaxNode) =>
    left.some((call) => call.node.start <= node.start && node.end <= call.node.end);
  const shared = findAll(tree.root, (node) => isShared(tree, node)).filter(
    (node) => !isCovered(node, edits) && !isLeft(node),
  );
  return [
    ...types,
    ...shared.map((node): Edit => ({ span: spanOf(node), pieces: [options.android.instance] })),
    ...madeShared(tree, file.project.clients).map(
      ({ node, value }): Edit => ({
        span: spanOf(node),
        pieces: [`${options.android.instance} = `, spanOf(value)],
      }),
    ),
  ];
}

/** True for code that an edit replaces, and does not take over as it is. */
function isCovered(node: SyntaxNode, edits: readonly Edit[]): boolean {
  return edits.some(({ span, pieces }) => {
    if (span.start > node.start || node.end > span.end || span.start === span.end) return false;
    return !pieces.some(
      (piece) => typeof piece !== 'string' && piece.start <= node.start && node.end <= piece.end,
    );
  });
}

function variableEdits(file: NativeFile, left: readonly NativeCall[], language: Finishing): Edit[] {
  const needsClass = (name: string) =>
    left.some(({ node }) => new RegExp(`\\b${name}\\b`).test(textOf(file.tree, node)));
  return bagVariables(file)
    .filter(({ declaration }) => !needsClass(declaration.name))
    .flatMap((variable) => language.variable(file, variable));
}

const segmentPackage = /^com\.segment\.analytics\b/;

/** Imports of Segment that nothing uses any more go; what the output names comes in their place. */
function importEdits(file: NativeFile, needed: ReadonlySet<string>, edits: readonly Edit[]): Edit[] {
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
  if (uses.some((use) => isKept(use, file))) return false;
  return uses.every((use) => isCovered(use, edits));
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
  return tail && tree.text.slice(start, node.start).trim() === ''
    ? { start, end: node.end + tail[0].length }
    : spanOf(node);
}
