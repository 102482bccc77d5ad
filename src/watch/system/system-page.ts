import { isOn } from '../../alerts/alert.ts';
import { viewHelpers } from '../../web/view-helpers.ts';
import { listed } from '../../words/lists.ts';
import { say } from '../../words/say.ts';
import { ago, clockOf, dayAndTime, howLong, longDay } from '../../words/times.ts';
import { type Beat, isSilent } from '../beats/beat.ts';
import { bytesAWeek } from '../growth/sample.ts';
import { isMailAway } from '../troubles/find-mail.ts';
import { overWords, systemPage, wordsOf } from '../troubles/trouble-words.ts';
import type { SystemServices } from '../watch-services.ts';
import type { SystemFacts } from './system-facts.ts';

const { size } = viewHelpers;

type Settings = Pick<
  SystemServices,
  'everySeconds' | 'limits' | 'version' | 'startedAt' | 'consentVersion'
> & { readonly sendsEmails: boolean };

/** The model of views/curate/system: what needs somebody first, then everything as it is. */
export function systemPageModel(facts: SystemFacts, settings: Settings) {
  const { now, troubles, screens, protections } = facts;
  const needs = troubles.filter(isOn);
  const count = needs.length + (screens.length > 0 ? 1 : 0);
  return {
    title: say('system-page-title'),
    private: true,
    bodyClass: 'curate',
    scripts: ['js/curate/system.js'],
    isWell: count === 0,
    standing: count === 0 ? say('system-page-well') : say('system-page-needs', { count }),
    asOf: say('system-page-as-of', { clock: clockOf(now) }),
    needs: needs.map((trouble) => {
      const words = wordsOf(trouble);
      return { ...words, page: words.page === systemPage ? null : words.page };
    }),
    screens:
      screens.length > 0
        ? {
            title: say('system-screens-title', { count: screens.length }),
            rows: screens.map(({ name, address, heardAt }) => ({ name, address, heard: ago(heardAt, now) })),
          }
        : null,
    lately: troubles
      .filter(({ episode }) => episode !== null && episode.over !== null)
      .map((trouble) => overWords(trouble, now)),
    work: workRows(facts),
    failed: failedRows(facts),
    processes: facts.beats.map((beat) => processRow(beat, settings.everySeconds, now)),
    isWorkerThere: facts.beats.some(({ kind }) => kind === 'worker'),
    stores: [
      { name: say('system-stores-database'), took: tookWords(facts.took.database) },
      { name: say('system-stores-files'), took: tookWords(facts.took.files) },
    ],
    room: roomRows(facts, settings),
    days: facts.samples.toReversed().map(({ at, files, fileBytes, freeBytes }) => ({
      day: longDay(at),
      files: filesWords(files, fileBytes),
      free: size(freeBytes),
    })),
    mail: mailRows(facts, settings),
    care: careRows(facts, settings),
    protections: protections.map(({ words, holds }) => ({
      words,
      holds: say(holds ? 'system-protections-holds' : 'system-protections-not'),
    })),
    version: settings.version,
    runsSince: dayAndTime(settings.startedAt),
  };
}

/** Lanes in which there is anything at all. */
function workRows({ lanes, failed, now }: SystemFacts) {
  return lanes
    .map(({ lane, waits, runs, later, waitsSince }) => ({
      name: say('system-lane', { lane }),
      waits,
      oldest: waitsSince && waits > 0 ? say('system-work-oldest', { time: ago(waitsSince, now) }) : null,
      runs,
      later,
      failed: failed.filter((each) => each.lane === lane).length,
    }))
    .filter((row) => row.waits + row.runs + row.later + row.failed > 0);
}

function failedRows({ failed }: SystemFacts) {
  return failed.map(({ id, lane, story, reference, tries, at, why, isFinal }) => ({
    id,
    isFinal,
    title: say('system-job-title', { lane }),
    story: reference && say('system-failed-story', { story: reference }),
    address: story && `/curate/stories/${story}`,
    when: say('system-failed-when', { tries, when: dayAndTime(at) }),
    why,
  }));
}

function processRow(beat: Beat, everySeconds: number, now: Date) {
  const { name, kind, host, pid, since, at, version, doing, jobsDone } = beat;
  const silent = isSilent(beat, everySeconds, now);
  const work = doing.map((each) =>
    say('system-process-doing-one', {
      lane: say('system-lane', { lane: each.lane }),
      time: howLong(each.since, now),
    }),
  );
  return {
    id: name,
    title: say(`system-process-${kind}`, { host, pid: String(pid) }),
    isSilent: silent,
    mark: say(silent ? 'system-process-silent' : 'system-process-alive'),
    heard: say('system-process-heard', { heard: ago(at, now) }),
    since: say('system-process-since', { since: dayAndTime(since), version }),
    // What a silent one was at is not what it does.
    doing:
      kind === 'server' || silent
        ? null
        : work.length > 0
          ? say('system-process-doing', { work: listed(work) })
          : say('system-process-idle'),
    done: kind === 'worker' ? say('system-process-done', { count: jobsDone }) : null,
  };
}

