import { describe, expect, it } from '@jest/globals';
import { aBeat } from '../../../test/kiosk/screen.ts';
import { newStoryId } from '../../random.ts';
import type { Beat } from '../player/kiosk-api.ts';
import { beatSchema, believablePlays, lastBeat } from './beat.ts';

const at = new Date('2026-11-23T12:34:56Z');
const story = newStoryId();
const id = '0123456789abcdef';

describe('A beat', () => {
  it('is read as it was sent', () => {
    const beat: Beat = {
      ...aBeat,
      playing: 'abc123',
      holds: [story],
      lastTouch: '2026-11-23T12:00:00.000Z',
      lastErrorAt: null,
      since: '2026-11-23T08:00:00.000Z',
      clock: '2026-11-23T13:00:00.000+01:00',
      done: [{ id: '0123456789abcdef', outcome: 'mended' }],
      plays: [{ id, story, hour: '2026-11-23T12:00:00Z', count: 3, exhibition: 'harbour' }],
      holdsIn: [{ exhibition: 'harbour', stories: [story] }],
      leaseUntil: '2026-11-30T12:00:00.000Z',
    };
    expect(beatSchema.parse(beat)).toEqual(beat);
  });

  it.each([
    [null],
    [[]],
    ['beat'],
    [{}],
    [{ ...aBeat, visitor: 'Mrs Smith' }],
    [{ ...aBeat, player: '<script>' }],
    [{ ...aBeat, player: { $ne: null } }],
    [{ ...aBeat, playing: 'not hex' }],
    [{ ...aBeat, cache: { ...aBeat.cache, state: 'happy' } }],
    [{ ...aBeat, cache: { ...aBeat.cache, bytesHeld: -1 } }],
    [{ ...aBeat, cache: { ...aBeat.cache, bytesFree: Number.MAX_VALUE } }],
    [{ ...aBeat, cache: { ...aBeat.cache, more: 1 } }],
    [{ ...aBeat, holds: ['../../etc/passwd'] }],
    [{ ...aBeat, holds: Array.from({ length: 2001 }, () => story) }],
    [{ ...aBeat, holdsIn: [{ exhibition: '../harbour', stories: [] }] }],
    [{ ...aBeat, holdsIn: Array.from({ length: 41 }, () => ({ exhibition: 'harbour', stories: [] })) }],
    [{ ...aBeat, leaseUntil: 'for ever' }],
    [{ ...aBeat, lastTouch: 'yesterday' }],
    [{ ...aBeat, lastError: 7 }],
    [{ ...aBeat, lastErrorAt: 'once' }],
    [{ ...aBeat, since: null }],
    [{ ...aBeat, clock: '14:05' }],
    [{ ...aBeat, clock: `2026-11-23T12:00:00.${'0'.repeat(99)}Z` }],
    [{ ...aBeat, done: [{ id: '0123456789abcdef', outcome: 'splendid' }] }],
    [{ ...aBeat, done: [{ id: '../../etc/passwd', outcome: 'done' }] }],
    [{ ...aBeat, done: [{ id: '0123456789abcdef', outcome: 'done', by: 'me' }] }],
    [{ ...aBeat, done: Array.from({ length: 21 }, () => ({ id: '0123456789abcdef', outcome: 'done' })) }],
    [{ ...aBeat, plays: [{ id, story, hour: '2026-11-23T12:00:00Z', kind: 'liked', count: 1 }] }],
    [{ ...aBeat, plays: [{ id, story, hour: '2026-11-23T12:00:00Z', count: 0 }] }],
    [{ ...aBeat, plays: [{ id, story, hour: '2026-11-23T12:00:00Z', count: 1.5 }] }],
    [{ ...aBeat, plays: [{ id, story, hour: 'noon', count: 1 }] }],
    [{ ...aBeat, plays: [{ id: '$ne', story, hour: '2026-11-23T12:00:00Z', count: 1 }] }],
    [{ ...aBeat, plays: [{ id, story, hour: '2026-11-23T12:00:00Z', count: 1, by: 'me' }] }],
    [JSON.parse(JSON.stringify(aBeat).replace('{', '{"__proto__":{"isAdmin":true},'))],
  ])('is not taken as %j', (wrong) => {
    expect(beatSchema.safeParse(wrong).success).toBe(false);
  });

  it('keeps one short plain line of its last error', () => {
    const keep = (lastError: string) => lastBeat({ ...aBeat, lastError }, at, at).lastError;
    expect(keep('Film\u0000\n\u202Edid not\tplay')).toBe('Film did not play');
    expect(keep('GET /kiosk/media/a.mp4?token=secret#x failed')).toBe('GET /kiosk/media/a.mp4 failed');
    expect(keep('x'.repeat(5000))).toHaveLength(200);
    expect(keep(' \n ')).toBeNull();
  });

  it('goes by the later of the lease that the screen has and the one that it is given, within reason', () => {
    const [early, late] = [new Date('2026-11-24T00:00:00Z'), new Date('2026-12-20T00:00:00Z')];
    const kept = (leaseUntil: string | null | undefined, given = early) =>
      lastBeat({ ...aBeat, leaseUntil }, at, given).leaseUntil;
    expect(kept(late.toISOString())).toEqual(late);
    expect(kept(early.toISOString(), late)).toEqual(late);
    expect([kept(null), kept(undefined)]).toEqual([early, early]);
    expect(kept('2999-01-01T00:00:00Z')).toEqual(new Date('2026-12-23T12:34:56Z'));
  });

  it('keeps its clock as it was told, and no start or trouble that is still to come', () => {
    const ahead = '2026-12-01T00:00:00.000+00:00';
    const told = {
      ...aBeat,
      clock: ahead,
      since: '2030-01-01T00:00:00Z',
      lastErrorAt: '2030-01-01T00:00:00Z',
    };
    expect(lastBeat(told, at, at)).toMatchObject({ clock: ahead, since: at, lastErrorAt: at });
    expect(lastBeat(aBeat, at, at)).toMatchObject({ clock: null, since: null, lastErrorAt: null });
    expect(lastBeat({ ...aBeat, done: [] }, at, at)).not.toHaveProperty('done');
  });

  it('keeps no touch that is still to come, and no count beside what is counted', () => {
    const beat = lastBeat({ ...aBeat, lastTouch: '2030-01-01T00:00:00Z', holds: [story, story] }, at, at);
    expect(beat.lastTouch).toEqual(at);
    expect(beat.holds).toEqual([story]);
    expect(beat).not.toHaveProperty('plays');
  });
});

describe('Counts', () => {
  const plays = (hour: string, count = 1, of: string = story) => ({ id, story: of, hour, count });
  const kept = (...lines: Beat['plays'][number][]) => believablePlays(lines, (of) => of === story, at);

  it('are taken by story and by full hour', () => {
    expect(kept(plays('2026-11-23T11:59:59Z', 3))).toEqual([
      { id, story, hour: new Date('2026-11-23T11:00:00Z'), kind: 'opened', count: 3 },
    ]);
    expect(kept({ ...plays('2026-11-23T11:59:59Z'), kind: 'finished' })).toMatchObject([
      { kind: 'finished' },
    ]);
  });

  it('are left out where they cannot be true', () => {
    expect(
      kept(
        plays('2026-11-23T13:00:00Z'),
        plays('2026-10-01T11:00:00Z'),
        plays('2026-11-23T11:00:00Z', 1, newStoryId()),
      ),
    ).toEqual([]);
  });
});
