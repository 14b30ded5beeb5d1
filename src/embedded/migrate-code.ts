import type { Migration } from '../javascript/context.js';
import type { ModuleOutcome } from '../javascript/module-outcome.js';
import { type Parsed, parseModule } from '../javascript/syntax/parse.js';
import { growTree } from '../javascript/syntax/tree.js';
import { createPrefilter } from '../workspace/prefilter.js';
import { joined } from './outcomes.js';
import { migrateProgram, programOf } from './strings.js';

/**
 * Migrates a program that holds Segment's snippet in a string: the program as a module, each such string as a script of
 * the page that it is put into.
 * @throws {ParseError} when the program cannot be read
 * @throws {Error} when its output cannot be read as well as its input
 */
export function migrateCode(text: string, migration: Migration): ModuleOutcome {
  const { path, options } = migration.context;
  const parsed = parseModule(text, path);
  const program = programOf(growTree(text, parsed.ast), createPrefilter(options.global));
  const { outcomes, edits } = migrateProgram(program, migration);
  const outcome = joined(text, outcomes, [], edits);
  if (outcome.output !== null) verify(parsed, parseModule(outcome.output, path));
  return outcome;
}

/** An output that reads worse than its input is never written. */
function verify(before: Parsed, after: Parsed): void {
  if (after.mistakes > before.mistakes) throw new Error('the output has syntax errors');
}
