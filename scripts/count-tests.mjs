/** Prints one plain line from jest's JSON results: how many tests passed, failed and were skipped. */
import { readFileSync } from 'node:fs';

const text = readFileSync(process.argv[2], 'utf8');
if (text === '') {
  process.stderr.write('jest ended before it had results.\n');
  process.exit(1);
}
const results = JSON.parse(text);
// A test file that could not even be loaded holds no test, and must still count as a failure.
const failed = results.numFailedTests + results.numRuntimeErrorTestSuites;
const skipped = results.numPendingTests + results.numTodoTests;
console.log(`${results.numPassedTests} passed, ${failed} failed, ${skipped} skipped`);
