import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { never } from '../errors.ts';
import type { SampleMedia } from './sample-story.ts';
import type { SampleTools } from './sample-tools.ts';

/** Makes one file of a sample story in `scratch`; resolves to its path, which ends as its kind does. */
export async function makeMedia(
  media: SampleMedia,
  name: string,
  tools: SampleTools,
  scratch: string,
  signal: AbortSignal,
): Promise<string> {
  switch (media.form) {
    case 'artwork': {
      const path = join(scratch, `${name}.${media.format === 'jpeg' ? 'jpg' : media.format}`);
      await writeFile(path, await tools.renderSvg(media.draw(), media.format));
      return path;
    }
    case 'sound': {
      const path = join(scratch, `${name}.${media.ending}`);
      await tools.encodeSound(media.play(), path, signal);
      return path;
    }
    case 'film': {
      const path = join(scratch, `${name}.mp4`);
      await tools.encodeFilm(media.film(), path, signal);
      return path;
    }
    default:
      return never(media);
  }
}
