import { type FindingCode, finding } from '../findings.js';
import { localsOf, requiredBy } from '../javascript/clients/imports.js';
import type { FileContext, Migration } from '../javascript/context.js';
import type { ModuleOutcome } from '../javascript/module-outcome.js';
import type { Site } from '../javascript/sites/site.js';
import { ParseError } from '../javascript/syntax/parse.js';
import type { Tree } from '../javascript/syntax/tree.js';
import { type ByteFilter, createPrefilter } from '../workspace/prefilter.js';
import { readersFor } from './compilers.js';
import { layoutOf } from './formats.js';
import type { FindReader, Unit, Unread } from './layout.js';
import { joined } from './outcomes.js';
import { migrateProgram, programOf } from './strings.js';
import { plant, type UnitTree } from './unit-tree.js';

/** A page or component in trees, one for each part that has names of its own. */
export interface Document {
  readonly trees: readonly UnitTree[];
  readonly unread: readonly Unread[];
}

/**
 * Reads the code of a page or component.
 * @throws {ParseError} when a script of a component has a syntax error; a script of a page is named as unread
 */
export function readDocument(text: string, path: string, findReader = readersFor(path)): Document {
  const { units, unread } = layoutOf(text, path, findReader);
  const trees = units.map((unit) => plant(text, unit));
  const broken = trees.flatMap((tree) => (isBroken(tree) ? tree.unread.filter(isScript) : []));
  if (broken[0]) throw new ParseError(broken[0].reason);
  return { trees, unread: [...unread, ...trees.flatMap((tree) => tree.unread)] };
}

/** A page shows what else is in it without one script; a component is one with its scripts. */
const isBroken = ({ unit }: UnitTree): boolean => unit.scope === 'module' && !unit.hasServerTags;

const isScript = ({ code }: Unread): boolean => code === 'script-not-read';

/**
 * Migrates a page or component: each unit as a module of its own, all edits in one text.
 * @throws {ParseError} when its input cannot be read
 * @throws {Error} when its output cannot be read as well as its input
 */
export function migrateDocument(
  text: string,
  migration: Migration,
  findReader: FindReader = readersFor(migration.context.path),
): ModuleOutcome {
  const { context } = migration;
  const document = readDocument(text, context.path, findReader);
  const filter = createPrefilter(context.options.global);
  const parts = document.trees.map(({ tree, unit }) =>
    migrateProgram(programOf(tree, filter), {
      ...migration,
      context: withOwnImports(tree, contextOf(unit, context)),
    }),
  );
  const unread = unreadSites(text, document.unread, filter);
  const outcome = joined(
    text,
    parts.flatMap(({ outcomes }) => outcomes),
    unread,
    parts.flatMap(({ edits }) => edits),
  );
  if (outcome.output !== null) verify(document, readAgain(outcome.output, context.path, findReader));
  return outcome;
}

function readAgain(output: string, path: string, findReader: FindReader): Document {
  try {
    return readDocument(output, path, findReader);
  } catch (error) {
    throw new Error(`the output cannot be parsed (${(error as Error).message})`);
  }
}

/**
 * In a page the global comes from a script tag, and so does what replaces it. What others hand to a component goes to
 * its own code.
 */
function contextOf({ scope, language, hasServerTags, isComponent }: Unit, context: FileContext): FileContext {
  const path = `${context.path}.${language}`;
  const isPage = scope === 'classic' || hasServerTags;
  const page = isPage ? { pageLoaded: true, classicScript: scope === 'classic' } : {};
  return { ...context, path, ...page, feeds: isComponent ? context.feeds : [] };
}

/** A name that one part imports may be any other thing in another. */
function withOwnImports({ ast }: Tree, context: FileContext): FileContext {
  const isOwn = ({ local, source }: FileContext['imports'][number]) =>
    local === null ||
    ast.program.body.some(
      (node) =>
        (node.type === 'ImportDeclaration' ? node.source.value : requiredBy(node)) === source &&
        localsOf(node).some((name) => name.local.name === local),
    );
  return { ...context, imports: context.imports.filter(isOwn) };
}

/** What is no script has another name in reports. */
const methods: Partial<Record<FindingCode, string>> = {
  'segment-address': 'address',
  'segment-amp': 'amp-analytics',
  'segment-snippet': 'snippet',
};

/** What could not be read is a call site where it names Segment. */
function unreadSites(text: string, unread: readonly Unread[], filter: ByteFilter): Site[] {
  return unread.flatMap(({ start, end, code, reason }): Site[] => {
    const source = text.slice(start, end);
    if (code === 'script-not-read' && !filter.test(Buffer.from(source))) return [];
    const { message, ...rest } = finding(code);
    const at = start + Math.max(source.search(/analytics|segment/i), 0);
    const method = methods[code] ?? 'script';
    const said = { ...rest, message: `${message} (${reason})` };
    return [{ at, method, transform: method, findings: [said], edits: [], status: 'manual' }];
  });
}

/** An output that reads worse than its input, or that has other parts, is never written. */
function verify(before: Document, after: Document): void {
  const parts = ({ trees }: Document) => trees.map(({ tree }) => tree.blocks.length).join();
  if (parts(before) !== parts(after)) throw new Error('the output has other script blocks');
  const mistakes = ({ trees }: Document) => trees.reduce((sum, tree) => sum + tree.mistakes, 0);
  if (mistakes(after) > mistakes(before)) throw new Error('the output has syntax errors');
  if (after.unread.length > before.unread.length) throw new Error('the output cannot be parsed');
}
