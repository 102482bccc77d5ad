import { createHash, createHmac } from 'node:crypto';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Config } from './config.ts';
import { createKeptWordings } from './consent/kept-wordings.ts';
import { readWordings } from './consent/read-wordings.ts';
import { type AgendaQueue, type AroundJob, createAgendaQueue } from './jobs/agenda-queue.ts';
import type { AlertKind } from './kiosk/alerts/alert-kinds.ts';
import { openExhibitions } from './kiosk/exhibitions/open-exhibitions.ts';
import type { Logger } from './logger.ts';
import { createDraftLinkEmails } from './messages/draft-link-emails.ts';
import { type MailLog, withLog } from './messages/mail-log.ts';
import { createSmtpMailer } from './messages/smtp-mailer.ts';
import {
  isAllDone,
  runMigrations,
  standingOf,
  untilMade,
  WrongRelease,
} from './migrations/run-migrations.ts';
import { checkMongo, connectMongo, databaseBytes } from './mongo/connection.ts';
import { digestRecords } from './mongo/digest-records.ts';
import { createLimiter, prepareLimits } from './mongo/limiter.ts';
import { observeCommands } from './mongo/observed-commands.ts';
import { createOldRecords } from './mongo/old-records.ts';
import { createEdition } from './mongo/published/edition.ts';
import { editionRecords } from './mongo/published/edition-records.ts';
import { createPublishedStories } from './mongo/published/published-stories.ts';
import { toView } from './mongo/published/published-view.ts';
import { createReviewQueue } from './mongo/review-queue.ts';
import { checkServer } from './mongo/server-check.ts';
import { createAlertReaderStore } from './mongo/stores/alert-reader-store.ts';
import { createAlertStore } from './mongo/stores/alert-store.ts';
import { createArrivalStore } from './mongo/stores/arrival-store.ts';
import { createBeatStore } from './mongo/stores/beat-store.ts';
import { createColleagueStore } from './mongo/stores/colleague-store.ts';
import { createCommandStore } from './mongo/stores/command-store.ts';
import { createContactStore } from './mongo/stores/contact-store.ts';
import { createCuratorStore } from './mongo/stores/curator-store.ts';
import { createDeskTextStore } from './mongo/stores/desk-text-store.ts';
import { createExhibitionStore } from './mongo/stores/exhibition-store.ts';
import { createFailedWorkStore } from './mongo/stores/failed-work-store.ts';
import { createLookStore } from './mongo/stores/look-store.ts';
import { createMigrationLog } from './mongo/stores/migration-log.ts';
import { createPairingStore } from './mongo/stores/pairing-store.ts';
import { createPlaceStore } from './mongo/stores/place-store.ts';
import { createPlayStore } from './mongo/stores/play-store.ts';
import { createSampleStore } from './mongo/stores/sample-store.ts';
import { createScreenPictureStore } from './mongo/stores/screen-picture-store.ts';
import { createScreenStore } from './mongo/stores/screen-store.ts';
import { createSessionRecords } from './mongo/stores/session-record-store.ts';
import { createSessionStore } from './mongo/stores/session-store.ts';
import { createSettingLog } from './mongo/stores/setting-log.ts';
import { createSpeechDraftStore } from './mongo/stores/speech-draft-store.ts';
import { storyModel } from './mongo/stores/story-model.ts';
import { createStoryStore } from './mongo/stores/story-store.ts';
import { createTopicStore } from './mongo/stores/topic-store.ts';
import {
  createGrowthStore,
  createMailLog,
  createUpkeepReports,
  createWatchLease,
} from './mongo/stores/watch-stores.ts';
import { createStoriesIn } from './mongo/stories-in.ts';
import { createUnfinishedStories } from './mongo/unfinished-stories.ts';
import { byNetworksToo } from './network-limiter.ts';
import { contentFolder } from './project-root.ts';
import { createIndexHere } from './search/index-engine.ts';
import { createLiveSearch } from './search/live-search.ts';
import { createThreadedIndex } from './search/threaded-index.ts';
import { keptSecret } from './secret.ts';
import { createOwnSource } from './settings/own-source.ts';
import type { ArrivingBytes } from './storage/arriving-bytes.ts';
import { type BlobStore, conditionOf, newProbeKey, type ProxyHeader } from './storage/blob-store.ts';
import { createDiskArrivingBytes } from './storage/disk/disk-arriving-bytes.ts';
import { createDiskBlobStore } from './storage/disk/disk-blob-store.ts';
import { type ObserveCall, observedBlobs } from './storage/observed-blobs.ts';
import type { ScreenId } from './story/ids.ts';
import type { Surface } from './story/visibility.ts';
import { version } from './version.ts';
import type { TroubleKind } from './watch/troubles/trouble.ts';
import { say } from './words/say.ts';

