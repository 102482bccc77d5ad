import type { Exhibition } from '../../story/exhibitions.ts';
import { openDays, openingOf, openingWords } from '../../story-form/days/open-days.ts';
import { viewHelpers } from '../../web/view-helpers.ts';
import { listed } from '../../words/lists.ts';
import { say } from '../../words/say.ts';
import { ago, dayAndTime } from '../../words/times.ts';
import type { Stray } from '../exhibitions/reach.ts';
import { exhibitionsOf } from '../exhibitions/shown-by.ts';
import { hoursOf, isOpenAt } from '../hours/opening-hours.ts';
import { runFacts } from './run-facts.ts';
import type { LastBeat, Screen } from './screen.ts';
import { groupsOf } from './screen-groups.ts';
import { type Standing, standingOf, standings } from './screen-standing.ts';

export interface KnownScreen {
  readonly screen: Screen;
  readonly strays: readonly Stray[];
}

export interface ScreensContext {
  readonly exhibitions: readonly Exhibition[];
  /** The version of the player that this archive hands out. */
  readonly release: string;
  readonly now: Date;
}

export const screenAddress = ({ id }: Pick<Screen, 'id'>) => `/curate/screens/${id}`;

/** The model of views/curate/screens: what needs a person first. */
export function screensPage(known: readonly KnownScreen[], context: ScreensContext) {
  const { exhibitions } = context;
  const rows = known
    .map((each) => screenRow(each, context))
    .sort((one, other) => standings.indexOf(one.standing) - standings.indexOf(other.standing));
  const isPaired = (row: (typeof rows)[number]) => row.screen.revokedAt === null;
  return {
    title: say('kiosk-screens'),
    private: true,
    bodyClass: 'curate',
    exhibitions: exhibitions.map(({ slug, name }) => ({
      name,
      plays: `/curate/exhibitions/of/${slug}/plays`,
    })),
    holding: rows.filter(({ strays }) => strays.length > 0),
    groups: groupsOf(rows.filter(isPaired)),
    revoked: rows.filter((row) => !isPaired(row)),
  };
}

export function screenRow({ screen, strays }: KnownScreen, { exhibitions, release, now }: ScreensContext) {
  const standing = standingOf(screen, strays.length, now);
  const { beat } = screen;
  const shown = exhibitions.find(({ slug }) => slug === screen.exhibition);
  return {
    screen,
    standing,
    mark: markOf(screen, standing, shown, now),
    needsSomeone: ['holds', 'silent', 'trouble'].includes(standing),
    name: screen.name,
    address: screenAddress(screen),
    exhibition: shown?.name ?? say('kiosk-programme-others'),
    also: alsoWords(screen, exhibitions),
    group: screen.group ?? '',
    opening: shown ? openingWords(shown, now) : null,
    seen: beat ? say('kiosk-screen-seen', { ago: ago(beat.at, now) }) : say('kiosk-screen-unseen'),
    strays: strays.map((stray) => strayLine(stray, now)),
    trouble: troubleOf(beat),
    facts: beat ? beatFacts(beat, release, now) : null,
    ended: endedWords(screen, now),
  };
}

/** "At other times it shows Work and The Quay."; null where it shows nothing else. */
function alsoWords(screen: Screen, exhibitions: readonly Exhibition[]): string | null {
  const slugs = exhibitionsOf(screen).filter((slug) => slug !== screen.exhibition);
  if (slugs.length === 0) return null;
  const names = slugs.map((slug) => exhibitions.find((each) => each.slug === slug)?.name);
  return say('kiosk-screen-also', {
    exhibitions: listed(names.map((name) => name ?? say('kiosk-programme-others'))),
  });
}

/**
 * In words, so that no colour has to be told from another. One that is fine is dark outside its hours, or does what the days
 * of its exhibition say.
 */
function markOf({ profile }: Screen, standing: Standing, shown: Exhibition | undefined, now: Date): string {
  if (standing === 'fine' && !isOpenAt(hoursOf(profile), now)) return say('kiosk-standing-asleep');
  const opening = shown ? openingOf(openDays(shown), now) : 'open';
  return say(`kiosk-standing-${standing === 'fine' && opening !== 'open' ? opening : standing}`);
}

/** The model of views/partials/curate/strays: the key of its sentence, and what stands in it. */
function strayLine({ reference, since, leaseUntil }: Stray, now: Date) {
  return {
    key: `kiosk-stray-${leaseUntil > now ? 'until' : 'hidden'}${since ? '-since' : ''}`,
    story: reference ?? say('kiosk-stray-unknown'),
    since: since ? dayAndTime(since) : '',
    until: dayAndTime(leaseUntil),
  };
}

function troubleOf(beat: LastBeat | null): string | null {
  if (!beat) return null;
  if (beat.lastError !== null) return beat.lastError;
  if (beat.cache.leftOut.length > 0) {
    return say('kiosk-screen-not-fitting', { count: beat.cache.leftOut.length });
  }
  return null;
}

function beatFacts(beat: LastBeat, release: string, now: Date) {
  const { player, cache, lastTouch, playing } = beat;
  const { size } = viewHelpers;
  return {
    ...runFacts(beat, now),
    // What really runs: a screen says so from inside.
    player: say(player === release ? 'kiosk-screen-player-newest' : 'kiosk-screen-player-other', { player }),
    cache: say(`kiosk-screen-loaded-${cache.state}`),
    held: say('kiosk-screen-held', {
      bytesHeld: size(cache.bytesHeld),
      bytesWanted: size(cache.bytesWanted),
      held: cache.filesHeld,
      wanted: cache.filesWanted,
    }),
    free: cache.bytesFree === null ? say('kiosk-screen-free-unknown') : size(cache.bytesFree),
    touched: lastTouch ? ago(lastTouch, now) : say('kiosk-screen-untouched'),
    isPlaying: playing !== null,
    leftOut: cache.leftOut.length,
  };
}

function endedWords({ revokedAt, toldAt, beat }: Screen, now: Date): string | null {
  if (!revokedAt) return null;
  const ended = ago(revokedAt, now);
  if (toldAt) return say('kiosk-screen-ended-told', { ended, told: ago(toldAt, now) });
  if (!beat) return say('kiosk-screen-ended-unheard', { ended });
  return say('kiosk-screen-ended-untold', { ended, until: dayAndTime(beat.leaseUntil) });
}
