import type { Beat } from '../beats/beat.ts';
import type { Sample } from '../growth/sample.ts';
import type { Finding } from './trouble.ts';

export interface RoomLimits {
  /** Less free room than this on a disk is little. */
  readonly leastBytes: number;
  /** What the bucket may hold; null where nobody has said. */
  readonly bucketBytes: number | null;
}

/** Room must grow by a tenth before there is enough again, so that a line that is crossed to and fro is one trouble. */
const enough = 1.1;
/** Of what the bucket may hold. */
const nearlyFull = 0.9;

/** Disks of all processes that are alive, each once, and the bucket. */
export function findRoom(
  beats: readonly Beat[],
  sample: Sample | null,
  { leastBytes, bucketBytes }: RoomLimits,
): readonly Finding[] {
  const disks = new Map(beats.map(({ disk, host }) => [disk.mark, { ...disk, host }]));
  return [
    ...[...disks.values()].map(
      ({ mark, host, freeBytes }): Finding => ({
        kind: 'room',
        about: `disk-${mark}`,
        sign: freeBytes < leastBytes ? 'trouble' : freeBytes < leastBytes * enough ? 'unknown' : 'well',
        facts: { where: 'disk', host, leftBytes: freeBytes },
      }),
    ),
    findBucket(sample, bucketBytes),
  ];
}

function findBucket(sample: Sample | null, bucketBytes: number | null): Finding {
  const bucket = { kind: 'room', about: 'bucket' } as const;
  if (bucketBytes === null) return { ...bucket, sign: 'well' };
  if (!sample) return { ...bucket, sign: 'unknown' };
  const { fileBytes } = sample;
  return {
    ...bucket,
    sign: fileBytes > bucketBytes * nearlyFull ? 'trouble' : 'well',
    facts: { where: 'bucket', host: '', leftBytes: Math.max(0, bucketBytes - fileBytes) },
  };
}
