/**
 * Prints one line a rule, what failed, and the totals.
 *
 * @typedef {import('vitest/node').TestCase} TestCase
 * @typedef {import('vitest/node').TestModule} TestModule
 * @typedef {{ rule: string, verdict: 'equal' | 'reported' | 'configured' }} Judged a pair, as its test notes it in its meta
 */

/** @returns {import('vitest/node').Reporter} */
export function tableReporter() {
  return {
    onTestRunEnd(modules, errors) {
      const cases = modules.flatMap((module) => [...module.children.allTests()]);
      const failed = cases.filter((test) => test.result().state === 'failed');
      for (const test of failed) explain(test);
      for (const error of [...errors, ...modules.flatMap((module) => module.errors())]) print(error.message);
      printTable(cases);
    },
  };
}

/** @param {readonly TestCase[]} cases */
function printTable(cases) {
  const rows = new Map();
  for (const test of cases) {
    const { rule, verdict } = judged(test);
    if (!rule || test.result().state === 'skipped') continue;
    const row = rows.get(rule) ?? { pairs: 0, equal: 0, reported: 0, configured: 0, failed: 0 };
    row.pairs += 1;
    row[test.result().state === 'passed' ? verdict : 'failed'] += 1;
    rows.set(rule, row);
  }
  const width = Math.max(...[...rows.keys()].map((rule) => rule.length));
  print(line('rule', width, ['pairs', 'equal', 'reported', 'configured', 'failed']));
  for (const [rule, row] of rows) print(line(rule, width, Object.values(row)));
  const totals = [...rows.values()].map((row) => Object.values(row));
  const sums = [0, 1, 2, 3, 4].map((column) => totals.reduce((sum, row) => sum + row[column], 0));
  print(line('total', width, sums));
  const others = cases.filter((test) => !judged(test).rule);
  const passed = others.filter((test) => test.result().state === 'passed').length;
  const programs = cases
    .map((test) => Object(test.meta()).programs ?? 0)
    .reduce((sum, count) => sum + count, 0);
  const leftOut = others.filter((test) => test.result().state === 'skipped').length;
  if (leftOut > 0)
    print(`${leftOut} checks in a real Chromium left out: they are part of --full, where it is installed`);
  print(`${programs} generated programs · ${passed} of ${others.length - leftOut} other checks hold`);
}

/**
 * @param {TestCase} test
 * @returns {Partial<Judged>}
 */
const judged = (test) => Object(test.meta());

/**
 * @param {string} name
 * @param {number} width
 * @param {readonly (string | number)[]} cells
 */
const line = (name, width, cells) =>
  [name.padEnd(width), ...cells.map((cell) => String(cell).padStart(10))].join(' ');

/** @param {TestCase} test */
function explain(test) {
  print(`FAILED ${test.fullName}`);
  for (const { message, diff } of test.result().errors ?? [])
    print([message, diff].filter(Boolean).join('\n'));
}

/** @param {string} text */
const print = (text) => process.stdout.write(`${text}\n`);
