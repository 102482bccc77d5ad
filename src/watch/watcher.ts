import { isOn, lookedAt, noAlert } from '../alerts/alert.ts';
import { tellReaders } from '../alerts/tell-readers.ts';
import { isStoreUnavailable } from '../errors.ts';
import { takeSample } from './growth/take-sample.ts';
import { certificateEnd } from './troubles/certificate.ts';
import { createDatabaseWatch, type KnownReader } from './troubles/database-watch.ts';
import { findCertificate, findConsentReview, findOutgrown, findReport } from './troubles/find-due.ts';
import { findJobs } from './troubles/find-jobs.ts';
import { findMail, isMailAway, noMail } from './troubles/find-mail.ts';
import { findRoom } from './troubles/find-room.ts';
import { findFiles } from './troubles/find-stores.ts';
import { findWorkers } from './troubles/find-workers.ts';
import { seldom } from './troubles/seldom.ts';
import { archive, byUrgency, type Finding, patienceWith, type Trouble } from './troubles/trouble.ts';
import { troubleLetters } from './troubles/trouble-letter.ts';
import type { WatchServices } from './watch-services.ts';

/** Looks after the archive, in one process at a time; every process knows what was found. */
export interface Watcher {
  /** What is wrong at this moment, by what needs somebody first. */
  troubles(): readonly Trouble[];
  /** One look. @throws nothing: what it cannot reach is what it has found. */
  look(): Promise<void>;
  /** Looks no more, and leaves the watch to others. */
  end(): Promise<void>;
}

const second = 1000;
const hour = 3600 * second;
/** How long after it was over a trouble is still told of on the system page. */
const day = 24 * hour;
/** A worker that was not heard for so long is taken for gone, unless there is none beside it. */
const forgotten = 7 * day;

