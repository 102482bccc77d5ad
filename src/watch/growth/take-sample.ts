import { dayOf } from '../../story-form/days/uk-day.ts';
import type { Beat } from '../beats/beat.ts';
import type { WatchServices } from '../watch-services.ts';
import { measureFiles } from './measure-files.ts';
import type { Sample } from './sample.ts';

/** Measures how large the archive is, keeps it as the day's sample, and resolves to it. */
export async function takeSample(
  { blobs, samples, databaseBytes, now }: Pick<WatchServices, 'blobs' | 'samples' | 'databaseBytes' | 'now'>,
  own: Beat | null,
): Promise<Sample> {
  const at = now();
  const { year, month, day } = dayOf(at);
  const sample = {
    ...(await measureFiles(blobs)),
    day: `${year}-${two(month)}-${two(day)}`,
    at,
    databaseBytes: await databaseBytes(),
    freeBytes: own?.disk.freeBytes ?? 0,
  };
  await samples.keep(sample);
  return sample;
}

const two = (number: number) => String(number).padStart(2, '0');
