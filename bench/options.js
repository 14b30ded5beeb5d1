import { parseArgs } from 'node:util';
import { TREES } from './trees/specifications.js';

/**
 * @typedef {{ rounds: number, trees: readonly import('./trees/specifications.js').Specification[],
 *   command: string | undefined, peers: string[] | undefined, keep: boolean, writeDocs: boolean,
 *   help: boolean }} Options
 */

export const HELP = `node bench/run.js [options]

  --rounds <n>        how often each command runs (5)
  --tree <name>       sparse, dense, bare or phone; may be repeated (all four)
  --peer <name>       jscodeshift, ast-grep or walk-and-read; may be repeated (all)
  --command <line>    measure this command in place of the build in this folder; it runs inside the tree and
                      gets the tree's path as its last argument, so write its own paths in full
  --keep              leave the trees where they are and say where
  --write-docs        put the figures into docs/performance.md; not together with --command
`;

const FLAGS = /** @type {const} */ ({
  rounds: { type: 'string', default: '5' },
  tree: { type: 'string', multiple: true },
  peer: { type: 'string', multiple: true },
  command: { type: 'string' },
  keep: { type: 'boolean', default: false },
  'write-docs': { type: 'boolean', default: false },
  help: { type: 'boolean', default: false },
});

/**
 * @param {string[]} names
 */
function chooseTrees(names) {
  const unknown = names.find((name) => !TREES.some((tree) => tree.name === name));
  if (unknown !== undefined) throw new Error(`there is no tree "${unknown}"`);
  return TREES.filter((tree) => names.includes(tree.name));
}

/**
 * @param {string} text
 */
function readRounds(text) {
  const rounds = Number(text);
  if (!Number.isInteger(rounds) || rounds < 1)
    throw new Error(`--rounds takes a whole number from 1 up, not "${text}"`);
  return rounds;
}

/**
 * Reads the command line; a mistake in it is an error, so that nobody waits ten minutes for the wrong
 * figures.
 *
 * @param {string[]} args
 * @returns {Options}
 */
export function readOptions(args) {
  const { values } = parseArgs({ args, options: FLAGS });
  if (values.command !== undefined && values['write-docs']) {
    throw new Error('--write-docs is for the build in this folder: leave out --command');
  }
  return {
    rounds: readRounds(values.rounds),
    trees: values.tree === undefined ? TREES : chooseTrees(values.tree),
    command: values.command,
    peers: values.peer,
    keep: values.keep,
    writeDocs: values['write-docs'],
    help: values.help,
  };
}
