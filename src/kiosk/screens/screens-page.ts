import { never } from '../../errors.ts';
import type { Exhibition } from '../../story/exhibitions.ts';
import { openDays, openingOf, openingWords } from '../../story-form/days/open-days.ts';
import { viewHelpers } from '../../web/view-helpers.ts';
import { ago, dayAndTime } from '../../words/times.ts';
import type { Stray } from '../exhibitions/reach.ts';
import type { LastBeat, Screen } from './screen.ts';
import { type Standing, standingOf, standings } from './screen-standing.ts';

export interface KnownScreen {
  readonly screen: Screen;
  readonly strays: readonly Stray[];
}

export const screenAddress = ({ id }: Pick<Screen, 'id'>) => `/curate/screens/${id}`;

/** The model of views/curate/screens: what needs a person first. */
export function screensPage(known: readonly KnownScreen[], exhibitions: readonly Exhibition[], now: Date) {
  const rows = known
    .map((each) => screenRow(each, exhibitions, now))
    .sort((one, other) => standings.indexOf(one.standing) - standings.indexOf(other.standing));
  const isPaired = (row: (typeof rows)[number]) => row.screen.revokedAt === null;
  return {
    title: 'Screens',
    private: true,
    bodyClass: 'curate',
    exhibitions: exhibitions.map(({ slug, name }) => ({
      name,
      plays: `/curate/exhibitions/of/${slug}/plays`,
    })),
    holding: rows.filter(({ strays }) => strays.length > 0),
    paired: rows.filter(isPaired),
    revoked: rows.filter((row) => !isPaired(row)),
  };
}

export function screenRow({ screen, strays }: KnownScreen, exhibitions: readonly Exhibition[], now: Date) {
  const standing = standingOf(screen, strays.length, now);
  const { beat } = screen;
  const shown = exhibitions.find(({ slug }) => slug === screen.exhibition);
  return {
    screen,
    standing,
    mark: standing === 'fine' && shown ? playingMarks[openingOf(openDays(shown), now)] : marks[standing],
    needsSomeone: ['holds', 'silent', 'trouble'].includes(standing),
    name: screen.name,
    address: screenAddress(screen),
    exhibition: shown?.name ?? screen.exhibition,
    opening: shown ? openingWords(shown, now) : null,
    seen: beat ? ago(beat.at, now) : 'not heard from yet',
    strays: strays.map((stray) => strayLine(stray, now)),
    trouble: troubleOf(beat),
    facts: beat ? beatFacts(beat, now) : null,
    ended: endedWords(screen, now),
  };
}

/** Said in words, so that no colour has to be told from another. */
const marks: Readonly<Record<Standing, string>> = {
  holds: 'Holds a story that may not show',
  silent: 'Silent',
  trouble: 'Needs a look',
  loading: 'Loading',
  asleep: 'Quiet hours',
  fine: 'Playing',
  revoked: 'Not paired any more',
};

/** What one that is fine does, by the days of its exhibition. */
const playingMarks = { before: 'Ready to open', open: marks.fine, closed: 'Exhibition closed' } as const;

function strayLine({ story, reference, since, leaseUntil }: Stray, now: Date) {
  return {
    story,
    reference: reference ?? 'A story that is not known here',
    since: since ? `may not show since ${dayAndTime(since)}` : 'may not show',
    lease:
      leaseUntil > now
        ? `the screen hides it by itself on ${dayAndTime(leaseUntil)} at the latest`
        : 'the screen hides it by itself since it has been out of touch for a week',
  };
}

function troubleOf(beat: LastBeat | null): string | null {
  if (!beat) return null;
  if (beat.lastError !== null) return beat.lastError;
  if (beat.cache.leftOut.length > 0) {
    return `${viewHelpers.count(beat.cache.leftOut.length, 'story does', 'stories do')} not fit on it.`;
  }
  return null;
}

function beatFacts({ player, cache, lastTouch, playing }: LastBeat, now: Date) {
  const { size } = viewHelpers;
  return {
    player,
    cache: cacheWords(cache),
    held: `${size(cache.bytesHeld)} of ${size(cache.bytesWanted)}, ${cache.filesHeld} of ${viewHelpers.count(cache.filesWanted, 'file', 'files')}`,
    free: cache.bytesFree === null ? 'not known' : size(cache.bytesFree),
    touched: lastTouch ? ago(lastTouch, now) : 'not yet',
    isPlaying: playing !== null,
    leftOut: cache.leftOut.length,
  };
}

function cacheWords({ state }: LastBeat['cache']): string {
  switch (state) {
    case 'empty':
      return 'Nothing is loaded yet';
    case 'loading':
      return 'Loading';
    case 'ready':
      return 'All is loaded';
    case 'waiting-to-swap':
      return 'New stories are loaded and wait for a quiet moment';
    case 'too-small':
      return 'Not everything fits';
    case 'failed':
      return 'Loading failed; it tries again';
    default:
      return never(state);
  }
}

function endedWords({ revokedAt, toldAt }: Screen, now: Date): string | null {
  if (!revokedAt) return null;
  const ended = `Its pairing ended ${ago(revokedAt, now)}.`;
  return toldAt
    ? `${ended} It heard so ${ago(toldAt, now)}, and removes what it holds.`
    : `${ended} It has not asked since. What it holds hides by itself within a week.`;
}
