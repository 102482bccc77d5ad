import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ffmpeg } from '../../../test/fixtures/make-media.ts';
import { defaultLimits } from '../../inspect/accepted-media.ts';
import { workGuards } from '../tools/work-guards.ts';
import { decodeSound } from './decode-sound.ts';
import { readHeader } from './header.ts';
import { measureArguments, measureLoudness } from './loudness.ts';
import { chooseStreams } from './streams.ts';

const bounds = { seconds: 60, pixels: 1000 };
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'decode-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** A tone whose loudness changes, with the channels that `pan` gives it. */
async function decodedWith(name: string, pan: string) {
  const path = join(folder, `${name}.mkv`);
  const tone = 'sine=frequency=330:sample_rate=44100:duration=6,tremolo=f=0.5:d=0.9,volume=-9dB';
  await ffmpeg('-f', 'lavfi', '-i', `${tone},pan=${pan}`, '-c:a', 'flac', path);
  const scratch = await mkdtemp(join(folder, 'scratch-'));
  const guards = workGuards(scratch, defaultLimits, 6, 1_000_000, new AbortController().signal);
  const { sounds } = chooseStreams(await readHeader(path, bounds.pixels, guards));
  const decoded = await decodeSound(path, sounds, scratch, bounds, guards, { isMetered: true });
  if (!decoded) throw new Error('Expected a sound');
  const measured = await measureLoudness(measureArguments(decoded, bounds, null), guards);
  return { decoded, measured };
}

describe('loudness that is measured while a sound is decoded', () => {
  it.each([
    ['mono', 'mono|c0=c0'],
    ['stereo', 'stereo|c0=c0|c1=0.5*c0'],
  ])('is what a pass of its own finds in %s', async (name, pan) => {
    const { decoded, measured } = await decodedWith(name, pan);
    expect(decoded.loudness?.integrated).toBeCloseTo(measured?.integrated ?? 0, 0);
    expect(Math.abs((decoded.loudness?.integrated ?? 0) - (measured?.integrated ?? 9))).toBeLessThan(0.2);
    expect(Math.abs((decoded.loudness?.truePeak ?? 0) - (measured?.truePeak ?? 9))).toBeLessThan(0.2);
  });

  it.each([
    ['one-side', 'stereo|c0=c0|c1=0*c0'],
    ['surround', '5.1|FL=c0|FR=c0|FC=c0|LFE=0*c0|BL=c0|BR=c0'],
  ])('does not count where channels are mixed: %s', async (name, pan) => {
    const { decoded, measured } = await decodedWith(name, pan);
    expect(decoded).not.toHaveProperty('loudness');
    expect(measured).not.toBeNull();
  });

  it('is nothing of silence', async () => {
    expect((await decodedWith('silence', 'mono|c0=0*c0')).decoded.loudness).toBeNull();
  });
});
