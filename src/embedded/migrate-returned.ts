import type { Migration } from '../javascript/context.js';
import type { ModuleOutcome } from '../javascript/module-outcome.js';
import { parseModule } from '../javascript/syntax/parse.js';
import { growTree, type Tree } from '../javascript/syntax/tree.js';
import { kindOf } from '../workspace/extensions.js';
import { expand, folded } from './expanded.js';
import { migrateCode } from './migrate-code.js';
import { migrateDocument, readDocument } from './migrate-document.js';

/**
 * Migrates a file that calls `min` or `max` of `@segment/snippet`: what they return stands in their place as a text
 * first, which is migrated as one that was written there.
 * @throws {ParseError} when the file cannot be read
 * @throws {Error} when its output cannot be read as well as its input
 */
export function migrateReturned(text: string, migration: Migration): ModuleOutcome {
  const { path } = migration.context;
  const isDocument = kindOf(path) === 'embedded';
  const migrate = isDocument ? migrateDocument : migrateCode;
  const trees = isDocument ? readDocument(text, path).trees.map(({ tree }) => tree) : [treeOf(text, path)];
  const expanded = expand(text, trees);
  const outcome = expanded && folded(expanded, migrate(expanded.text, migration));
  return outcome ?? migrate(text, migration);
}

const treeOf = (text: string, path: string): Tree => growTree(text, parseModule(text, path).ast);