/** Every store of one process, opened. This file alone picks which they are. */
export type Stores = Awaited<ReturnType<typeof openStores>>;

export interface OpenOptions {
  /** The server starts the embedded store and serves it; workers and commands join the one that runs. */
  readonly embedded: 'start' | 'join';
  /** Called where the embedded store dies under the process. */
  readonly onFatal?: (error: Error) => void;
  /** Of the edition of what the public may see (edition.ts), the same in every process of an archive. */
  readonly leaseMilliseconds?: number;
  /** Who hears of calls to the stores, for numbers and traces. */
  readonly observers?: readonly ObserveCall[];
  /** Where what is searched is held: in a thread of its own, or, for tests and commands, in this one. */
  readonly searchIn?: 'thread' | 'here';
  /** Goes round each job that this process runs. */
  readonly aroundJob?: AroundJob;
}

/** @throws where MongoDB does not answer. */
export async function openStores(config: Config, logger: Logger, options: OpenOptions) {
  const mongo = await openMongo(config, logger, options);
  const { observers = [] } = options;
  const observe = observers.length > 0 ? together(observers) : null;
  const connection = await connectTo(mongo.uri, config, observe !== null).catch(async (error) => {
    await mongo.close();
    throw error;
  });
  if (!connection.db) throw new Error('Expected an open connection but it is closed');
  const secret = config.secret ?? (await keptSecret(config.dataDir));
  if (observe) observeCommands(connection.getClient(), observe);
  const plainBlobs = await openBlobs(config, logger);
  const blobs = observe ? observedBlobs(plainBlobs, observe) : plainBlobs;
  const picturesFrom = await otherOrigin(blobs);
  const arriving = await openArriving(config, blobs, logger);
  const { leaseMilliseconds: lease } = options;
  const editions = editionRecords(connection);
  const edition = createEdition(editions, lease === undefined ? {} : { lease });
  const model = storyModel(connection);
  const settingLog = createSettingLog(connection, edition);
  const own = createOwnSource({ log: settingLog, contact: config.contact, clock: () => performance.now() });
  const places = createPlaceStore(connection, edition);
  const migrating = {
    log: createMigrationLog(connection),
    records: createOldRecords(connection, model, places),
  };
  const wordings = createKeptWordings({
    files: readWordings(path.join(contentFolder, 'consent')),
    log: settingLog,
    now: () => new Date(),
    clock: () => performance.now(),
  });
  const failures = createFailedWorkStore(connection);
  const queue: AgendaQueue = createAgendaQueue(connection.db, logger, {
    failures,
    ...(options.aroundJob && { around: options.aroundJob }),
  });
  const mailLog = createMailLog(connection);
  const exhibitions = createExhibitionStore(connection, edition);
  const published = (surface: Surface) => createPublishedStories(model, edition, surface);
  const search = createLiveSearch({
    published: published('web'),
    labels: async () => ({
      theme: await places.themes(),
      neighbourhood: await places.neighbourhoods(),
      exhibition: await openExhibitions({ exhibitions, published, now: () => new Date() }),
    }),
    engine: options.searchIn === 'thread' ? createThreadedIndex : createIndexHere,
    failed: (err) => logger.warn({ err }, 'the search reads all stories anew'),
  });
  const mail = openMail(config, mailLog);

  /** What was set in the browser, before anybody is answered. */
  const knowOwn = () => Promise.all([own.current(), wordings.refresh()]);

  return {
    secret,
    blobs,
    picturesFrom,
    queue,
    stories: createStoryStore(model, edition),
    arrivals: createArrivalStore(connection),
    arriving,
    scratch: scratchFolder(config),
    publishedView: toView,
    published,
    search,
    /** Has every server read all public stories anew for its search. */
    rebuildSearch: () => edition.adding(async () => undefined, null),
    reviewQueue: createReviewQueue(model),
    unfinished: createUnfinishedStories(model),
    storiesIn: createStoriesIn(model),
    samples: createSampleStore(connection, model, edition),
    places,
    settingLog,
    wordings,
    own,
    topics: createTopicStore(connection, edition),
    exhibitions,
    screens: createScreenStore(connection),
    pairings: createPairingStore(connection),
    plays: createPlayStore(connection),
    alerts: createAlertStore<AlertKind, ScreenId>(connection, {
      model: 'Alert',
      alerts: 'alerts',
      looks: 'alertLooks',
    }),
    alertReaders: createAlertReaderStore(connection, { model: 'AlertReader', collection: 'alertReaders' }),
    commands: createCommandStore(connection),
    screenPictures: createScreenPictureStore(connection),
    contacts: createContactStore(connection),
    looks: createLookStore(connection),
    speechDrafts: createSpeechDraftStore(connection),
    deskTexts: createDeskTextStore(connection),
    colleagues: createColleagueStore(connection),
    curators: createCuratorStore(connection),
    sessions: createSessionStore(connection),
    sessionRecords: createSessionRecords(connection),
    mail,
    mailLog,
    sendLink: createDraftLinkEmails(mail, logger),
    failures,
    beats: createBeatStore(connection),
    watchLease: createWatchLease(connection),
    troubles: createAlertStore<TroubleKind, string>(connection, {
      model: 'Trouble',
      alerts: 'troubles',
      looks: 'troubleLooks',
    }),
    troubleReaders: createAlertReaderStore(connection, {
      model: 'TroubleReader',
      collection: 'troubleReaders',
    }),
    samplesOfGrowth: createGrowthStore(connection),
    upkeepReports: createUpkeepReports(connection),
    editionNumber: async () => (await editions.read()).number,
    pingDatabase: () => checkMongo(connection),
    databaseBytes: () => databaseBytes(connection, config.mongoUri ? null : embeddedFolder(config)),
    /** How many records the largest collection has, where that is more than the embedded store was made for; else null. */
    async outgrown(): Promise<number | null> {
      if (config.mongoUri) return null;
      const { outgrownAt } = await import('./embedded-mongo/index.ts');
      const counts = await Promise.all(
        Object.values(connection.models).map((each) => each.countDocuments({})),
      );
      const most = Math.max(...counts);
      return most >= outgrownAt ? most : null;
    },
    /** A mark of an address, another one each day, of which nobody can tell the address. */
    senderMark: (address: string) =>
      createHmac('sha256', secret)
        .update(`sender ${new Date().toISOString().slice(0, 10)} ${address}`)
        .digest('base64url')
        .slice(0, 22),
    limiter: byNetworksToo((options) => createLimiter(connection, secret, options)),
    migrating,
    /** Every record, counted and hashed. */
    digest: () => digestRecords(connection),
    /**
     * Makes the indexes that queries count on, and the migrations that are still to be made; quick where all is there.
     * @throws WrongRelease where a newer release changed the records, or where they wait for a person to upgrade them
     */
    async prepare(onMade?: Parameters<typeof runMigrations>[2]): Promise<void> {
      const { pending } = await standingOf(migrating);
      if (pending.length > 0 && !config.migrateAtStart && !(await isAllDone(migrating)))
        throw new WrongRelease(say('upgrade-older'));
      for (const each of Object.values(connection.models)) await each.createIndexes();
      await prepareLimits(connection);
      await runMigrations(migrating, { version, now: () => new Date() }, onMade);
      await knowOwn();
    },
    /** Waits for the server that makes them. @throws WrongRelease where a newer release changed the records */
    async untilMigrated(): Promise<void> {
      await untilMade(migrating);
      await knowOwn();
    },
    /** How the store of files is. @throws where the database cannot be reached. */
    async condition() {
      await checkMongo(connection);
      return conditionOf(blobs);
    },
    async close(): Promise<void> {
      await search.close();
      await queue.close();
      await blobs.close();
      await arriving.close();
      await connection.close();
      await mongo.close();
    },
  };
}

