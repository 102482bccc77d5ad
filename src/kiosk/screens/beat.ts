import { z } from 'zod';
import { leaseLimits } from '../../story/exhibitions.ts';
import { parseExhibitionSlug, parseStoryId, type StoryId } from '../../story/ids.ts';
import { playKinds, type ToldPlays } from '../exhibitions/play-store.ts';
import type { Beat } from '../player/kiosk-api.ts';
import { mostRemembered, outcomes } from './commands.ts';
import type { LastBeat } from './screen.ts';

const most = { stories: 2000, exhibitions: 40, plays: 2000, sentence: 200 };
const hour = 3600_000;
const day = 24 * hour;
/** A screen that was offline brings its counts later; what is older than this is too old to be told from a broken clock. */
const oldestPlays = 31 * day;

const count = z.number().int().min(0).max(Number.MAX_SAFE_INTEGER);
const story = z.string().refine((text) => parseStoryId(text) !== null);
const stories = z.array(story).max(most.stories);
const time = z.iso.datetime();
const exhibition = z.string().refine((text) => parseExhibitionSlug(text) !== null);
/** As commands.ts makes it. */
export const commandId = z.string().regex(/^[0-9a-z]{16}$/);

/** What a screen says of itself, and nothing else: an unknown name is refused (S9). */
export const beatSchema = z.strictObject({
  player: z.string().regex(/^[\w.+-]{1,40}$/),
  playing: z
    .string()
    .regex(/^[0-9a-f]{1,64}$/)
    .nullable(),
  cache: z.strictObject({
    state: z.enum(['empty', 'loading', 'ready', 'waiting-to-swap', 'too-small', 'failed']),
    filesHeld: count,
    filesWanted: count,
    bytesHeld: count,
    bytesWanted: count,
    bytesFree: count.nullable(),
    leftOut: stories,
    // A player of before says nothing of it.
    lacking: stories.default([]),
  }),
  holds: stories,
  // A player of before says nothing of these.
  holdsIn: z.array(z.strictObject({ exhibition, stories })).max(most.exhibitions).optional(),
  leaseUntil: time.nullable().optional(),
  lastTouch: time.nullable(),
  lastError: z.string().max(10_000).nullable(),
  // Players of before say nothing of these.
  lastErrorAt: time.nullable().optional(),
  since: time.optional(),
  clock: z.iso.datetime({ offset: true }).max(40).optional(),
  done: z
    .array(z.strictObject({ id: commandId, outcome: z.enum(outcomes) }))
    .max(mostRemembered)
    .optional(),
  plays: z
    .array(
      z.strictObject({
        id: z.string().regex(/^[0-9a-f]{16}$/),
        story,
        hour: time,
        kind: z.enum(playKinds).optional(),
        count: z.number().int().min(1).max(100_000),
        exhibition: exhibition.optional(),
      }),
    )
    .max(most.plays),
}) satisfies z.ZodType<Beat>;

/**
 * What is kept of a beat. An answer may be lost on its way, so the screen goes by the later of the lease that it says it has
 * and the one that it is given; none is longer than an archive gives one.
 */
export function lastBeat(
  { plays: _counted, done: _told, clock, leaseUntil: had, ...beat }: Beat,
  at: Date,
  given: Date,
): LastBeat {
  return {
    ...beat,
    holds: [...new Set(beat.holds)],
    at,
    leaseUntil: laterLease(had, at, given),
    lastTouch: passed(beat.lastTouch, at),
    lastError: beat.lastError === null ? null : cleaned(beat.lastError),
    lastErrorAt: passed(beat.lastErrorAt, at),
    since: passed(beat.since, at),
    clock: clock ?? null,
  };
}

/** @param had what the screen says that it has */
export function laterLease(had: string | null | undefined, at: Date, given: Date): Date {
  const longest = at.getTime() + leaseLimits.most * day;
  return new Date(Math.max(given.getTime(), Math.min(had ? Date.parse(had) : 0, longest)));
}

/** A clock that runs ahead would say that somebody will touch it. */
function passed(told: string | null | undefined, at: Date): Date | null {
  const time = told ? new Date(told) : null;
  return time && time > at ? at : time;
}

/** One short line of plain text: without addresses' queries, which could hold anything, and without control characters. */
function cleaned(text: string): string | null {
  const line = text
    .replaceAll(/[\p{Cc}\p{Cf}\u2028\u2029]+/gu, ' ')
    .replaceAll(/(?<=\w)[?#]\S+/g, '')
    .replaceAll(/\s+/g, ' ')
    .trim();
  return [...line].slice(0, most.sentence).join('') || null;
}

/** The counts that can be true: of stories that show there, for full hours that have begun. */
export function believablePlays(
  plays: Beat['plays'],
  mayShow: (story: StoryId) => boolean,
  at: Date,
): readonly ToldPlays[] {
  return plays.flatMap(({ id, story: told, hour: text, kind = 'opened', count }) => {
    const story = parseStoryId(told);
    const begins = new Date(Math.floor(Date.parse(text) / hour) * hour);
    const age = at.getTime() - begins.getTime();
    return story && mayShow(story) && age >= 0 && age <= oldestPlays
      ? [{ id, story, hour: begins, kind, count }]
      : [];
  });
}
