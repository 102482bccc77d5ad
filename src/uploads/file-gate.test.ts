import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import { describe, expect, it } from '@jest/globals';
import { FileRefused, fileGate } from './file-gate.ts';
import { headBytes } from './upload-services.ts';

const verdict = { limit: 100_000, tooLarge: 'too large' };

/** What comes through, and the head that the judge saw. */
async function pass(chunks: readonly Buffer[], judge = async (_head: Buffer) => verdict) {
  let seen = Buffer.alloc(0);
  const gate = fileGate((head) => {
    seen = Buffer.from(head);
    return judge(head);
  });
  const [, out] = await Promise.all([pipeline(Readable.from(chunks), gate), buffer(gate)]);
  return { seen, out };
}

describe('A file gate', () => {
  const bytes = Buffer.from(Array.from({ length: 50_000 }, (_, index) => index % 251));

  it.each([1, 7, 4099, 4100, 4101, 50_000])(
    'lets a file by unchanged in pieces of %d bytes',
    async (size) => {
      const pieces = Array.from({ length: Math.ceil(bytes.length / size) }, (_, index) =>
        bytes.subarray(index * size, (index + 1) * size),
      );
      const { seen, out } = await pass(pieces);
      expect(out.equals(bytes)).toBe(true);
      expect(seen.length).toBeGreaterThanOrEqual(headBytes);
      expect(bytes.subarray(0, seen.length).equals(seen)).toBe(true);
    },
  );

  it('judges a file that is shorter than its head, and one that is empty', async () => {
    expect((await pass([Buffer.from('ab')])).seen.toString()).toBe('ab');
    expect((await pass([])).seen).toHaveLength(0);
  });

  it('lets nothing by that the judge refuses', async () => {
    const refuse = async () => Promise.reject(new FileRefused('not a picture'));
    await expect(pass([bytes], refuse)).rejects.toThrow('not a picture');
  });

  it.each([
    [99_999, true],
    [100_000, false],
    [250_000, false],
  ])('of a limit of 100,000 bytes, passes %d: %s', async (size, passes) => {
    const chunks = Array.from({ length: Math.ceil(size / 1000) }, (_, index) =>
      Buffer.alloc(Math.min(1000, size - index * 1000)),
    );
    const passing = pass(chunks);
    if (passes) expect((await passing).out).toHaveLength(size);
    else await expect(passing).rejects.toThrow('too large');
  });
});
