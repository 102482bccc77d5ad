/** Prints from jest's JSON results which files took longest, and in one plain line how many tests passed, failed and were skipped. */
import { readFileSync } from 'node:fs';
import { relative } from 'node:path';

const text = readFileSync(process.argv[2], 'utf8');
if (text === '') {
  process.stderr.write('jest ended before it had results.\n');
  process.exit(1);
}
const results = JSON.parse(text);
// A test file that could not even be loaded holds no test, and must still count as a failure.
const failed = results.numFailedTests + results.numRuntimeErrorTestSuites;
const skipped = results.numPendingTests + results.numTodoTests;
const times = results.testResults
  .map(({ name, startTime, endTime }) => ({
    name: relative('.', name),
    seconds: (endTime - startTime) / 1000,
  }))
  .sort((one, other) => other.seconds - one.seconds);
if (times.length > 10) {
  const sum = times.reduce((all, { seconds }) => all + seconds, 0);
  console.log(`${times.length} files, ${sum.toFixed(0)} s one after the other. The longest:`);
  for (const { name, seconds } of times.slice(0, 10))
    console.log(`${seconds.toFixed(1).padStart(7)} s  ${name}`);
}
console.log(`${results.numPassedTests} passed, ${failed} failed, ${skipped} skipped`);