/** @param name of this process, as its beats have it. Nothing is looked at before the first look. */
export function createWatcher(services: WatchServices, name: string): Watcher {
  const { alerts, alertReaders, lease, beats, mail, everySeconds, logger, now } = services;
  const watchedSince = now();
  const leaseMilliseconds = 3 * everySeconds * second;
  const database = createDatabaseWatch(services);
  let known: readonly Trouble[] = [];
  let readers: readonly KnownReader[] = [];
  let hadWatchAt: Date | null = null;
  /** While the database cannot be reached: whether it is this process that tells so. */
  let away: { readonly tells: boolean } | null = null;
  let looking: Promise<void> | null = null;

  const ask = {
    files: seldom(3 * everySeconds * second, now, () => findFiles(services.blobs)),
    sample: seldom(hour, now, async () => {
      const own = (await beats.all()).find((beat) => beat.name === name) ?? null;
      return takeSample(services, own);
    }),
    certificate: seldom(hour, now, async () =>
      services.publicUrl ? certificateEnd(services.publicUrl) : null,
    ),
    outgrown: seldom(hour, now, async () => ({ records: await services.outgrown() })),
    // A mail server that nobody has used for long is asked whether it is there.
    mailServer: seldom(hour, now, checkMail),
    mailServerAgain: seldom(3 * everySeconds * second, now, checkMail),
  };

  async function checkMail(): Promise<void> {
    // What comes of it is in the log of emails.
    await mail?.mailer.check().catch(() => undefined);
  }

  async function whoWantsToHear(): Promise<readonly KnownReader[]> {
    const found = await Promise.all(
      (await alertReaders.all()).map(async (curator) => {
        const wish = await alertReaders.wishOf(curator);
        const person = wish === 'at-once' ? await services.addressee(curator) : null;
        return person ? [{ curator, email: person.email }] : [];
      }),
    );
    return found.flat();
  }

  async function findings(at: Date): Promise<readonly Finding[]> {
    const { reports, failures, limits, consentVersion } = services;
    const all = await beats.all();
    const alive = await forgetLongGone(all, at);
    const files = ask.files();
    const [failed, mailFound, ...found] = await Promise.all([
      failures.all(at),
      findMailNow(),
      ...(['backup', 'fixity'] as const).map(async (kind) => findReport(kind, await reports.last(kind))),
    ]);
    return [
      { kind: 'database', about: archive, sign: 'well' },
      ...(files ? [files] : []),
      ...findWorkers(alive, { everySeconds, watchedSince, now: at }),
      ...findRoom(alive, ask.sample(), limits),
      ...findJobs(failed),
      mailFound,
      ...found,
      findCertificate(ask.certificate(), at),
      findOutgrown(ask.outgrown()),
      findConsentReview(consentVersion(), await reports.last('consent'), limits.consentReviewMonths, at),
    ];
  }

  async function findMailNow(): Promise<Finding> {
    const state = mail ? await services.mailLog.read() : noMail;
    if (isMailAway(state)) ask.mailServerAgain();
    else ask.mailServer();
    return findMail(state);
  }

  async function forgetLongGone(all: Awaited<ReturnType<typeof beats.all>>, at: Date) {
    const gone = all.filter((beat) => at.getTime() - beat.at.getTime() > forgotten);
    for (const each of gone) await beats.remove(each.name);
    return all.filter((beat) => !gone.includes(beat));
  }

  /** Notes what begins and what is over. */
  async function note(found: readonly Finding[], before: readonly Trouble[], at: Date): Promise<void> {
    const isAbout = (one: Finding | Trouble) => (other: Finding | Trouble) =>
      one.kind === other.kind && one.about === other.about;
    // A job that was tried again, and a worker or a disk that was taken away, are found no more.
    const missing = before
      .filter((trouble) => comesAndGoes.has(trouble.kind) && !found.some(isAbout(trouble)))
      .map(({ kind, about }): Finding => ({ kind, about, sign: 'well' }));
    for (const finding of [...found, ...missing]) {
      const stored = before.find(isAbout(finding));
      const { kind, about, sign, since = at, facts } = finding;
      const from = stored ?? noAlert<Trouble['kind'], string>(about, kind);
      const after = lookedAt(from, sign, since, at, patienceWith(kind, everySeconds));
      if (stored && after && isLongOver(after, at)) await alerts.remove(stored);
      else if (after && after !== from)
        await alerts.save({ ...after, ...(sign === 'trouble' && facts && { facts }) });
    }
  }

  async function lookOnce(): Promise<void> {
    const at = now();
    try {
      const isMine = await lease.take(name, at, new Date(at.getTime() + leaseMilliseconds));
      const before = await alerts.all();
      const kept = away?.tells ? database.kept() : null;
      if (kept) {
        const stored = before.find(({ kind }) => kind === 'database');
        await alerts.save({ ...kept, version: stored?.version ?? 0 });
      }
      away = null;
      database.forget();
      hadWatchAt = isMine ? at : null;
      if (isMine) {
        await note(await findings(at), kept ? await alerts.all() : before, at);
        readers = await whoWantsToHear();
      }
      known = (await alerts.all()).toSorted(byUrgency);
      if (isMine && mail && known.some(({ episode }) => episode !== null))
        await tellReaders(services, mail, troubleLetters(mail.publicUrl));
    } catch (error) {
      if (!isStoreUnavailable(error)) {
        logger.error({ err: error }, 'a look after the archive failed');
        return;
      }
      // Who had the watch last tells; a frozen process that wakes up had it long ago.
      away ??= {
        tells: hadWatchAt !== null && at.getTime() - hadWatchAt.getTime() < 2 * leaseMilliseconds,
      };
      await database.isAway(away.tells ? readers : [], now());
    }
  }

  return {
    troubles: () => [...database.troubles(), ...known.filter(isOn)],
    look() {
      looking ??= lookOnce().finally(() => {
        looking = null;
      });
      return looking;
    },
    async end() {
      await looking;
      await lease.letGo(name).catch(() => undefined);
    },
  };
}

/** Of these there can be any number. */
const comesAndGoes: ReadonlySet<Trouble['kind']> = new Set(['worker', 'job', 'room']);

const isLongOver = ({ episode, seen }: Trouble, now: Date): boolean =>
  seen === null &&
  (episode === null || (episode.over !== null && now.getTime() - episode.over.getTime() > day));
