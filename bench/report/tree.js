import { OURS } from '../commands.js';
import { ratio, spread } from '../measure/statistics.js';
import { CPU_LIMITS, MEMORY_LIMIT, verdict } from '../targets.js';
import { TREES } from '../trees/specifications.js';
import { digits, markdownTable, middleAndRange } from './figures.js';

/**
 * @typedef {import('../measure/interleave.js').Result} Result
 * @typedef {import('../measure/run.js').Measurement} Measurement
 */

/**
 * The spread of one figure over the runs; undefined where a run does not have it.
 *
 * @param {Result} result
 * @param {keyof Measurement} key
 */
function figure({ runs }, key) {
  const values = runs.map((run) => run[key]);
  return values.every((value) => value !== undefined) ? spread(values) : undefined;
}

/**
 * A command that could not be measured has its reason below the table instead of figures.
 *
 * @param {Result} result
 */
const wasMeasured = ({ problem }) => problem === undefined;

/**
 * @param {Result} result
 */
function timesRow(result) {
  const cells = /** @type {const} */ (['cpu', 'wall', 'memory']).map((key) => {
    const values = wasMeasured(result) ? figure(result, key) : undefined;
    return values === undefined ? '–' : middleAndRange(values);
  });
  return [result.command.name, ...cells];
}

/**
 * @param {string} tree
 * @param {Result} ours
 * @param {Result} peer
 */
function ratioRow(tree, ours, peer) {
  const of = (/** @type {'cpu' | 'wall'} */ key) =>
    ratio(
      ours.runs.map((run) => run[key]),
      peer.runs.map((run) => run[key]),
    );
  const cpu = of('cpu');
  const target = CPU_LIMITS[tree]?.[peer.command.name];
  const judged = target === undefined ? '–' : `≤ ${target.text}: ${judge(tree, ours, peer, target)}`;
  return [peer.command.name, middleAndRange(cpu), middleAndRange(of('wall')), judged];
}

/**
 * A limit with seconds for each file with calls is one for what remains when these are taken off.
 *
 * @param {string} tree
 * @param {Result} ours
 * @param {Result} peer
 * @param {{ limit: number, perHit?: number }} target
 */
function judge(tree, ours, peer, { limit, perHit = 0 }) {
  const hits = TREES.filter(({ name }) => name === tree).reduce((sum, one) => sum + one.files * one.share, 0);
  const rest = ours.runs.map(({ cpu }) => cpu - hits * perHit);
  const theirs = peer.runs.map(({ cpu }) => cpu);
  return verdict(ratio(rest, theirs).median, limit);
}

/**
 * @param {Result} ours
 */
function memoryLine(ours) {
  const memory = figure(ours, 'memory');
  if (memory === undefined) return 'Peak memory: this system does not tell it.';
  const judged = verdict(memory.max, MEMORY_LIMIT);
  return `Peak memory of ${OURS}: ${digits(memory.max)} MB; target ≤ ${MEMORY_LIMIT} MB: ${judged}.`;
}

/**
 * Everything that was found out on one tree.
 *
 * @param {string} tree
 * @param {readonly Result[]} results
 */
export function describeTree(tree, results) {
  const parts = [markdownTable(['command', 'CPU s', 'wall s', 'peak memory MB'], results.map(timesRow))];
  const ours = results.find(({ command }) => command.name === OURS);
  const peers = results.filter((result) => result !== ours && wasMeasured(result));
  if (ours !== undefined && wasMeasured(ours)) {
    const head = [`${OURS} ÷`, 'CPU', 'wall', 'target for CPU'];
    if (peers.length > 0) {
      parts.push(
        markdownTable(
          head,
          peers.map((peer) => ratioRow(tree, ours, peer)),
        ),
      );
    }
    parts.push(memoryLine(ours));
  }
  const problems = results.filter((result) => !wasMeasured(result));
  parts.push(...problems.map(({ command, problem }) => `${command.name}: ${problem}`));
  return parts.join('\n\n');
}
