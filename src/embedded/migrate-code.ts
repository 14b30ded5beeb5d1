import type { Node } from '@babel/types';
import type { Migration } from '../javascript/context.js';
import { applyEdits } from '../javascript/edit.js';
import { migrateModule } from '../javascript/migrate-module.js';
import type { ModuleOutcome } from '../javascript/module-outcome.js';
import { type Parsed, parseModule } from '../javascript/syntax/parse.js';
import { growTree, type Tree } from '../javascript/syntax/tree.js';
import { unwrapped } from '../javascript/syntax/unwrap.js';
import { environmentOf } from '../javascript/values/environment.js';
import { readValue } from '../javascript/values/read.js';
import { variableRenames } from '../javascript/variables.js';
import { type CodeString, noteHoles, snippetStrings } from './literals.js';
import { joined } from './outcomes.js';
import { plant } from './unit-tree.js';

/** A program with the scripts of pages that stand in its strings. */
interface Program {
  readonly parsed: Parsed;
  readonly tree: Tree;
  readonly scripts: readonly Tree[];
}

/**
 * Migrates a program that holds Segment's snippet in a string: the program as a module, each such string as a script of
 * the page that it is put into.
 * @throws {ParseError} when the program cannot be read
 * @throws {Error} when its output cannot be read as well as its input
 */
export function migrateCode(text: string, migration: Migration): ModuleOutcome {
  const { context } = migration;
  const program = readProgram(text, context.path);
  const own = migrateModule(program.tree, migration);
  const inPage = { ...context, path: `${context.path}.js`, pageLoaded: true, classicScript: true };
  const scripts = program.scripts.map((tree) => migrateModule(tree, { ...migration, context: inPage }));
  const outcome = joined(text, [own, ...scripts], []);
  // Where Segment stays, it goes on reading its own variable.
  const stays = context.globalStays || scripts.some((script) => script.global.stays);
  const variables = stays ? [] : scripts.flatMap((script) => script.variables);
  const edits = [...outcome.edits, ...variableRenames(program.tree, variables, outcome.edits)];
  const output = edits.length > 0 ? applyEdits(text, edits) : null;
  if (output !== null) verify(program, readProgram(output, context.path));
  return { ...outcome, edits, output };
}

function readProgram(text: string, path: string): Program {
  const parsed = parseModule(text, path);
  const tree = growTree(text, parsed.ast);
  const strings = snippetStrings(tree).flatMap((string) => {
    const script = scriptIn(tree, string);
    return script ? [{ string, script }] : [];
  });
  return {
    parsed,
    tree: { ...tree, strings: strings.map(({ string }) => string.region) },
    scripts: strings.map(({ script }) => script),
  };
}

/** The code in a string; null where it is none, such as a whole page. */
function scriptIn(tree: Tree, { node, region }: CodeString): Tree | null {
  const unit = { language: 'js', scope: 'classic', hasServerTags: false, regions: [region] } as const;
  const planted = plant(tree.text, unit);
  if (planted.unread.length > 0 || planted.mistakes > 0) return null;
  const expressions = node.type === 'TemplateLiteral' ? node.expressions : [];
  noteHoles(
    planted.tree,
    region,
    expressions.map((expression) => readIn(tree, expression)),
  );
  return planted.tree;
}

/** What a hole reads: behind a `const` the variable of the environment itself. */
function readIn(tree: Tree, expression: Node): Node {
  const environment = environmentOf(tree, unwrapped(expression), (part) => readValue(tree, part));
  const named = environment && tree.identifiers.get(environment.name);
  const found = named?.find((identifier) => identifier.start === environment?.span.start);
  return (found as { parent?: Node } | undefined)?.parent ?? expression;
}

/** An output that reads worse than its input is never written. */
function verify(before: Program, after: Program): void {
  if (after.parsed.mistakes > before.parsed.mistakes) throw new Error('the output has syntax errors');
}
