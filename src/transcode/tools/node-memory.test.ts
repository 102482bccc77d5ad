import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect, it } from '@jest/globals';
import { dataLimitOf, spaceForCode } from './node-memory.ts';

const run = promisify(execFile);

it('counts what is set aside for code, and nothing else', () => {
  const maps = [
    '00400000-00500000 r-xp 00000000 fe:00 1234 /usr/bin/node',
    '10000000-30000000 rwxp 00000000 00:00 0 ',
    '30000000-30100000 rwxp 00000000 fe:00 99 /tmp/library.so',
    '40000000-50000000 rw-p 00000000 00:00 0 ',
    '50000000-60000000 ---p 00000000 00:00 0 ',
  ].join('\n');
  expect(spaceForCode(maps)).toBe(0x20000000);
});

it.each([
  [150, true],
  [500, false],
])('lets a child of this Node fill %i MB of 400: %p', async (megabytes, fits) => {
  const fill = `Buffer.alloc(${megabytes * 1e6}, 1)`;
  const child = run('prlimit', [`--data=${dataLimitOf(400e6)}`, '--core=0', process.execPath, '-e', fill]);
  await expect(
    child.then(
      () => true,
      () => false,
    ),
  ).resolves.toBe(fits);
});
