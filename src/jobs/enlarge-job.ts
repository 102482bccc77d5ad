import { withLocalCopy } from '../storage/local-copy.ts';
import { dueToEnlarge, enlarged, notEnlarged, withFilm } from '../story/changes/larger-sizes.ts';
import type { StoryId } from '../story/ids.ts';
import { type GrowingMedia, isReady } from '../story/media.ts';
import { isSent } from '../story/story.ts';
import type { Transcoder } from '../transcode/transcoder.ts';
import type { Handler } from './handler.ts';
import type { JobQueue } from './job.ts';
import { type PreparationServices, prepareMedia, type Stage } from './prepare-media.ts';
import { removeRenditions, storeRenditions } from './store-renditions.ts';
import { secondsOf, workDue } from './work-due.ts';

/**
 * Makes the larger sizes of a film that can be looked at in its smallest. The story goes its way meanwhile: what people
 * say of the film stays, and a story that is taken back takes nothing more. What the new files stand in the place of, posters and the list
 * of sizes, is left to the sweep, since somebody may be reading it.
 */
export function enlargeHandler(
  services: PreparationServices & { readonly transcoder: Transcoder; readonly queue: JobQueue },
): Handler<'enlarge'> {
  const { blobs, transcoder } = services;
  const stageOf = (id: StoryId): Stage<GrowingMedia> => ({
    name: 'larger',
    due: (story, mediaId) =>
      isSent(story) ? (dueToEnlarge(story).find((film) => film.id === mediaId) ?? null) : null,
    async work({ id: media, facts, renditions }, path, scratch, { progress, signal }) {
      const smallest = renditions.find(({ kind }) => kind === 'film');
      if (!smallest || facts.form !== 'film') throw new Error('Expected a film but received none');
      const made = await withLocalCopy(blobs, smallest.key, scratch, (below) =>
        transcoder.enlarge(path, facts, below, scratch, progress, signal),
      );
      const larger = await storeRenditions(blobs, { story: id, media }, made, signal);
      return {
        becomes: (film) => enlarged(film, larger),
        discard: () => removeRenditions(blobs, larger),
      };
    },
    giveUp: notEnlarged,
    settle: (story, film) => (isSent(story) && isReady(film) ? withFilm(story, film) : story),
  });

  return async (job, run) => {
    const outcome = await prepareMedia(services, job, stageOf(job.story), run);
    const story = await services.stories.find(job.story);
    for (const due of story ? workDue(story) : [])
      await services.queue.add(due, story ? secondsOf(story, due) : 0);
    return outcome;
  };
}
