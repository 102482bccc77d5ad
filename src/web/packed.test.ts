import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { describe, expect, it } from '@jest/globals';
import { packer } from './packed.ts';

describe('packer', () => {
  const body = Buffer.from('A story of a gate. '.repeat(100));

  it('packs so that a browser gets the page back, in fewer bytes', async () => {
    const packed = packer(body);
    const [br, gzip] = [await packed('br'), await packed('gzip')];
    expect(brotliDecompressSync(br)).toEqual(body);
    expect(gunzipSync(gzip)).toEqual(body);
    expect(Math.max(br.length, gzip.length)).toBeLessThan(body.length / 4);
  });

  it('packs once, however many ask', async () => {
    const packed = packer(body);
    const [first, second] = await Promise.all([packed('br'), packed('br')]);
    expect(second).toBe(first);
  });
});
