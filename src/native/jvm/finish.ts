import type { Edit } from '../../javascript/edit.js';
import type { NativeCall, NativeFile } from '../language.js';
import { holderFor } from '../project.js';
import { findAll, type SyntaxNode, spanOf, textOf } from '../tree.js';
import { bagVariables } from './bag-variables.js';
import { isForBoth } from './both.js';
import { isHeld } from './bound.js';
import { isShared } from './client-class.js';
import { clientTypes, extendsSegment } from './client-types.js';
import { unclearUse } from './client-uses.js';
import { isCovered } from './covered.js';
import { keepsShared, recognise, splitIn } from './fate.js';
import { importEdits } from './import-edits.js';
import { headerOf } from './imports.js';
import type { JvmCall } from './jvm-call.js';
import { madeShared } from './made-shared.js';
import { neededImports } from './needed.js';
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
  if (unclearUse(file)) return false;
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
  const kept = [...left, ...recognise(file).filter((call) => isForBoth(call, file))];
  const isLeft = (node: SyntaxNode) =>
    kept.some((call) => call.node.start <= node.start && node.end <= call.node.end);
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

function variableEdits(file: NativeFile, left: readonly NativeCall[], language: Finishing): Edit[] {
  const needsClass = (name: string) =>
    left.some(({ node }) => new RegExp(`\\b${name}\\b`).test(textOf(file.tree, node)));
  return bagVariables(file)
    .filter(({ declaration }) => !needsClass(declaration.name))
    .flatMap((variable) => language.variable(file, variable));
}
