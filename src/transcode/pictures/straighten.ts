import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { MediaLimits } from '../../inspect/accepted-media.ts';
import { runFfmpeg } from '../tools/ffmpeg.ts';
import { lookGuards } from '../tools/work-guards.ts';
import { type BasePicture, scaleBase, turnBase } from './image.ts';
import { isStraight, type Straightening, straightenArguments } from './straightening.ts';

/** Straightens and turns an opened part of a photo. @throws as runFfmpeg does. */
export async function straighten(
  photo: BasePicture,
  plan: Straightening,
  scratch: string,
  limits: MediaLimits,
  signal: AbortSignal,
): Promise<BasePicture> {
  const flat = isStraight(plan) ? photo : await drawOut(photo, plan, scratch, limits, signal);
  return turnBase(await scaleBase(flat, plan.straight), plan.turn);
}

async function drawOut(
  photo: BasePicture,
  plan: Straightening,
  scratch: string,
  limits: MediaLimits,
  signal: AbortSignal,
): Promise<BasePicture> {
  const from = join(scratch, 'photo.raw');
  const to = join(scratch, 'straight.raw');
  const guards = lookGuards(scratch, limits, signal);
  try {
    await writeFile(from, photo.data);
    const output = guards.output + photo.data.length;
    await runFfmpeg(straightenArguments(from, plan, photo.channels, to), { ...guards, output });
    const data = await readFile(to);
    if (data.length !== photo.data.length) {
      throw new Error(`Expected ${photo.data.length} bytes of pixels but received ${data.length}`);
    }
    return { ...photo, data };
  } finally {
    await rm(from, { force: true });
    await rm(to, { force: true });
  }
}
