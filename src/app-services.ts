import path from 'node:path';
import type { AppServices } from './app.ts';
import type { Config } from './config.ts';
import { curatorNames, limitedTo } from './curators/curator.ts';
import { createProvider } from './curators/openid/provider.ts';
import { signInTries } from './curators/sign-in/tries.ts';
import { toHangFirst } from './gallery/pages/resting-work.ts';
import { storyView } from './gallery/pages/story-page.ts';
import { sniffer } from './inspect/sentences.ts';
import { intakeQuotas } from './intake/intake-limits.ts';
import { readPrompts } from './intake/pages/prompts.ts';
import { workDue } from './jobs/work-due.ts';
import { watchServices } from './keep-watch.ts';
import { alertChoice } from './kiosk/alerts/alert-choice.ts';
import { longestLease } from './kiosk/exhibitions/lease.ts';
import { screensHolding, whereaboutsOf } from './kiosk/exhibitions/reach.ts';
import { oneStoryPage } from './kiosk/player/one-story.ts';
import { currentRelease } from './kiosk/player/releases.ts';
import { pairingLimits } from './kiosk/screens/pairing-limits.ts';
import { silentScreens } from './kiosk/screens/silent-screens.ts';
import type { Logger } from './logger.ts';
import { mediaLimits } from './media-limits.ts';
import { createCuratorEmails } from './messages/curator-emails.ts';
import { wrongCodes } from './private-code.ts';
import { contentFolder, projectRoot } from './project-root.ts';
import { logoMaker } from './transcode/pictures/logo.ts';
import { smallPictureReader } from './transcode/pictures/small-picture.ts';
import { protections } from './transcode/tools/protections.ts';
import { uploadPace, uploadQuotas } from './uploads/upload-limits.ts';
import { version } from './version.ts';
import type { Metrics, MetricsSources } from './watch/metrics/metrics.ts';
import { systemChoice } from './watch/system/system-choice.ts';
import type { Trouble } from './watch/troubles/trouble.ts';
import type { Protection, WatchServices } from './watch/watch-services.ts';
import type { RequestObserver } from './web/observed.ts';
import type { Stores } from './wire.ts';
import { concernLimits } from './withdraw/raise-concern.ts';
import { say } from './words/say.ts';

/** What the process that serves them knows of itself. */
export interface Standing {
  /** True once it has been asked to stop. */
  draining(): boolean;
  /** What is wrong with the archive. */
  troubles(): readonly Pick<Trouble, 'kind'>[];
  /** Where numbers are kept. */
  readonly metrics?: Metrics | null;
  readonly observers?: readonly RequestObserver[];
}

