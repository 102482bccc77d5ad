import { availableParallelism } from 'node:os';
import { writeFrames } from './animation-frames.ts';
import { sharp } from './guarded-sharp.ts';
import { readLibraryHeader } from './library-header.ts';
import { lookAt, openUpload } from './open-upload.ts';
import type { PictureJob } from './picture-job.ts';

/**
 * The child that opens uploads: one picture, under a limit of memory and time, and then it ends (S3, S4). Its job comes as
 * JSON in its only argument; its answer goes to standard output.
 */
async function work(job: PictureJob): Promise<void> {
  switch (job.task) {
    case 'header':
      return answer(await readLibraryHeader(job.path));
    case 'look': {
      const sizes = [];
      for (const source of job.sources) sizes.push(await lookAt(source, job.folder));
      return answer(sizes);
    }
    case 'open':
      return openUpload(job, answer);
    case 'frames':
      await writeFrames(job);
      return answer(null);
    default:
      return job satisfies never;
  }
}

function answer(found: unknown): void {
  process.stdout.write(`${JSON.stringify(found)}\n`);
}

// Each thread of libvips holds lines of the picture for itself.
sharp.concurrency(Math.min(4, availableParallelism()));
try {
  await work(JSON.parse(process.argv[2] ?? ''));
} catch (error) {
  process.stderr.write(error instanceof Error ? error.message : String(error));
  process.exitCode = 3;
}