const tookWords = (milliseconds: number | null): string =>
  milliseconds === null ? say('system-stores-not') : say('system-stores-took', { milliseconds });

const filesWords = (files: number, bytes: number): string =>
  say('system-room-files-size', { files, size: size(bytes) });

function roomRows({ beats, samples }: SystemFacts, { limits: { bucketBytes } }: Settings) {
  const disks = new Map(beats.map(({ disk, host }) => [disk.mark, { ...disk, host }]));
  const last = samples.at(-1);
  const unmeasured = say('system-room-unmeasured');
  return [
    ...[...disks.values()].map(({ host, freeBytes, bytes }) => ({
      name: say('system-room-disk', { host }),
      value: say('system-room-free', { free: size(freeBytes), all: size(bytes) }),
    })),
    { name: say('system-room-files'), value: last ? filesWords(last.files, last.fileBytes) : unmeasured },
    ...(last && bucketBytes !== null
      ? [
          {
            name: say('system-room-files'),
            value: say('system-room-bucket', { size: size(last.fileBytes), all: size(bucketBytes) }),
          },
        ]
      : []),
    {
      name: say('system-room-database'),
      value: last?.databaseBytes == null ? unmeasured : size(last.databaseBytes),
    },
    { name: say('system-room-growth'), value: growthWords(samples, bucketBytes) },
  ];
}

const weekMilliseconds = 7 * 86_400_000;

function growthWords(samples: SystemFacts['samples'], bucketBytes: number | null): string {
  const aWeek = bytesAWeek(samples);
  const last = samples.at(-1);
  if (aWeek === null || !last) return say('system-room-growth-unknown');
  if (aWeek <= 0) return say('system-room-growth-none');
  const left = bucketBytes === null ? last.freeBytes : Math.max(0, bucketBytes - last.fileBytes);
  const lasts = new Date(last.at.getTime() + (left / aWeek) * weekMilliseconds);
  // What lasts for longer than anybody plans is no news.
  if (left / aWeek > 520) return say('system-room-growth-week', { size: size(aWeek) });
  return say('system-room-growth-lasts', { size: size(aWeek), time: howLong(last.at, lasts) });
}

function mailRows({ mail, lanes, wish }: SystemFacts, { sendsEmails }: Settings) {
  if (!sendsEmails) return null;
  const { sentAt, failedAt, refusedAt, foundAt } = mail;
  const when = (at: Date | null) => (at ? dayAndTime(at) : say('system-mail-never'));
  const isTried = [sentAt, failedAt, refusedAt, foundAt].some((at) => at !== null);
  const can = isMailAway(mail) ? 'system-mail-no' : 'system-mail-yes';
  const waiting = lanes.find(({ lane }) => lane === 'tell');
  return {
    isOff: wish === 'off',
    rows: [
      { name: say('system-mail-state'), value: say(isTried ? can : 'system-mail-untried') },
      { name: say('system-mail-sent'), value: when(sentAt) },
      { name: say('system-mail-failed'), value: when(failedAt) },
      { name: say('system-mail-refused'), value: when(refusedAt) },
      {
        name: say('system-mail-waits'),
        value: String(waiting ? waiting.waits + waiting.later + waiting.runs : 0),
      },
    ],
  };
}

function careRows({ reports, troubles }: SystemFacts, { consentVersion }: Settings) {
  const version = consentVersion();
  const { backup, fixity, consent } = reports;
  const report = (found: typeof backup) =>
    found
      ? say(found.isWell ? 'system-care-well' : 'system-care-badly', {
          when: dayAndTime(found.at),
          words: found.words,
        })
      : say('system-care-not-set-up');
  return {
    rows: [
      { name: say('system-care-backup'), value: report(backup) },
      { name: say('system-care-fixity'), value: report(fixity) },
      {
        name: say('system-care-consent'),
        value: consent
          ? say('system-care-consent-read', { version, when: longDay(consent.at) })
          : say('system-care-consent-version', { version }),
      },
    ],
    isConsentDue: troubles.some((trouble) => trouble.kind === 'consent' && isOn(trouble)),
  };
}
