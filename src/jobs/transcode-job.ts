import type { StoryId } from '../story/ids.ts';
import { canBeHeard, mediaBase } from '../story/media.ts';
import { isSent } from '../story/story.ts';
import type { Transcoder } from '../transcode/transcoder.ts';
import type { Handler } from './handler.ts';
import type { JobQueue } from './job.ts';
import { type PreparationServices, prepareMedia, preparing } from './prepare-media.ts';
import { removeRenditions, storeRenditions } from './store-renditions.ts';
import { enlargeJobsOf, listenJobsOf, secondsOf } from './work-due.ts';

/**
 * Makes the renditions of one media and stores each under a fresh key; a film's larger sizes follow, and what can be heard
 * goes on to be listened to.
 */
export function transcodeHandler(
  services: PreparationServices & { readonly transcoder: Transcoder; readonly queue: JobQueue },
): Handler<'transcode'> {
  const { blobs, transcoder } = services;
  const stageOf = (story: StoryId) =>
    preparing('inspected', async (media, path, scratch, { progress, signal }) => {
      const rendered = await transcoder.transcode(
        path,
        media.facts,
        scratch,
        progress,
        signal,
        media.framing,
      );
      const renditions = await storeRenditions(blobs, { story, media: media.id }, rendered.files, signal);
      return {
        becomes: () => ({
          ...mediaBase(media),
          state: 'ready',
          facts: media.facts,
          renditions,
          placeholder: rendered.placeholder,
          ...(rendered.hasLarger && ({ larger: 'due', attempt: null, tries: 0 } as const)),
          ...(canBeHeard(media) && { listening: { state: 'due', tries: 0 } as const }),
        }),
        discard: () => removeRenditions(blobs, renditions),
      };
    });

  return async (job, run) => {
    const outcome = await prepareMedia(services, job, stageOf(job.story), run);
    const story = await services.stories.find(job.story);
    if (!story || !isSent(story)) return outcome;
    const due = [...enlargeJobsOf(story), ...listenJobsOf(story)];
    for (const job of due) await services.queue.add(job, secondsOf(story, job));
    return outcome;
  };
}
