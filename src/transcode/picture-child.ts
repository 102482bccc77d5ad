import { availableParallelism } from 'node:os';
import { writeFrames } from './animation-frames.ts';
import { sharp } from './guarded-sharp.ts';
import { lookAt, openUpload } from './open-upload.ts';
import type { PictureJob } from './picture-job.ts';

/**
 * The child that opens uploads: one picture, under a limit of memory and time, and then it ends (S3, S4). Its job comes as
 * JSON in its only argument; its answer goes to standard output.
 */
async function work(job: PictureJob): Promise<unknown> {
  switch (job.task) {
    case 'look': {
      const sizes = [];
      for (const source of job.sources) sizes.push(await lookAt(source, job.folder));
      return sizes;
    }
    case 'open':
      return openUpload(job);
    case 'frames':
      return writeFrames(job);
    default:
      return job satisfies never;
  }
}

// Each thread of libvips holds lines of the picture for itself.
sharp.concurrency(Math.min(4, availableParallelism()));
try {
  const answer = await work(JSON.parse(process.argv[2] ?? ''));
  process.stdout.write(JSON.stringify(answer ?? null));
} catch (error) {
  process.stderr.write(error instanceof Error ? error.message : String(error));
  process.exitCode = 3;
}
