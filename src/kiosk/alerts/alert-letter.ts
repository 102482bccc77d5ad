import type { AlertWish, News, ToldAlert } from '../../alerts/alert-reader.ts';
import type { ScreenId } from '../../story/ids.ts';
import { setApart } from '../../story/text/plain-text.ts';
import { viewHelpers } from '../../web/view-helpers.ts';
import { listed } from '../../words/lists.ts';
import { say } from '../../words/say.ts';
import { dayAndTime } from '../../words/times.ts';
import { isHeard } from '../screens/screen-standing.ts';
import { screenAddress } from '../screens/screens-page.ts';
import { alertsAnchor } from './alert-choice.ts';
import type { AlertKind } from './alert-kinds.ts';
import type { WatchedScreen } from './signs.ts';

type ScreenNews = News<AlertKind, ScreenId>;
type ToldOfScreen = ToldAlert<AlertKind, ScreenId>;

/** What a letter is put together from. */
export interface LetterContext {
  readonly screens: ReadonlyMap<ScreenId, WatchedScreen>;
  readonly wish: AlertWish;
  readonly publicUrl: URL;
  readonly now: Date;
}

/**
 * The e-mail's subject and text. It names screens and exhibitions, and a story by its reference alone: no title, nothing
 * of what was told, and no person (S15).
 */
export function alertLetter(news: ScreenNews, context: LetterContext) {
  const paragraphs = [
    say('emails-hello'),
    ...(isNoneInTouch(news, context) ? [say('alerts-email-many-silent')] : []),
    ...news.begun.map((alert) => begunWords(alert, context)),
    ...list(
      'alerts-email-well',
      news.over.map((alert) => overWords(alert, context)),
    ),
    ...(context.wish === 'daily'
      ? list(
          'alerts-email-still',
          news.still.map((alert) => stillWords(alert, context)),
        )
      : []),
    say('alerts-email-choice', { wish: context.wish, link: new URL(alertsAnchor, context.publicUrl).href }),
    say('emails-no-answer'),
    say('emails-archive'),
  ];
  return { subject: subjectOf(news, context), text: `${paragraphs.join('\n\n')}\n` };
}

function subjectOf({ begun, over }: ScreenNews, context: LetterContext): string {
  const [first] = [...begun, ...over];
  if (!first) throw new Error('Expected news to write of but found none');
  const { kind } = first;
  const screen = nameOf(first, context);
  const what = say(begun.length > 0 ? 'alerts-short' : 'alerts-short-over', { kind });
  const more = begun.length + over.length - 1;
  return more === 0
    ? say('alerts-subject', { screen, what })
    : say('alerts-subject-more', { screen, what, more });
}

/** Where several fell silent at once, and no other is heard, it is hardly the screens. */
function isNoneInTouch({ begun }: ScreenNews, { screens, now }: LetterContext): boolean {
  const paired = [...screens.values()].filter(({ screen }) => screen.revokedAt === null);
  return (
    begun.filter(({ kind }) => kind === 'silent').length > 1 &&
    paired.every(({ screen }) => !isHeard(screen, now))
  );
}

function begunWords(alert: ToldOfScreen, context: LetterContext): string {
  const watched = watchedOf(alert, context);
  const { screen, exhibition } = watched;
  const where = {
    screen: nameOf(alert, context),
    exhibition: setApart(exhibition?.name ?? screen.exhibition),
  };
  return [
    say('alerts-email-screen', where),
    newsWords(alert, watched),
    meaningWords(alert, watched, context.now),
    say(`alerts-${alert.kind}-do`),
    say('alerts-email-page', { link: new URL(screenAddress(screen), context.publicUrl).href }),
  ].join('\n');
}

function newsWords({ kind, episode }: ToldOfScreen, { screen, strays }: WatchedScreen): string {
  switch (kind) {
    case 'silent':
    case 'old-exhibition':
      return say(`alerts-${kind}-news`, { since: dayAndTime(episode.since) });
    case 'low-room': {
      const { leftOut, bytesFree } = screen.beat?.cache ?? { leftOut: [], bytesFree: 0 };
      return leftOut.length > 0
        ? say('alerts-low-room-news-left-out', { count: leftOut.length })
        : say('alerts-low-room-news-free', { free: viewHelpers.size(bytesFree ?? 0) });
    }
    case 'holds-withdrawn': {
      const references = strays.map(({ reference }) => reference ?? say('kiosk-stray-unknown'));
      return say('alerts-holds-withdrawn-news', { count: strays.length, stories: listed(references) });
    }
  }
}

function meaningWords({ kind }: ToldOfScreen, { strays }: WatchedScreen, now: Date): string {
  if (kind !== 'holds-withdrawn') return say(`alerts-${kind}-means`);
  const until = strays[0]?.leaseUntil ?? now;
  return until > now
    ? say('alerts-holds-withdrawn-means-until', { until: dayAndTime(until) })
    : say('alerts-holds-withdrawn-means-hidden');
}

function overWords(alert: ToldOfScreen, context: LetterContext): string {
  const { since, wellSince } = alert.episode;
  const times = { since: dayAndTime(since), until: dayAndTime(wellSince ?? context.now) };
  return say(`alerts-${alert.kind}-over`, { screen: nameOf(alert, context), ...times });
}

function stillWords(alert: ToldOfScreen, context: LetterContext): string {
  const what = say('alerts-short', { kind: alert.kind });
  const since = dayAndTime(alert.episode.since);
  return say('alerts-email-still-line', { screen: nameOf(alert, context), what, since });
}

/** Lines under one that says what they are; nothing where there are none. */
const list = (key: string, lines: readonly string[]): string[] =>
  lines.length > 0 ? [[say(key), ...lines].join('\n')] : [];

const nameOf = (alert: ToldOfScreen, context: LetterContext) =>
  setApart(watchedOf(alert, context).screen.name);

function watchedOf({ about: screen }: ToldOfScreen, { screens }: LetterContext): WatchedScreen {
  const watched = screens.get(screen);
  if (!watched) throw new Error(`Expected to know screen ${screen} but found none`);
  return watched;
}
