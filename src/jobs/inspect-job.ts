import type { Inspector } from '../inspect/inspector.ts';
import { isSettled, type Media, mediaBase, type UnsettledMedia } from '../story/media.ts';
import type { Handler } from './handler.ts';
import type { JobQueue } from './job.ts';
import { type PreparationServices, prepareMedia, preparing } from './prepare-media.ts';
import { transcodeJobOf } from './work-due.ts';

/** Looks at what arrived; an accepted media goes on to be transcoded. */
export function inspectHandler(
  services: PreparationServices & { readonly inspector: Inspector; readonly queue: JobQueue },
): Handler<'inspect'> {
  const stage = preparing('received', async (media, path, scratch, attempt) => {
    const found = await services.inspector.inspect(path, scratch, attempt.signal);
    const kept = mediaBase(media);
    if (found.kind === 'refused' && found.said) {
      services.logger.info({ media: media.id, said: found.said }, 'a file could not be opened');
    }
    return {
      becomes: () =>
        found.kind === 'refused'
          ? { ...kept, state: 'refused', reason: found.reason }
          : { ...kept, state: 'inspected', facts: found.facts, attempt: null, tries: 0 },
      discard: async () => undefined,
    };
  });
  return async (job, run) => {
    const outcome = await prepareMedia(services, job, stage, run);
    const story = await services.stories.find(job.story);
    const media = story?.media.find((candidate) => candidate.id === job.media);
    if (media && isInspected(media)) await services.queue.add(transcodeJobOf(job.story, media));
    return outcome;
  };
}

function isInspected(media: Media): media is Extract<UnsettledMedia, { state: 'inspected' }> {
  return !isSettled(media) && media.state === 'inspected';
}
