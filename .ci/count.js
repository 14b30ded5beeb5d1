// Prints "<passed> <failed>" of a vitest report, and the failures on stderr.
// Usage: node count.js <report> <exit code of vitest>
import { readFileSync } from 'node:fs';
import { relative } from 'node:path';

const [file, code] = process.argv.slice(2);

function read() {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return null;
  }
}

/** A file that fails as a whole, such as by a syntax error, has no tests to count. */
function failuresOf({ name, status, message, assertionResults }) {
  const tests = assertionResults.filter((test) => test.status === 'failed');
  const path = relative(process.cwd(), name);
  if (tests.length === 0) return status === 'failed' ? [`${path}: ${firstLine(message)}`] : [];
  return tests.map((test) => `${path}: ${test.fullName}: ${firstLine(test.failureMessages[0])}`);
}

const firstLine = (text) => String(text ?? '').split('\n')[0];

const report = read();
const passed = report?.numPassedTests ?? 0;
const failures = report === null ? ['no report was written'] : report.testResults.flatMap(failuresOf);
if (failures.length === 0 && code !== '0') failures.push(`the command ended with ${code}`);
for (const failure of failures) console.error(failure);
console.log(`${passed} ${failures.length}`);
