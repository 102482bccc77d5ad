import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { describe, expect, it } from '@jest/globals';
import { newCertificate } from '../../../test/support/certificates.ts';
import type { Beat } from '../beats/beat.ts';
import { bytesAWeek, type Sample } from '../growth/sample.ts';
import { certificateEnd } from './certificate.ts';
import { findCertificate, findConsentReview, findOutgrown, findReport } from './find-due.ts';
import { findJobs } from './find-jobs.ts';
import { findMail } from './find-mail.ts';
import { findRoom } from './find-room.ts';
import { findWorkers } from './find-workers.ts';
import type { Finding } from './trouble.ts';

const now = new Date('2027-03-01T12:00:00Z');
const secondsAgo = (seconds: number) => new Date(now.getTime() - seconds * 1000);
const daysFromNow = (days: number) => new Date(now.getTime() + days * 86_400_000);
const GB = 1_000_000_000;

const beat = (name: string, over: Partial<Beat> = {}): Beat => ({
  name,
  kind: 'worker',
  host: 'mill',
  pid: 7,
  version: '1.0.0',
  since: secondsAgo(3600),
  at: secondsAgo(1),
  lanes: [],
  doing: [],
  jobsDone: 0,
  lagMilliseconds: 0,
  memoryBytes: 0,
  disk: { mark: 'mill-1', bytes: 100 * GB, freeBytes: 50 * GB },
  ...over,
});
const signs = (found: readonly Finding[]) =>
  Object.fromEntries(found.map(({ kind, about, sign }) => [`${kind} ${about}`, sign]));

describe('Workers', () => {
  const look = (beats: readonly Beat[], watchedSeconds = 3600) =>
    signs(findWorkers(beats, { everySeconds: 10, watchedSince: secondsAgo(watchedSeconds), now }));
  const silent = beat('silent', { at: secondsAgo(40) });

  it.each([
    ['one that beats', [beat('one')], { 'worker one': 'well', 'no-worker archive': 'well' }],
    [
      'one that was heard a moment too long ago',
      [silent],
      { 'worker silent': 'trouble', 'no-worker archive': 'unknown' },
    ],
    [
      'one that is only late',
      [beat('one', { at: secondsAgo(39) })],
      { 'worker one': 'well', 'no-worker archive': 'well' },
    ],
    ['none, beside a server', [beat('server', { kind: 'server' })], { 'no-worker archive': 'trouble' }],
    [
      'a silent one beside another',
      [silent, beat('one')],
      { 'worker silent': 'trouble', 'worker one': 'well', 'no-worker archive': 'well' },
    ],
  ])('%s', (_name, beats, expected) => {
    expect(look(beats)).toEqual(expected);
  });

  it('are nobody’s silence while the archive has only just begun to look', () => {
    expect(look([silent], 39)).toEqual({ 'worker silent': 'unknown', 'no-worker archive': 'unknown' });
    expect(look([], 39)).toEqual({ 'no-worker archive': 'unknown' });
  });
});

describe('Room', () => {
  const limits = { leastBytes: 5 * GB, bucketBytes: null };
  const disk = (mark: string, freeBytes: number) => ({ mark, bytes: 100 * GB, freeBytes });

  it('is little below the limit, and enough again only well above it; one disk counts once', () => {
    const found = findRoom(
      [
        beat('a', { disk: disk('full', 4.9 * GB) }),
        beat('b', { disk: disk('full', 4.9 * GB) }),
        beat('c', { disk: disk('between', 5.4 * GB) }),
        beat('d', { disk: disk('free', 5.6 * GB) }),
      ],
      null,
      limits,
    );
    expect(signs(found)).toEqual({
      'room disk-full': 'trouble',
      'room disk-between': 'unknown',
      'room disk-free': 'well',
      'room bucket': 'well',
    });
    expect(found).toHaveLength(4);
  });

  it('of a bucket is known once files were measured', () => {
    const sample = (fileBytes: number): Sample => ({
      ...{ day: '2027-03-01', at: now, files: 3, databaseBytes: null, freeBytes: 0 },
      fileBytes,
    });
    const bucket = (measured: Sample | null) =>
      signs(findRoom([], measured, { ...limits, bucketBytes: 10 * GB }))['room bucket'];
    expect([null, sample(9 * GB), sample(9.1 * GB)].map(bucket)).toEqual(['unknown', 'well', 'trouble']);
  });

  it('grows by what a week brings, once there are two days of it', () => {
    const day = (days: number, fileBytes: number): Sample => ({
      ...{ day: String(days), files: 1, databaseBytes: null, freeBytes: 0 },
      at: daysFromNow(days),
      fileBytes,
    });
    expect(bytesAWeek([])).toBeNull();
    expect(bytesAWeek([day(0, GB), day(1, 2 * GB)])).toBeNull();
    expect(bytesAWeek([day(0, GB), day(1, GB), day(14, 3 * GB)])).toBe(GB);
  });
});

