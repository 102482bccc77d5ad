import { say } from '../../words/say.ts';
import { ago, clockOf, dayAndTime, howLong } from '../../words/times.ts';
import type { LastBeat } from './screen.ts';

/** A clock may differ by so much: a beat takes a moment to arrive. In milliseconds. */
const allowance = 120_000;

/** What a screen says of its run, in words; null where its player is of before and says nothing of it. */
export function runFacts({ since, clock, at, lastError, lastErrorAt }: LastBeat, now: Date) {
  return {
    since: since ? say('kiosk-screen-since', { when: dayAndTime(since), time: howLong(since, now) }) : null,
    clock: clock ? clockWords(clock, at) : null,
    troubleAt: lastError !== null && lastErrorAt ? ago(lastErrorAt, now) : null,
  };
}

/** How far the clock of the computer is from the archive's, told at `at`. @param clock such as "2026-11-30T15:05:00+01:00" */
export function clockWords(clock: string, at: Date): string {
  const told = new Date(clock);
  const ahead = told.getTime() - at.getTime();
  if (ahead > allowance) return say('kiosk-clock-ahead', { time: howLong(at, told) });
  if (ahead < -allowance) return say('kiosk-clock-behind', { time: howLong(told, at) });
  const [shows, is] = [clock.slice(11, 16), clockOf(told)];
  return shows === is ? say('kiosk-clock-right') : say('kiosk-clock-zone', { shows, is });
}
