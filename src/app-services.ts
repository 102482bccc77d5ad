import path from 'node:path';
import type { AppServices } from './app.ts';
import type { Config } from './config.ts';
import { readWordings } from './consent/read-wordings.ts';
import { displayName } from './curators/curator.ts';
import { lookAt } from './inspect/sniff.ts';
import { readPrompts } from './intake/pages/prompts.ts';
import { screensHolding } from './kiosk/exhibitions/reach.ts';
import type { LimiterOptions } from './limiter.ts';
import type { Logger } from './logger.ts';
import { showingTime } from './story/consent.ts';
import type { CuratorId, StoryId } from './story/ids.ts';
import { isSent } from './story/story.ts';
import type { Stores } from './wire.ts';

/** What the app's pages need; `publicUrl` is where this server is reached. */
export function appServices(
  config: Config,
  stores: Stores,
  logger: Logger,
  publicUrl: URL,
  draining: () => boolean,
): AppServices {
  const now = () => new Date();
  const https = publicUrl.protocol === 'https:';
  const { stories, places, blobs, published, topics, exhibitions, contacts, looks } = stores;
  const wordings = readWordings(path.join(root, 'content', 'consent'));
  const codes = stores.limiter(limits.codes);
  const storyAddress = (id: StoryId) => `/stories/${id}`;
  const curatorName = async (id: CuratorId) => {
    const curator = await stores.curators.find(id);
    return curator && displayName(curator);
  };
  const whereabouts = async (id: StoryId) => {
    const story = await stories.find(id);
    if (!story || story.state === 'draft') return null;
    const until = isSent(story) ? showingTime(story.consent).until : null;
    const changed = story.history.at(-1)?.at ?? null;
    return { reference: story.reference, since: until && until <= now() ? until : changed };
  };
  const shared = { stories, places, blobs, logger, now };
  const uploads = {
    blobs,
    sniffer: { lookAt },
    limits: { ...config.limits, bytesPerDay: config.quotas.bytesPerAddressPerDay },
    quotas: {
      bytes: stores.limiter(limits.bytesByAddress(config)),
      siteBytes: stores.limiter(limits.siteBytes(config)),
    },
    pace: { bytes: 32_000, seconds: config.limits.uploadIdleSeconds },
  };
  return {
    gallery: {
      published: published('web'),
      topics,
      places,
      blobs,
      publicUrl,
      contentFolder: path.join(root, 'content'),
    },
    intake: {
      ...shared,
      jobs: stores.queue,
      arrivals: stores.arrivals,
      arriving: stores.arriving,
      scratch: stores.scratch,
      ...uploads,
      quotas: {
        ...uploads.quotas,
        drafts: stores.limiter(limits.drafts(config)),
        links: stores.limiter(limits.links),
      },
      topics,
      exhibitions,
      contacts,
      wordings,
      prompts: readPrompts(path.join(root, 'content', 'prompts.md')),
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
      badSignIns: {
        byAccount: stores.limiter(limits.signInsByAccount),
        byAddress: stores.limiter(limits.signInsByAddress),
      },
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
      wordings,
      jobs: stores.queue,
      curatorName,
      screensHolding: (id) => screensHolding(stores, id),
    },
    withdraw: {
      ...shared,
      ...uploads,
      topics,
      exhibitions,
      contacts,
      wordings,
      jobs: stores.queue,
      codes,
      published: published('web'),
      concerns: stores.limiter(limits.concerns),
      allConcerns: stores.limiter(limits.allConcerns),
      secret: stores.secret,
      publicUrl,
      storyAddress,
    },
    support: { topics, places },
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
      limits: {
        pairings: {
          byAddress: stores.limiter(limits.pairingsByAddress),
          ofSite: stores.limiter(limits.pairings),
        },
        wrongCodes: stores.limiter(limits.wrongPairingCodes),
      },
      whereabouts,
      publicUrl,
      https,
      serviceWorker: path.join(root, 'public', 'kiosk', 'service-worker.js'),
      logger,
      now,
    },
    health: { check: stores.check, draining, logger },
    publicUrl,
    contact: config.contact,
    trustedProxies: config.trustedProxies,
    root,
    logger,
  };
}

const hour = 3600;
const day = 24 * hour;

/** What one asker may take in a window, and what we say beyond it. */
const limits = {
  drafts: ({ quotas }: Config): LimiterOptions => ({
    name: 'drafts',
    points: quotas.draftsPerAddressPerHour,
    seconds: hour,
    sentence: 'Many stories have been started from this connection. Wait an hour and try again.',
  }),
  bytesByAddress: ({ quotas }: Config): LimiterOptions => ({
    name: 'bytes',
    points: quotas.bytesPerAddressPerDay,
    seconds: day,
    sentence:
      'A great deal has been sent from this connection today. What has arrived is safe. Send the rest tomorrow.',
  }),
  siteBytes: ({ quotas }: Config): LimiterOptions => ({
    name: 'site-bytes',
    points: quotas.bytesPerDay,
    seconds: day,
    sentence: 'The archive has taken in all it can today. What has arrived is safe. Send the rest tomorrow.',
  }),
  links: {
    name: 'links',
    points: 6,
    seconds: hour,
    sentence: 'Many links have been sent by e-mail. Wait an hour, or go back and copy the link instead.',
  },
  codes: {
    name: 'codes',
    points: 20,
    seconds: hour,
    sentence: 'Too many private links from here did not lead anywhere. Wait an hour and check the link.',
  },
  concerns: {
    name: 'concerns',
    points: 10,
    seconds: hour,
    sentence: 'Many stories have been hidden from this connection. Wait an hour, or get in touch with us.',
  },
  allConcerns: {
    name: 'all-concerns',
    points: 30,
    seconds: hour,
    sentence: 'Many stories have been hidden in the last hour.',
  },
  pairingsByAddress: {
    name: 'pairings-address',
    points: 30,
    seconds: hour,
    sentence: 'Many screens have asked for a code from this connection. Wait an hour and try again.',
  },
  pairings: {
    name: 'pairings',
    points: 600,
    seconds: hour,
    sentence: 'Many screens have asked for a code. Wait an hour and try again.',
  },
  wrongPairingCodes: {
    name: 'wrong-pairing-codes',
    points: 10,
    seconds: hour / 4,
    sentence: 'Too many codes were not right. Wait a quarter of an hour and try again.',
  },
  signInsByAccount: {
    name: 'sign-in-account',
    points: 10,
    seconds: hour / 4,
    sentence: 'Too many tries to sign in. Wait a quarter of an hour and try again.',
  },
  signInsByAddress: {
    name: 'sign-in-address',
    points: 10,
    seconds: hour / 4,
    sentence: 'Too many tries to sign in. Wait a quarter of an hour and try again.',
  },
} as const;

/** The folder that holds views/, public/ and content/: one above dist/ or src/. */
const root = path.resolve(import.meta.dirname, '..');
