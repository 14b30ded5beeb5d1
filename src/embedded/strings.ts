import type { Node } from '@babel/types';
import type { Migration } from '../javascript/context.js';
import type { Edit } from '../javascript/edit.js';
import { migrateModule } from '../javascript/migrate-module.js';
import type { ModuleOutcome } from '../javascript/module-outcome.js';
import { memberOf } from '../javascript/syntax/members.js';
import { ParseError } from '../javascript/syntax/parse.js';
import { resolve } from '../javascript/syntax/scope.js';
import { parentOf, startOf, type Tree } from '../javascript/syntax/tree.js';
import { propertyName, unwrapped } from '../javascript/syntax/unwrap.js';
import { environmentOf } from '../javascript/values/environment.js';
import { readValue } from '../javascript/values/read.js';
import { variableRenames } from '../javascript/variables.js';
import type { Span } from '../segment/value.js';
import type { ByteFilter } from '../workspace/prefilter.js';
import type { Region } from './layout.js';
import { type CodeString, noteHoles, snippetStrings } from './literals.js';
import { codeOfPage } from './page-strings.js';
import { plant } from './unit-tree.js';

/** A program with the scripts of pages that stand in its strings. */
export interface Program {
  readonly tree: Tree;
  readonly scripts: readonly Tree[];
}

/**
 * Finds the strings of a program that are scripts of the page that it puts them into, or that page itself.
 * @param filter tells what may speak of Segment
 */
export function programOf(tree: Tree, filter: ByteFilter): Program {
  const strings = snippetStrings(tree).flatMap((string) => {
    const script = scriptIn(tree, string, [string.region]) ?? pageIn(tree, string, filter);
    return script ? [{ string, script }] : [];
  });
  return {
    tree: { ...tree, strings: strings.map(({ string }) => string.region) },
    scripts: strings.map(({ script }) => script),
  };
}

/** The code of a page in a string; null where it cannot be edited as a whole. */
function pageIn(tree: Tree, string: CodeString, filter: ByteFilter): Tree | null {
  try {
    const regions = codeOfPage(tree.text, string.region, filter);
    return regions && regions.length > 0 ? scriptIn(tree, string, regions) : null;
  } catch (error) {
    if (error instanceof ParseError) return null;
    throw error;
  }
}

/** The code of some stretches of a string; null where it is none. */
function scriptIn(tree: Tree, { node, region }: CodeString, regions: readonly Region[]): Tree | null {
  const unit = { language: 'js', scope: 'classic', hasServerTags: false, regions } as const;
  const planted = plant(tree.text, unit);
  if (planted.unread.length > 0 || planted.mistakes > 0) return null;
  const expressions = node.type === 'TemplateLiteral' ? node.expressions : [];
  for (const own of regions) {
    const filled = expressions.filter((_, index) => own.holes?.includes(region.holes?.[index] as Span));
    const read = filled.map((expression) => readIn(tree, expression));
    noteHoles(planted.tree, own, read);
  }
  return planted.tree;
}

/** What a hole reads: behind a `const` the literal, or what reads the environment. */
function readIn(tree: Tree, expression: Node): Node {
  const seen = new Set<Node>();
  for (
    let node: Node | null = unwrapped(expression);
    node && !seen.has(node);
    node = declaredAs(tree, node)
  ) {
    seen.add(node);
    const isNamed = node.type === 'Identifier' || unwrapped(node).type === 'MemberExpression';
    const environment = environmentOf(tree, node, (part) => readValue(tree, part));
    if (environment && (!isNamed || startOf(node) === environment.read.start)) return node;
    if (node.type === 'StringLiteral') return node;
  }
  return expression;
}

/** The value of a name, or of a member of an object, that stands at a declaration of the file. */
function declaredAs(tree: Tree, node: Node): Node | null {
  const object = node.type === 'MemberExpression' ? unwrapped(node.object) : node;
  const declared = object.type === 'Identifier' ? resolve(tree, object.name, object)?.node : null;
  const list = declared && parentOf(declared);
  if (list?.type !== 'VariableDeclaration' || list.kind !== 'const') return null;
  const init = declared?.type === 'VariableDeclarator' && declared.init ? unwrapped(declared.init) : null;
  if (node.type !== 'MemberExpression' || init?.type !== 'ObjectExpression')
    return object === node ? init : null;
  const value = memberOf(init, propertyName(node) ?? '');
  return value ? unwrapped(value) : null;
}

/**
 * Migrates a program as a module, and the scripts in its strings as those of a page.
 * @returns what came of each, and the edits that the program needs because of its scripts
 */
export function migrateProgram(
  { tree, scripts }: Program,
  migration: Migration,
): { outcomes: ModuleOutcome[]; edits: Edit[] } {
  const { context } = migration;
  const own = migrateModule(tree, migration);
  const inPage = { ...context, path: `${context.path}.js`, pageLoaded: true, classicScript: true };
  const written = scripts.map((script) => migrateModule(script, { ...migration, context: inPage }));
  const outcomes = [own, ...written];
  // Where Segment stays, it goes on reading its own variable.
  const stays = context.globalStays || written.some((script) => script.global.stays);
  const variables = stays ? [] : written.flatMap((script) => script.variables);
  const edits = outcomes.flatMap((outcome) => outcome.edits);
  return { outcomes, edits: variableRenames(tree, variables, edits) };
}