describe('Work', () => {
  it('is a trouble once it was given up or failed three times in a row, unless somebody lets it be', () => {
    const failed = (id: string, over: object) => ({
      ...({ id, type: 'inspect', lane: 'inspect', story: null, media: null, why: '', tries: 1 } as const),
      ...{ isFinal: false, since: now, at: now, leftAt: null },
      ...over,
    });
    const found = findJobs([
      failed('given-up', { isFinal: true }),
      failed('left', { isFinal: true, leftAt: now }),
      failed('twice', { tries: 2 }),
      failed('thrice', { tries: 3 }),
    ]);
    expect(signs(found)).toEqual({ 'job given-up': 'trouble', 'job thrice': 'trouble' });
  });
});

describe('Mail', () => {
  const [early, late] = [secondsAgo(20), secondsAgo(10)];
  const never = { sentAt: null, refusedAt: null, failedAt: null, foundAt: null };

  it.each([
    ['nothing was sent yet', never, 'well'],
    ['it failed', { ...never, failedAt: late }, 'trouble'],
    ['it failed after it went', { ...never, sentAt: early, failedAt: late }, 'trouble'],
    ['it went after it failed', { ...never, sentAt: late, failedAt: early }, 'well'],
    ['the server answers again', { ...never, foundAt: late, failedAt: early }, 'well'],
    ['it was refused for one address', { ...never, refusedAt: late, failedAt: early }, 'well'],
  ])('%s', (_when, state, sign) => {
    expect(findMail(state).sign).toBe(sign);
  });
});

describe('What comes due', () => {
  it('a certificate, two weeks before its end', () => {
    expect(findCertificate(daysFromNow(13.9), now).sign).toBe('trouble');
    expect(findCertificate(daysFromNow(14.1), now).sign).toBe('well');
    expect(findCertificate(null, now).sign).toBe('unknown');
  });

  it('the certificate that browsers are shown is read from the address itself', async () => {
    const { key, cert } = await newCertificate();
    const server = createServer({ key, cert }, (_request, response) => response.end());
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    const end = await certificateEnd(new URL(`https://127.0.0.1:${port}/`));
    await new Promise((resolve) => server.close(resolve));
    const days = ((end?.getTime() ?? 0) - Date.now()) / 86_400_000;
    expect(Math.round(days)).toBe(2);
    // Nobody is there any more, and where there is no https there is none.
    expect(await certificateEnd(new URL(`https://127.0.0.1:${port}/`))).toBeNull();
    expect(await certificateEnd(new URL(`http://127.0.0.1:${port}/`))).toBeNull();
  });

  it('a backup that failed, and none that nobody has set up', () => {
    expect(findReport('backup', null).sign).toBe('unknown');
    expect(findReport('backup', { at: now, isWell: true, words: 'All is kept.' }).sign).toBe('well');
    expect(findReport('fixity', { at: now, isWell: false, words: 'One is missing.' })).toMatchObject({
      sign: 'trouble',
      facts: { words: 'One is missing.' },
    });
  });

  it('the consent wording, so many months after it was written or read over', () => {
    const read = { at: new Date('2026-12-15'), isWell: true, words: '' };
    expect(findConsentReview('2026-03', null, 12, now).sign).toBe('trouble');
    expect(findConsentReview('2026-04b', null, 12, now).sign).toBe('well');
    expect(findConsentReview('2025-01', read, 12, now).sign).toBe('well');
    expect(findConsentReview('2025-01', null, null, now).sign).toBe('well');
  });

  it('a move to another database, once the archive has outgrown its own', () => {
    expect([null, { records: null }, { records: 1_000_000 }].map((each) => findOutgrown(each).sign)).toEqual([
      'unknown',
      'well',
      'trouble',
    ]);
  });
});