/** One observer that tells all of them. */
function together(observers: readonly ObserveCall[]): ObserveCall {
  return (store, operation) => {
    const ends = observers.map((observe) => observe(store, operation));
    return (isWell) => {
      for (const end of ends) end(isWell);
    };
  };
}

/** @throws where nothing answers, or where a server of somebody else's lacks what the archive needs. */
async function connectTo(uri: string, { mongoUri }: Config, monitored: boolean) {
  const connection = await connectMongo(uri, { monitored });
  try {
    if (mongoUri) await checkServer(connection);
    return connection;
  } catch (error) {
    await connection.close();
    throw error;
  }
}

const databaseName = 'stories';

async function openMongo(
  config: Config,
  logger: Logger,
  options: OpenOptions,
): Promise<{ uri: string; close(): Promise<void> }> {
  const nothing = async () => undefined;
  if (config.mongoUri) return { uri: config.mongoUri, close: nothing };
  // Loaded only where it is used: an archive with a MongoDB of its own never opens LMDB.
  const { connectionUri, startEmbeddedMongoThread } = await import('./embedded-mongo/index.ts');
  const socketPath = embeddedSocket(config.dataDir);
  if (options.embedded === 'join') return { uri: connectionUri(socketPath, databaseName), close: nothing };
  const store = await startEmbeddedMongoThread({
    dir: embeddedFolder(config),
    socketPath,
    log: logger.child({ part: 'embedded store' }),
    ...(options.onFatal ? { onFatal: options.onFatal } : {}),
  });
  return { uri: store.uri(databaseName), close: () => store.close() };
}

