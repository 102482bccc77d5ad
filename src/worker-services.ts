import type { Config } from './config.ts';
import { curatorAddressees } from './curators/curator.ts';
import { createInspector } from './inspect/media-inspector.ts';
import type { LaneSettings } from './jobs/agenda-queue.ts';
import { enlargeHandler } from './jobs/enlarge-job.ts';
import { enlargePartHandler } from './jobs/enlarge-part-job.ts';
import type { Handler, Handlers } from './jobs/handler.ts';
import { inspectHandler } from './jobs/inspect-job.ts';
import type { JobType } from './jobs/job.ts';
import { mixHandler } from './jobs/mix-job.ts';
import { transcodeHandler } from './jobs/transcode-job.ts';
import { reconcileHandler, sweepHandler } from './jobs/upkeep-jobs.ts';
import { workBudget } from './jobs/work-budget.ts';
import { watchScreensHandler } from './kiosk/alerts/watch-job.ts';
import { whereaboutsOf } from './kiosk/exhibitions/reach.ts';
import type { Logger } from './logger.ts';
import { mediaLimits } from './media-limits.ts';
import { isFarewellDue, pendingNotifications, tellHandler } from './messages/tell-job.ts';
import { listenHandler } from './speech/listen-job.ts';
import { sweepSpeechDrafts } from './speech/sweep-drafts.ts';
import { sweepBeside } from './story/stores/kept-beside.ts';
import type { WithdrawnStory } from './story/story.ts';
import { createNarrationMixer } from './transcode/ffmpeg-narration-mixer.ts';
import { createTranscoder } from './transcode/media-transcoder.ts';
import type { Stores } from './wire.ts';
import { eraseHandler, listWishHandler } from './withdraw/withdraw-jobs.ts';

/** The worker's handlers, one for every type of job. */
export function createHandlers(config: Config, stores: Stores, logger: Logger): Handlers {
  const limits = mediaLimits(config);
  const services = {
    stories: stores.stories,
    arrivals: stores.arrivals,
    arriving: stores.arriving,
    blobs: stores.blobs,
    unfinished: stores.unfinished,
    queue: stores.queue,
    budget: workBudget(stores.limiter, config.quotas, () => new Date()),
    inspector: createInspector({ limits }),
    transcoder: createTranscoder({ limits }),
    mixer: createNarrationMixer({ limits }),
    logger,
    now: () => new Date(),
    scratch: stores.scratch,
    leaseSeconds: config.worker.leaseSeconds,
    tries: config.worker.tries,
    divideSeconds: config.worker.divideSeconds,
    ageSeconds: config.worker.sweepAgeSeconds,
    contacts: stores.contacts,
    speechDrafts: stores.speechDrafts,
    deskTexts: stores.deskTexts,
    colleagues: stores.colleagues,
    screenPictures: stores.screenPictures,
    speechModel: config.speechModel,
    listenPriority: 'idle' as const,
    mail: stores.mail,
  };
  const { screens, exhibitions, places, topics, published, alerts, alertReaders } = stores;
  const kiosk = {
    ...{ screens, exhibitions, places, topics, published, alerts, alertReaders },
    whereabouts: whereaboutsOf(stores.stories, services.now),
    addressee: curatorAddressees(stores.curators),
  };
  const withdrawal = {
    ...services,
    isFarewellDue: (story: WithdrawnStory) => isFarewellDue(services, story),
  };
  /** Whoever is written to reads the archive's name as it is now. */
  const named =
    <Type extends JobType>(handler: Handler<Type>): Handler<Type> =>
    async (job, run) => {
      await stores.own.current();
      return handler(job, run);
    };
  return {
    inspect: inspectHandler(services),
    transcode: transcodeHandler(services),
    enlarge: enlargeHandler(services),
    'enlarge-part': enlargePartHandler(services),
    mix: mixHandler(services),
    listen: listenHandler(services),
    'list-wish': listWishHandler(withdrawal),
    erase: eraseHandler(withdrawal),
    tell: named(tellHandler(services)),
    'watch-screens': named(watchScreensHandler({ ...services, ...kiosk })),
    reconcile: reconcileHandler(services),
    sweep: sweepHandler({
      ...services,
      pendingNotifications: () => pendingNotifications(services),
      sweepSpokenWords: async () =>
        (await sweepSpeechDrafts(services)) +
        (await sweepBeside(services.deskTexts, services.stories, () => true)),
    }),
  };
}

/** How much of each kind of work this worker does at a time, and how often it looks for more. */
export function laneSettings(config: Config): LaneSettings {
  const { imageLane, audioLane, videoLane, ...times } = config.worker;
  return {
    ...times,
    concurrency: {
      inspect: 2,
      image: imageLane,
      audio: audioLane,
      video: videoLane,
      long: 1,
      mix: 1,
      listen: 1,
      withdraw: 1,
      tell: 1,
      'watch-screens': 1,
      reconcile: 1,
      sweep: 1,
    },
  };
}
