import { describe, expect, it } from '@jest/globals';
import { newScreenId } from '../random.ts';
import { type Alert, lookedAt, noAlert, type Sign } from './alert.ts';

const start = new Date('2026-11-23T12:00:00Z');
const at = (minutes: number) => new Date(start.getTime() + minutes * 60_000);

type Kind = 'silent' | 'low-room' | 'old-exhibition';
const minutes = { silent: 0, 'low-room': 15, 'old-exhibition': 60 };
const patienceWith = (kind: Kind) => ({ lasts: minutes[kind] * 60_000, settles: 10 * 60_000 });

/** What one look each five minutes makes of it; null where the alert is gone. */
function alertFrom(kind: Kind, signs: readonly Sign[]): Alert | null {
  const patience = patienceWith(kind);
  return signs.reduce<Alert | null>(
    (alert, sign, look) =>
      lookedAt(alert ?? noAlert(newScreenId(), kind), sign, at(5 * look), at(5 * look), patience),
    null,
  );
}
const times = (count: number, sign: Sign): Sign[] => Array.from({ length: count }, () => sign);

describe('An alert', () => {
  it.each<[Kind, number]>([
    ['silent', 1],
    ['low-room', 4],
    ['old-exhibition', 13],
  ])('of %s begins with look %d and no earlier, and keeps since when', (kind, looks) => {
    expect(alertFrom(kind, times(looks - 1, 'trouble'))?.episode ?? null).toBeNull();
    const begun = { since: start, began: at(5 * (looks - 1)), wellSince: null, over: null };
    expect(alertFrom(kind, times(looks, 'trouble'))).toMatchObject({ seen: null, episode: begun });
    expect(alertFrom(kind, times(looks + 50, 'trouble'))?.episode).toEqual(begun);
  });

  it('begins with nothing that did not last', () => {
    const blinking = [...times(3, 'trouble'), 'unknown', ...times(3, 'trouble'), 'well'] as const;
    expect(alertFrom('low-room', [...blinking, ...blinking])).toMatchObject({ seen: null, episode: null });
  });

  it('is over once all was well for a while, and not while nobody knows', () => {
    const on = times(4, 'trouble');
    expect(alertFrom('low-room', [...on, ...times(100, 'unknown')])?.episode?.over).toBeNull();
    expect(
      alertFrom('low-room', [...on, 'well', 'well', 'unknown', 'well', 'well'])?.episode?.over,
    ).toBeNull();
    expect(alertFrom('low-room', [...on, ...times(3, 'well')])?.episode).toMatchObject({
      wellSince: at(20),
      over: at(30),
    });
  });

  it('keeps the last time while it is not sure of the next', () => {
    const wasOn = [...times(4, 'trouble'), ...times(3, 'well')];
    const next = alertFrom('low-room', [...wasOn, 'trouble']);
    expect(next).toMatchObject({ seen: at(35), episode: { over: at(30) } });
    expect(alertFrom('low-room', [...wasOn, ...times(4, 'trouble')])?.episode).toMatchObject({
      since: at(35),
      over: null,
    });
  });

  it('is nobody’s concern once what it is about is not', () => {
    expect(alertFrom('silent', ['trouble', 'gone'])).toBeNull();
  });

  it('is the same object where nothing changed, so that nothing is saved', () => {
    const alert = alertFrom('silent', ['trouble']);
    expect(alert && lookedAt(alert, 'trouble', at(50), at(50), patienceWith('silent'))).toBe(alert);
    const well = noAlert(newScreenId(), 'silent');
    expect(lookedAt(well, 'unknown', at(50), at(50), patienceWith('silent'))).toBe(well);
  });
});
