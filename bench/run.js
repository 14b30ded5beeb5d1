/**
 * Measures the command on generated trees, side by side with its peers. `node bench/run.js --help` tells the
 * options.
 */
import { listCommands, OURS } from './commands.js';
import { describeChanges } from './measure/changes.js';
import { interleave } from './measure/interleave.js';
import { HELP, readOptions } from './options.js';
import { writeFigures } from './report/docs.js';
import { describeMachine } from './report/machine.js';
import { describeTree } from './report/tree.js';
import { isUntouched } from './trees/commit.js';
import { createTree } from './trees/temporary.js';

/**
 * @typedef {import('./commands.js').Command} Command
 * @typedef {import('./options.js').Options} Options
 * @typedef {import('./trees/specifications.js').Specification} Specification
 */

/** @param {string} message */
const say = (message) => process.stderr.write(`${message}\n`);

/**
 * The commands that the user asked for; ours is always among them.
 *
 * @param {Options} options
 */
function chooseCommands({ command, peers }) {
  const commands = listCommands(command);
  const unknown = peers?.find((peer) => !commands.some(({ name }) => name === peer));
  if (unknown !== undefined) throw new Error(`there is no peer "${unknown}"`);
  return commands.filter(({ name }) => name === OURS || (peers?.includes(name) ?? true));
}

/**
 * Measures on one tree. Figures from a tree that changed underway are worth nothing, hence the look at the
 * end.
 *
 * @param {Specification} specification
 * @param {Options} options
 * @param {string} root
 * @param {readonly Command[]} commands
 */
async function measureOn({ name }, options, root, commands) {
  const changes = await describeChanges(commands[0], root);
  const results = await interleave(commands, root, options.rounds, say);
  if (!isUntouched(root)) throw new Error(`a command changed the tree "${name}": its figures are void`);
  const parts = [describeTree(name, results), changes, describeMachine(options.rounds)];
  return {
    text: parts.filter((part) => part !== undefined).join('\n\n'),
    failed: results[0].problem !== undefined,
  };
}

/**
 * Has a tree for as long as it is measured on.
 *
 * @param {Specification} specification
 * @param {Options} options
 * @param {readonly Command[]} commands
 */
async function measureTree(specification, options, commands) {
  say(`${specification.name}: writing ${specification.files} files`);
  const tree = createTree(specification);
  try {
    return await measureOn(specification, options, tree.root, commands);
  } finally {
    if (options.keep) {
      tree.keep();
      say(`${specification.name}: ${tree.root}`);
    } else tree.remove();
  }
}

/**
 * A missing peer is told and no failure; a run without figures of our own is one.
 *
 * @param {Options} options
 */
async function main(options) {
  const commands = chooseCommands(options);
  for (const specification of options.trees) {
    const { text, failed } = await measureTree(specification, options, commands);
    process.stdout.write(`\n## ${specification.name}\n\n${specification.about}\n\n${text}\n`);
    if (failed) process.exitCode = 1;
    else if (options.writeDocs) writeFigures(specification.name, text);
  }
}

// Without a handler the process would end at once, and the trees would stay.
process.once('SIGINT', () => process.exit(130));
process.once('SIGTERM', () => process.exit(143));
try {
  const options = readOptions(process.argv.slice(2));
  if (options.help) process.stdout.write(HELP);
  else await main(options);
} catch (error) {
  say(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}