const embeddedFolder = (config: Config) => path.join(config.dataDir, 'mongo');

// A socket's path has room for about a hundred bytes; a deeper data folder gets one of its own among temporary files.
function embeddedSocket(dataDir: string): string {
  const near = path.join(dataDir, 'run', 'mongo.sock');
  if (Buffer.byteLength(near) <= 100) return near;
  const name = createHash('sha256').update(dataDir).digest('hex').slice(0, 16);
  return path.join(tmpdir(), `neighbourhood-stories-${name}`, 'mongo.sock');
}

export async function openBlobs(config: Config, logger: Logger): Promise<BlobStore> {
  const s3 = s3Options(config, logger);
  if (!s3) return createDiskBlobStore({ ...diskOptions(config), proxy: proxyHeader(config) });
  // Loaded only where it is used: Amazon's client is large, and an archive on a disk has no use for it.
  const { createS3BlobStore } = await import('./storage/s3/s3-blob-store.ts');
  return createS3BlobStore(s3);
}

function diskOptions(config: Config) {
  return { root: path.join(config.dataDir, 'blobs'), floorBytes: config.limits.freeSpaceFloorBytes };
}

function proxyHeader({ filesSentBy }: Config): ProxyHeader | undefined {
  if (filesSentBy === 'x-accel-redirect') return 'X-Accel-Redirect';
  return filesSentBy === 'x-sendfile' ? 'X-Sendfile' : undefined;
}

/** Where pages' pictures come from besides the archive; null where the archive sends them all. */
async function otherOrigin(blobs: BlobStore): Promise<string | null> {
  const other = blobs.elsewhere?.({ key: newProbeKey(), type: 'image/jpeg' });
  return other?.by === 'store' ? new URL(await other.signedAddress()).origin : null;
}

function s3Options(config: Config, logger: Logger) {
  const { s3, filesSentBy, filesSignedSeconds } = config;
  if (!s3) return null;
  return {
    scratch: scratchFolder(config),
    bucket: s3.bucket,
    region: s3.region,
    endpoint: s3.endpoint ?? undefined,
    accessKeyId: s3.accessKeyId ?? undefined,
    secretAccessKey: s3.secretAccessKey ?? undefined,
    signedSeconds: filesSentBy === 'signed-addresses' ? filesSignedSeconds : undefined,
    logger,
  };
}

/** Beside the blobs, since what has arrived becomes one of them. */
async function openArriving(config: Config, blobs: BlobStore, logger: Logger): Promise<ArrivingBytes> {
  const s3 = s3Options(config, logger);
  if (!s3) return createDiskArrivingBytes(diskOptions(config));
  const { createS3ArrivingBytes } = await import('./storage/s3/s3-arriving-bytes.ts');
  return createS3ArrivingBytes({ ...s3, blobs });
}

export const scratchFolder = (config: Config) => path.join(config.dataDir, 'scratch');

/** Null where no emails are sent. */
function openMail({ mail, publicUrl }: Config, log: MailLog) {
  if (!mail || !publicUrl) return null;
  return {
    mailer: withLog(createSmtpMailer({ url: mail.smtpUrl, from: mail.from, tls: mail.tls }), log),
    publicUrl,
  };
}
