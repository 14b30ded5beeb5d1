import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { devNull } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * One thing to measure. The folder of the tree is put behind its arguments.
 * `check` is the same command, asked to print its report: see `measure/changes.js`.
 *
 * @typedef {{ name: string, argv: string[], check?: string[], missing?: string }} Command
 */

const require = createRequire(import.meta.url);

/** The name by which our own command is told from its peers. */
export const OURS = 'segment-to-amplitude';

/**
 * A file of an installed package, found beside its manifest, since a package may forbid to resolve its other
 * parts.
 *
 * @param {() => string} resolveManifest throws where the package is not installed
 * @param {string} path inside of the package
 */
function packageFile(resolveManifest, path) {
  try {
    const file = join(dirname(resolveManifest()), path);
    return existsSync(file) ? file : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Our command, or the one that the user wants to measure in its place.
 *
 * @param {string | undefined} replacement a line for the shell
 * @returns {Command}
 */
function ours(replacement) {
  if (replacement !== undefined)
    return { name: OURS, argv: ['bash', '-c', `exec ${replacement} "$@"`, 'bash'] };
  if (!existsSync(new URL('../dist/', import.meta.url))) {
    return { name: OURS, argv: [], missing: 'not built; `npm run build` does it' };
  }
  const bin = fileURLToPath(new URL('../bin/segment-to-amplitude.js', import.meta.url));
  const check = [process.execPath, bin, '--dry-run', '--format', 'json'];
  return { name: OURS, argv: [...check, '--output', devNull], check };
}

/**
 * jscodeshift's own command line at its fastest: its transform is not compiled, and leaves most files
 * unparsed.
 *
 * @returns {Command}
 */
function jscodeshift() {
  const name = 'jscodeshift';
  const installed = packageFile(() => require.resolve('jscodeshift/package.json'), 'bin/jscodeshift.js');
  const bin = process.env.BENCH_JSCODESHIFT ?? installed;
  if (bin === undefined) return { name, argv: [], missing: 'jscodeshift is not installed' };
  const transform = fileURLToPath(new URL('./peers/jscodeshift-transform.cjs', import.meta.url));
  const flags = ['--dry', '--no-babel', '--parser', 'tsx', '-s', '--ignore-pattern', '**/dist/**'];
  return { name, argv: [process.execPath, bin, ...flags, '-t', transform] };
}

/**
 * ast-grep's own executable, on all cores, with the output that costs it least.
 *
 * @returns {Command}
 */
function astGrep() {
  const name = 'ast-grep';
  const installed = packageFile(() => require.resolve('@ast-grep/cli/package.json'), 'ast-grep');
  const bin = process.env.BENCH_AST_GREP ?? installed;
  if (bin === undefined) return { name, argv: [], missing: '@ast-grep/cli is not installed' };
  const rules = fileURLToPath(new URL('./peers/ast-grep-rules.yml', import.meta.url));
  return { name, argv: [bin, 'scan', '--json=stream', '--rule', rules] };
}

/**
 * The floor under every tool that is written for Node.
 *
 * @returns {Command}
 */
function walkAndRead() {
  const script = fileURLToPath(new URL('./peers/walk-and-read.js', import.meta.url));
  return { name: 'walk-and-read', argv: [process.execPath, script] };
}

/**
 * All that is measured, ours first.
 *
 * @param {string | undefined} replacement for our command
 */
export const listCommands = (replacement) => [ours(replacement), jscodeshift(), astGrep(), walkAndRead()];
