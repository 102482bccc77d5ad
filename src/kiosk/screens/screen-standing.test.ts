import { describe, expect, it } from '@jest/globals';
import { aBeat } from '../../../test/kiosk/screen.ts';
import { aScreen } from '../../../test/support/screens.ts';
import type { Beat } from '../player/kiosk-api.ts';
import { lastBeat } from './beat.ts';
import type { Screen } from './screen.ts';
import { standingOf } from './screen-standing.ts';

// In winter, when clocks here show UTC.
const now = new Date('2026-11-23T12:00:00Z');
const past = (seconds: number) => new Date(now.getTime() - seconds * 1000);
const ready: Partial<Beat> = { cache: { ...aBeat.cache, state: 'ready' } };

function screen(beat: Partial<Beat> | null, secondsAgo = 30, over: Partial<Screen> = {}): Screen {
  const said = beat && lastBeat({ ...aBeat, ...beat }, past(secondsAgo), now);
  return aScreen('harbour', { pairedAt: past(3600), beat: said, ...over });
}
const sleeping = (from: string, until: string) => ({
  profile: { ...aScreen('harbour').profile, quiet: { from, until } },
});
const closedToday = {
  profile: {
    ...aScreen('harbour').profile,
    hours: { week: [null, ...Array(6).fill({ from: '09:00', until: '17:00' })], exceptions: [] },
  },
};

describe('A screen', () => {
  it.each([
    ['fine', screen(ready), 0],
    ['fine', screen(ready, 299), 0],
    ['silent', screen(ready, 300), 0],
    ['silent', screen(null), 0],
    ['loading', screen(null, 0, { pairedAt: past(10) }), 0],
    ['loading', screen({}), 0],
    ['trouble', screen({ ...ready, lastError: 'No sound.' }), 0],
    ['trouble', screen({ cache: { ...aBeat.cache, state: 'failed' } }), 0],
    ['trouble', screen({ cache: { ...aBeat.cache, state: 'ready', leftOut: ['a'] } }), 0],
    ['holds', screen(ready), 1],
    ['holds', screen(ready, 300), 1],
    ['asleep', screen(ready, 4000, sleeping('11:30', '13:00')), 0],
    ['asleep', screen(ready, 4000, sleeping('18:00', '12:30')), 0],
    ['silent', screen(ready, 4000, sleeping('18:00', '08:00')), 0],
    ['silent', screen(ready, 4000, sleeping('10:00', '11:55')), 0],
    ['asleep', screen(ready, 4000, sleeping('10:00', '11:56')), 0],
    ['fine', screen(ready, 30, sleeping('10:00', '13:00')), 0],
    ['asleep', screen(ready, 4000, closedToday), 0],
    ['silent', screen(ready, 4000, { profile: { ...closedToday.profile, hours: null } }), 0],
    ['revoked', screen(ready, 30, { revokedAt: past(60) }), 0],
    ['revoked', screen(ready, 30, { revokedAt: past(60), toldAt: past(30) }), 2],
    ['holds', screen(ready, 30, { revokedAt: past(60) }), 2],
  ])('is %s', (standing, given, strays) => {
    expect(standingOf(given, strays, now)).toBe(standing);
  });
});
