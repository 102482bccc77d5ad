import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from '@jest/globals';
import { byLine } from './by-line.ts';
import { RanTooLong, runGuarded } from './guarded.ts';

const never = new AbortController().signal;
const guards = { folder: '/tmp', signal: never, seconds: 60, memory: null, output: 1e6 };
const counting = 'let n = 0; setInterval(() => console.log(n++), 10)';

/** A child of idle priority that counts aloud until it is ended; `seconds` is what it may take. */
function count(seconds = 60) {
  const ending = new AbortController();
  let heard = 0;
  const running = runGuarded(
    process.execPath,
    ['-e', counting],
    { ...guards, signal: ending.signal, seconds, priority: 'idle' },
    {
      onOutput: byLine(() => {
        heard += 1;
      }),
    },
  );
  return { heard: () => heard, running, end: () => ending.abort() };
}

const until = async (holds: () => boolean) => {
  while (!holds()) await sleep(10);
};

describe('A child of idle priority', () => {
  it('stands still while another tool runs, and goes on after it', async () => {
    const child = count();
    const ended = expect(child.running).rejects.toThrow();
    await until(() => child.heard() > 3);
    const other = runGuarded('sleep', ['5'], guards);
    // What it had written before is heard by then.
    await sleep(1000);
    const then = child.heard();
    await sleep(1000);
    expect(child.heard()).toBe(then);
    await other;
    await until(() => child.heard() > then + 3);
    child.end();
    await ended;
  });

  it('has as much time as ever after it stood still, and no more', async () => {
    const other = runGuarded('sleep', ['2'], guards);
    const child = count(4);
    const begun = Date.now();
    await expect(child.running).rejects.toThrow(RanTooLong);
    expect(Date.now() - begun).toBeGreaterThan(6000);
    expect(child.heard()).toBeGreaterThan(0);
    await other;
  });

  it('is ended while it stands still', async () => {
    const other = runGuarded('sleep', ['1'], guards);
    const child = count();
    const ended = expect(child.running).rejects.toThrow();
    await sleep(200);
    child.end();
    await ended;
    await other;
  });
});
