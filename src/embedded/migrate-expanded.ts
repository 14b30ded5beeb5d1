import type { Migration } from '../javascript/context.js';
import type { ModuleOutcome } from '../javascript/module-outcome.js';
import { parseModule } from '../javascript/syntax/parse.js';
import { growTree, type Tree } from '../javascript/syntax/tree.js';
import { snippetPackage } from '../segment/snippet-package.js';
import { kindOf } from '../workspace/extensions.js';
import { expanded, folded } from './expanded.js';
import { isPageFormat } from './formats.js';
import { libraryTags } from './library-tags.js';
import { migrateCode } from './migrate-code.js';
import { migrateDocument, readDocument } from './migrate-document.js';
import { returnedSnippets } from './returned-snippets.js';

/**
 * Migrates a file that makes Segment's snippet without holding it: by a call of `@segment/snippet`, or by a tag that
 * loads the library with its key. The snippet stands in its place first, and is migrated as one that was written there.
 * @throws {ParseError} when the file cannot be read
 * @throws {Error} when its output cannot be read as well as its input
 */
export function migrateExpanded(text: string, migration: Migration): ModuleOutcome {
  const { path } = migration.context;
  const migrate = kindOf(path) === 'embedded' ? migrateDocument : migrateCode;
  const tags = isPageFormat(path) ? libraryTags(text) : [];
  const returned = text.includes(snippetPackage) ? treesOf(text, path).map(returnedSnippets) : [];
  const replacements = [...tags, ...returned.flatMap((own) => own.replacements)];
  if (replacements.length === 0) return migrate(text, migration);
  const removals = returned.flatMap((own) => own.removals);
  const written = expanded(text, replacements, removals);
  return folded(written, migrate(written.text, migration)) ?? migrate(text, migration);
}

function treesOf(text: string, path: string): Tree[] {
  if (kindOf(path) === 'embedded') return readDocument(text, path).trees.map(({ tree }) => tree);
  return [growTree(text, parseModule(text, path).ast)];
}
