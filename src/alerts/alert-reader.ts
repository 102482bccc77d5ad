import type { CuratorId } from '../story/ids.ts';
import { dayOf, startOfDay } from '../story-form/days/uk-day.ts';
import { clockOf } from '../words/times.ts';
import type { Alert, Episode } from './alert.ts';

export const alertWishes = ['off', 'at-once', 'daily'] as const;
export type AlertWish = (typeof alertWishes)[number];

/** Somebody with an account who wants to hear of what is watched. */
export interface AlertReader {
  readonly curator: CuratorId;
  readonly wish: AlertWish;
  /** Since when they want to hear anything; of what was over by then they hear nothing. */
  readonly wishedAt: Date;
  /** When they last had a summary, or would have had one; at first, when they chose to. */
  readonly summedAt: Date;
  /** A mark for each thing that they have been told. */
  readonly told: readonly string[];
}

/** An alert that somebody was to be told of. */
export type ToldAlert<Kind extends string = string, About extends string = string> = Alert<Kind, About> & {
  readonly episode: Episode;
};

export interface News<Kind extends string = string, About extends string = string> {
  readonly begun: readonly ToldAlert<Kind, About>[];
  readonly over: readonly ToldAlert<Kind, About>[];
  /** What they have been told of, and is still so: for a summary that goes for other news. */
  readonly still: readonly ToldAlert<Kind, About>[];
}

/** By the clocks here. */
const summaryTime = '08:00';

/** Once a day: from eight o'clock on. */
export function isSummaryDue({ summedAt }: Pick<AlertReader, 'summedAt'>, now: Date): boolean {
  if (clockOf(now) < summaryTime) return false;
  return summedAt < startOfDay(dayOf(now)) || clockOf(summedAt) < summaryTime;
}

/** What a reader has not heard yet of these alerts. */
export function newsFor<Kind extends string, About extends string>(
  { curator, told, wishedAt }: Pick<AlertReader, 'curator' | 'told' | 'wishedAt'>,
  alerts: readonly Alert<Kind, About>[],
): News<Kind, About> {
  const known = new Set(told);
  const knowsBeginning = (alert: ToldAlert<Kind, About>) =>
    known.has(markOf(alert, 'begun')) || (alert.episode.toldUnnoted ?? []).includes(curator);
  const all = alerts.filter(hasEpisode);
  const on = all.filter(({ episode }) => episode.over === null);
  return {
    begun: on.filter((alert) => !knowsBeginning(alert)),
    over: all.filter(
      (alert) =>
        alert.episode.over !== null && alert.episode.over > wishedAt && !known.has(markOf(alert, 'over')),
    ),
    still: on.filter(knowsBeginning),
  };
}

/** A mark for each piece of news, always in the same order: the same news has the same marks. */
export const marksOf = ({ begun, over }: News): readonly string[] =>
  [...begun.map((alert) => markOf(alert, 'begun')), ...over.map((alert) => markOf(alert, 'over'))].toSorted();

/** What they have been told once the news has gone; what nobody asks for any more is dropped. `alerts` are all there are. */
export function toldWith(told: readonly string[], news: News, alerts: readonly Alert[]): readonly string[] {
  const asked = new Set(
    alerts.filter(hasEpisode).flatMap((alert) => [markOf(alert, 'begun'), markOf(alert, 'over')]),
  );
  return [...new Set([...told, ...marksOf(news)])].filter((mark) => asked.has(mark));
}

const hasEpisode = <Kind extends string, About extends string>(
  alert: Alert<Kind, About>,
): alert is ToldAlert<Kind, About> => alert.episode !== null;

const markOf = ({ about, kind, episode }: ToldAlert, what: 'begun' | 'over'): string =>
  `${about} ${kind} ${episode.began.getTime()} ${what}`;
