import { createHash, randomBytes } from 'node:crypto';
import { appendFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { temporaryFolder } from '../../../test/support/temporary.ts';
import { growingHash } from './growing-hash.ts';

const data = randomBytes(5_000_000);
const factsOf = (end: number) => ({
  bytes: end,
  sha256: createHash('sha256').update(data.subarray(0, end)).digest('hex'),
});

describe('The hash of a file that grows', () => {
  let folder: Awaited<ReturnType<typeof temporaryFolder>>;
  let path: string;
  beforeEach(async () => {
    folder = await temporaryFolder();
    path = join(folder.path, 'film');
  });
  afterEach(() => folder.remove());
  const write = async (hash: ReturnType<typeof growingHash>, from: number, to: number) => {
    await appendFile(path, data.subarray(from, to));
    hash.wrote([data.subarray(from, from + 5), data.subarray(from + 5, to)], from);
  };

  it('counts what comes, and says so as often as it is asked', async () => {
    const hash = growingHash(path);
    await write(hash, 0, 700);
    expect(await hash.facts()).toEqual(factsOf(700));
    await write(hash, 700, 3_000_000);
    expect(await hash.facts()).toEqual(factsOf(3_000_000));
    expect(await hash.facts()).toEqual(factsOf(3_000_000));
  });

  it('reads what came before it, as after a restart, while more comes', async () => {
    await appendFile(path, data.subarray(0, 2_500_000));
    const hash = growingHash(path);
    for (let at = 2_500_000; at < data.length; at += 100_000) await write(hash, at, at + 100_000);
    expect(await hash.facts()).toEqual(factsOf(data.length));
  });
});
