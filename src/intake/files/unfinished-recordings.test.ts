import { describe, expect, it } from '@jest/globals';
import type { Arrival } from '../../story/arrival.ts';
import type { ArrivalId, MediaId, StoryId } from '../../story/ids.ts';
import { unfinishedRecordings } from './unfinished-recordings.ts';

const startedAt = new Date('2026-11-23T10:00:00Z');
const arrival: Arrival = {
  id: 'one' as ArrivalId,
  story: 'tale' as StoryId,
  instead: null,
  fileName: 'Sound.webm',
  bytes: null,
  modified: 1,
  recording: 'sound',
  sha256: null,
  startedAt,
  touchedAt: startedAt,
  received: 40_000,
  becoming: null,
  media: null,
};
const after = (seconds: number) => new Date(startedAt.getTime() + seconds * 1000);
const said = (over: Partial<Arrival>) =>
  unfinishedRecordings([{ ...arrival, ...over }]).map(({ sentence }) => sentence);

describe('A recording that broke off', () => {
  it.each([
    [3, 'About 5 seconds'],
    [22, 'About 20 seconds'],
    [50, 'About 1 minute'],
    [85, 'About 1 minute'],
    [100, 'About 2 minutes'],
    [3600, 'About 60 minutes'],
  ])('says how much of it is there: after %d seconds', (seconds, words) => {
    expect(said({ touchedAt: after(seconds) })).toEqual([
      `You were recording a sound. ${words} of it has arrived.`,
    ]);
  });

  it('is as long as its bytes say where it came all at once', () => {
    expect(said({ received: 128_000 * 60 })).toEqual([
      'You were recording a sound. About 8 minutes of it has arrived.',
    ]);
  });

  it('says what it was, and where nothing of it is there', () => {
    expect(said({ recording: 'film', received: 0 })).toEqual([
      'You were recording a film. Nothing of it has arrived yet.',
    ]);
    expect(said({ recording: 'artwork' })).toEqual(['You were taking a photo. Part of it has arrived.']);
  });

  it('is none of the files that were chosen, and none that has become one', () => {
    expect(said({ recording: null })).toEqual([]);
    expect(said({ media: 'file' as MediaId })).toEqual([]);
  });

  it('leads to what can be done with it', () => {
    expect(unfinishedRecordings([arrival])).toMatchObject([
      { address: '/share/uploads/one', keep: '/share/uploads/one/end', remove: '/share/uploads/one/forget' },
    ]);
  });
});
