import type { Inspector } from '../inspect/inspector.ts';
import { isSettled, type Media, mediaBase, type UnsettledMedia } from '../story/media.ts';
import { secondsDue, secondsOfWork } from '../story/work-cost.ts';
import type { Handler } from './handler.ts';
import type { JobQueue } from './job.ts';
import { type PreparationServices, prepareMedia, preparing } from './prepare-media.ts';
import type { WorkBudget } from './work-budget.ts';
import { transcodeJobOf } from './work-due.ts';

/** Looks at what arrived; an accepted media goes on to be transcoded. */
export function inspectHandler(
  services: PreparationServices & {
    readonly inspector: Inspector;
    readonly queue: JobQueue;
    readonly budget: WorkBudget;
  },
): Handler<'inspect'> {
  const stage = preparing('received', async (media, path, scratch, attempt) => {
    const found = await services.inspector.inspect(path, scratch, attempt.signal);
    const kept = mediaBase(media);
    if (found.kind === 'refused' && found.said) {
      services.logger.info({ media: media.id, said: found.said }, 'a file could not be opened');
    }
    const discard = async () => undefined;
    if (found.kind === 'refused') {
      return { becomes: () => ({ ...kept, state: 'refused', reason: found.reason }), discard };
    }
    const { facts } = found;
    const waitsUntil = await services.budget.take(media.sender ?? null, secondsOfWork(facts));
    return {
      becomes: () => ({
        ...kept,
        state: 'inspected',
        facts,
        attempt: null,
        tries: 0,
        ...(waitsUntil && { waitsUntil }),
      }),
      discard,
    };
  });
  return async (job, run) => {
    const outcome = await prepareMedia(services, job, stage, run);
    const story = await services.stories.find(job.story);
    const media = story?.media.find((candidate) => candidate.id === job.media);
    if (media && isInspected(media)) {
      await services.queue.add(transcodeJobOf(job.story, media), secondsDue(media));
    }
    return outcome;
  };
}

function isInspected(media: Media): media is Extract<UnsettledMedia, { state: 'inspected' }> {
  return !isSettled(media) && media.state === 'inspected';
}