/** What the app's pages need; `publicUrl` is where this server is reached. */
export function appServices(
  config: Config,
  stores: Stores,
  logger: Logger,
  publicUrl: URL,
  { draining, troubles, metrics = null, observers = [] }: Standing,
): AppServices {
  const now = () => new Date();
  const startedAt = now();
  const watch = watchServices(config, stores, logger);
  const https = publicUrl.protocol === 'https:';
  const { stories, places, blobs, published, topics, exhibitions, contacts, looks, limiter } = stores;
  const { speechDrafts, deskTexts, wordings } = stores;
  const release = currentRelease(projectRoot);
  const codes = wrongCodes(limiter);
  const curatorName = curatorNames(stores.curators);
  const { alertReaders } = stores;
  const sendsEmails = stores.mail !== null;
  const shared = { stories, places, blobs, logger, now };
  const uploads = {
    blobs,
    arrivals: stores.arrivals,
    arriving: stores.arriving,
    scratch: stores.scratch,
    sniffer,
    limits: { ...config.limits, bytesPerDay: config.quotas.bytesPerAddressPerDay },
    quotas: uploadQuotas(limiter, config.quotas),
    pace: uploadPace(config.limits.uploadIdleSeconds),
    senderMark: stores.senderMark,
  };
  const gallery = {
    ...{ published: published('web'), topics, places, exhibitions, blobs, publicUrl },
    search: stores.search,
    own: stores.own.current,
    contentFolder,
    now,
  };
  return {
    gallery,
    intake: {
      ...shared,
      jobs: stores.queue,
      ...uploads,
      quotas: { ...uploads.quotas, ...intakeQuotas(limiter, config.quotas) },
      topics,
      exhibitions,
      contacts,
      wordings,
      prompts: readPrompts(path.join(contentFolder, 'prompts.md')),
      codes,
      sendLink: stores.sendLink,
      publicUrl,
      https,
    },
    consent: { wordings },
    curators: {
      curators: stores.curators,
      places,
      sessions: stores.sessions,
      secret: stores.secret,
      https,
      publicUrl,
      sessionRecords: stores.sessionRecords,
      lasting: config.signIn,
      tries: signInTries(limiter),
      openid:
        config.openid && createProvider(config.openid, new URL('/curate/sign-in/openid/back', publicUrl)),
      secondStep: config.signIn.secondStep,
      tell: createCuratorEmails(stores.mail, logger),
      alertChoice: (account) => alertChoice({ exhibitions, alertReaders, sendsEmails }, account),
      systemChoice: (account) => systemChoice(watch, account),
      logger,
      now,
    },
    moderation: {
      ...shared,
      queue: stores.reviewQueue,
      topics,
      exhibitions,
      contacts,
      looks,
      speechDrafts,
      deskTexts,
      colleagues: stores.colleagues,
      publishedView: stores.publishedView,
      storyPage: (story) => storyView(gallery, story),
      screenPage: (shown) => oneStoryPage({ places, topics, publicUrl, release, now }, shown),
      wordings,
      jobs: stores.queue,
      uploads,
      curatorName,
      screensHolding: (id) => screensHolding(stores, id),
    },
    withdraw: {
      ...shared,
      ...uploads,
      topics,
      exhibitions,
      contacts,
      speechDrafts,
      deskTexts,
      wordings,
      jobs: stores.queue,
      codes,
      published: published('web'),
      ...concernLimits(limiter),
      secret: stores.secret,
      publicUrl,
      storyAddress: (id) => `/stories/${id}`,
      screenDays: () => longestLease(stores, now()),
    },
    support: { topics, places },
    settings: {
      ...{ places, stories, exhibitions, topics, blobs, uploads, logger, curatorName, now, contentFolder },
      askInTheseWords: (text, by) => wordings.publish(text, by, wordings.current.version),
      scratch: stores.scratch,
      makeLogo: logoMaker(mediaLimits(config), stores.scratch),
      storiesIn: stores.storiesIn,
      limitedTo: limitedTo(stores.curators),
      log: stores.settingLog,
      own: stores.own,
      environment: { contact: config.contact },
      toHangFirst: (id) => toHangFirst(gallery, id),
    },
    records: {
      ...shared,
      queue: stores.reviewQueue,
      published,
      exhibitions,
      looks,
      curatorName,
      publicUrl,
      secret: stores.secret,
    },
    kiosk: {
      exhibitions,
      places,
      topics,
      blobs,
      published,
      screens: stores.screens,
      pairings: stores.pairings,
      plays: stores.plays,
      commands: stores.commands,
      screenPictures: stores.screenPictures,
      readSmallPicture: smallPictureReader(mediaLimits(config), stores.scratch),
      curatorName,
      alertReaders,
      sendsEmails,
      limits: pairingLimits(limiter),
      whereabouts: whereaboutsOf(stories, now),
      publicUrl,
      https,
      release,
      openers: {
        boot: path.join(projectRoot, 'dist', 'public', 'kiosk', 'boot.js'),
        serviceWorker: path.join(projectRoot, 'dist', 'public', 'kiosk', 'service-worker.js'),
      },
      logger,
      now,
    },
    system: {
      ...watch,
      work: stores.queue,
      jobs: stores.queue,
      stories,
      workDue,
      silentScreens: () => silentScreens(stores.screens, now()),
      protections: decoderProtections,
      version,
      startedAt,
    },
    metrics: { ...metricsSources(stores, watch), metrics, metricsToken: config.metrics.token },
    observers: [...(metrics ? [metrics.requests] : []), ...observers],
    health: {
      condition: stores.condition,
      draining,
      troubles: () => [...new Set(troubles().map(({ kind }) => kind))],
      logger,
    },
    addresses: {
      publicUrl,
      declared: config.publicUrl ? [config.publicUrl, ...config.otherAddresses] : null,
      trustedProxies: config.trustedProxies,
    },
    picturesFrom: stores.picturesFrom,
    own: stores.own,
    root: projectRoot,
    logger,
  };
}

/** What keeps a program that opens what strangers send from doing anything else, on the machine of this server. */
async function decoderProtections(): Promise<readonly Protection[]> {
  const { by: _by, ...held } = await protections();
  return Object.entries(held).map(([name, holds]) => ({
    words: say(`system-protection-${name.toLowerCase()}`),
    holds,
  }));
}

/** What the numbers are read from, as somebody asks for them. */
function metricsSources(stores: Stores, watch: WatchServices): MetricsSources {
  return {
    ...watch,
    work: stores.queue,
    version,
    silentScreens: () => silentScreens(stores.screens, new Date()),
    edition: stores.editionNumber,
    async uploads() {
      let [files, receivedBytes] = [0, 0];
      for await (const { media, received } of stores.arrivals.leftBefore(new Date(Date.now() + day))) {
        if (media !== null) continue;
        files += 1;
        receivedBytes += received;
      }
      return { files, receivedBytes };
    },
  };
}

const day = 86_400_000;
