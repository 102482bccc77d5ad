import { createReadStream } from 'node:fs';
import { newRenditionKey } from '../storage/keys.ts';
import type { StoryId } from '../story/ids.ts';
import { canBeHeard, type InspectedMedia, type Media, mediaBase, type Rendition } from '../story/media.ts';
import { isSent } from '../story/story.ts';
import type { RenderedFile, Transcoder } from '../transcode/transcoder.ts';
import type { Handler } from './handler.ts';
import type { JobQueue } from './job.ts';
import { type PreparationServices, prepareMedia, type Stage } from './prepare-media.ts';
import { listenJobsOf } from './work-due.ts';

/** Makes every rendition of one media and stores each under a fresh key; what can be heard goes on to be listened to. */
export function transcodeHandler(
  services: PreparationServices & { readonly transcoder: Transcoder; readonly queue: JobQueue },
): Handler<'transcode'> {
  const { blobs, transcoder } = services;

  async function storeFile(story: StoryId, media: InspectedMedia, file: RenderedFile): Promise<Rendition> {
    const { path, ...described } = file;
    const key = newRenditionKey(story, media.id, file.name);
    const facts = await blobs.put(key, createReadStream(path), { type: file.type });
    return { ...described, key, ...facts };
  }

  async function removeAll(renditions: readonly Rendition[]): Promise<void> {
    for (const rendition of renditions) await blobs.delete(rendition.key);
  }

  const stageOf = (story: StoryId): Stage<InspectedMedia> => ({
    from: 'inspected',
    async work(media, path, scratch, attempt) {
      const rendered = await transcoder.transcode(
        path,
        media.facts,
        scratch,
        attempt.progress,
        attempt.signal,
        media.framing,
      );
      const renditions: Rendition[] = [];
      try {
        for (const file of rendered.files) {
          attempt.signal.throwIfAborted();
          renditions.push(await storeFile(story, media, file));
        }
      } catch (error) {
        await removeAll(renditions);
        throw error;
      }
      return {
        ...mediaBase(media),
        state: 'ready',
        facts: media.facts,
        renditions,
        placeholder: rendered.placeholder,
        ...(canBeHeard(media) && { listening: { state: 'due', tries: 0 } as const }),
      };
    },
    discard: async (result: Media) => {
      if (result.state === 'ready') await removeAll(result.renditions);
    },
  });

  return async (job, run) => {
    const outcome = await prepareMedia(services, job, stageOf(job.story), run);
    const story = await services.stories.find(job.story);
    for (const due of story && isSent(story) ? listenJobsOf(story) : []) await services.queue.add(due);
    return outcome;
  };
}
