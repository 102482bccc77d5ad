import { describe, expect, it } from '@jest/globals';
import { aBeat } from '../../../test/kiosk/screen.ts';
import { aScreen } from '../../../test/support/screens.ts';
import { anExhibition } from '../../../test/support/stories.ts';
import type { Sign } from '../../alerts/alert.ts';
import { newStoryId } from '../../random.ts';
import type { Stray } from '../exhibitions/reach.ts';
import type { Beat } from '../player/kiosk-api.ts';
import { lastBeat } from '../screens/beat.ts';
import type { Screen } from '../screens/screen.ts';
import type { AlertKind } from './alert-kinds.ts';
import { signsOf, type WatchedScreen } from './signs.ts';

// In winter, when clocks here show UTC.
const now = new Date('2026-11-23T12:00:00Z');
const past = (minutes: number) => new Date(now.getTime() - minutes * 60_000);
const wanted = 'abc123';
const well: Partial<Beat> = { playing: wanted, cache: { ...aBeat.cache, state: 'ready' } };
const cache = (over: Partial<Beat['cache']>): Partial<Beat> => ({
  ...well,
  cache: { ...aBeat.cache, state: 'ready', ...over },
});
const stray: Stray = { story: newStoryId(), reference: 'K7QM-2X9D', since: now, leaseUntil: now };

function heard(minutesAgo: number, beat: Partial<Beat> | null = well, over: Partial<Screen> = {}): Screen {
  const said = beat && lastBeat({ ...aBeat, ...beat }, past(minutesAgo), now);
  return aScreen('harbour', { pairedAt: past(6000), beat: said, ...over });
}
const quiet = (from: string, until: string): Partial<Screen> => ({
  profile: { ...aScreen('harbour').profile, quiet: { from, until } },
});
const sign = (
  kind: AlertKind,
  screen: Screen,
  over: Partial<WatchedScreen> = {},
  watchedSince = past(6000),
) =>
  signsOf({ screen, exhibition: anExhibition('harbour'), strays: [], wanted, ...over }, watchedSince, now)[
    kind
  ];

describe('Of a screen', () => {
  it.each<[Sign, AlertKind, Screen]>([
    ['well', 'silent', heard(4)],
    ['unknown', 'silent', heard(5)],
    ['unknown', 'silent', heard(29)],
    ['trouble', 'silent', heard(30)],
    ['trouble', 'silent', heard(30, null)],
    ['unknown', 'silent', heard(0, null, { pairedAt: past(20) })],
    ['trouble', 'silent', heard(16, well, { silentMinutes: 15 })],
    ['unknown', 'silent', heard(100, well, { silentMinutes: 120 })],
    // At night and for its limit after it nobody is told; the day after its opening counts.
    ['unknown', 'silent', heard(600, well, quiet('11:00', '13:00'))],
    ['unknown', 'silent', heard(600, well, quiet('18:00', '11:31'))],
    ['trouble', 'silent', heard(600, well, quiet('18:00', '11:30'))],
    ['gone', 'silent', heard(600, well, { revokedAt: past(60) })],

    ['well', 'old-exhibition', heard(1)],
    ['trouble', 'old-exhibition', heard(1, { ...well, playing: 'abc122' })],
    ['trouble', 'old-exhibition', heard(1, cache({ lacking: [newStoryId()] }))],
    ['well', 'old-exhibition', heard(1, { ...well, playing: null })],
    ['unknown', 'old-exhibition', heard(6, { ...well, playing: 'abc122' })],

    ['well', 'low-room', heard(1, cache({ bytesFree: 500_000_000 }))],
    ['trouble', 'low-room', heard(1, cache({ bytesFree: 499_999_999 }))],
    ['trouble', 'low-room', heard(1, cache({ state: 'too-small' }))],
    ['trouble', 'low-room', heard(1, cache({ leftOut: [newStoryId()] }))],
    ['well', 'low-room', heard(1, cache({ bytesFree: null }))],
    ['unknown', 'low-room', heard(6, cache({ state: 'too-small' }))],

    ['well', 'holds-withdrawn', heard(600)],
  ])('there is %s to be seen: %s', (expected, kind, screen) => {
    expect(sign(kind, screen)).toBe(expected);
  });

  it('what it holds is known while it is silent, and its pairing over, but for its quiet hours', () => {
    const strays = [stray];
    expect(sign('holds-withdrawn', heard(600), { strays })).toBe('trouble');
    expect(sign('holds-withdrawn', heard(600, well, { revokedAt: past(60) }), { strays })).toBe('trouble');
    const wiped = heard(600, well, { revokedAt: past(60), toldAt: past(1) });
    expect(sign('holds-withdrawn', wiped, { strays })).toBe('well');
    expect(sign('holds-withdrawn', heard(600, well, quiet('11:00', '13:00')), { strays })).toBe('unknown');
  });

  it('silence is none while the exhibition is not open, and while the archive itself did not look', () => {
    const over = { exhibition: anExhibition('harbour', { closes: new Date('2026-11-22') }) };
    expect(sign('silent', heard(600), over)).toBe('unknown');
    expect(
      sign('silent', heard(600), { exhibition: anExhibition('harbour', { opens: new Date('2026-11-23') }) }),
    ).toBe('trouble');
    expect(sign('silent', heard(600), {}, past(29))).toBe('unknown');
    expect(sign('silent', heard(600), {}, past(30))).toBe('trouble');
    expect(sign('old-exhibition', heard(1), { wanted: null })).toBe('unknown');
  });
});
