import type { Migration } from '../javascript/context.js';
import { migrateModule } from '../javascript/migrate-module.js';
import type { ModuleOutcome } from '../javascript/module-outcome.js';
import { outlineOf } from '../javascript/outline.js';
import { type Parsed, parseModule } from '../javascript/syntax/parse.js';
import { growTree, type Tree } from '../javascript/syntax/tree.js';
import { loadsSegment } from '../segment/addresses.js';
import { holdsSnippet } from '../segment/snippet.js';
import { snippetPackage } from '../segment/snippet-package.js';
import { kindOf } from '../workspace/extensions.js';

/**
 * Reads a text, migrates it and reads what came of it again.
 * @throws {ParseError} when the text cannot be read
 * @throws {Error} when the output reads worse than the text
 */
export type Engine = (text: string, migration: Migration) => ModuleOutcome;

/** The engine for a file; those that most runs do not need are loaded when the first file asks for them. */
export async function engineFor(path: string, text: string): Promise<Engine> {
  if (text.includes(snippetPackage) || loadsSegment(text)) {
    const { migrateExpanded } = await import('../embedded/migrate-expanded.js');
    return migrateExpanded;
  }
  if (kindOf(path) !== 'embedded') {
    if (!holdsSnippet(text)) return migrateScript;
    const { migrateCode } = await import('../embedded/migrate-code.js');
    return migrateCode;
  }
  const { migrateDocument } = await import('../embedded/migrate-document.js');
  return migrateDocument;
}

function migrateScript(text: string, migration: Migration): ModuleOutcome {
  const { path } = migration.context;
  const parsed = parseModule(text, path);
  const tree = growTree(text, parsed.ast);
  const outcome = migrateModule(tree, migration);
  verify(outcome, tree, path, parsed);
  return outcome;
}

/** An output that reads worse than its input is never written. */
function verify({ output, edits }: ModuleOutcome, tree: Tree, path: string, { mistakes }: Parsed): void {
  if (output === null) return;
  let after: number;
  try {
    // Mistakes of the input may lie anywhere, so then all of it is read again.
    after = parseModule(mistakes === 0 ? outlineOf(tree, edits) : output, path).mistakes;
  } catch (error) {
    throw new Error(`the output cannot be parsed (${(error as Error).message})`);
  }
  if (after > mistakes) throw new Error('the output has syntax errors');
}
