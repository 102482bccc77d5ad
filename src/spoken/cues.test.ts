import { describe, expect, it } from '@jest/globals';
import { cuesOf, longestLine } from './cues.ts';
import type { TimedWord } from './timed-word.ts';

/** Words said at an even pace from `from` on; a number among them is a pause in seconds. */
function said(text: string, { from = 0, seconds = 0.3 } = {}): TimedWord[] {
  const words: TimedWord[] = [];
  let at = from;
  for (const each of text.split(/\s+/)) {
    if (/^\d+(\.\d+)?s$/.test(each)) at += Number.parseFloat(each);
    else {
      words.push({ text: each, start: at, end: at + seconds });
      at += seconds;
    }
  }
  return words;
}
const texts = (words: readonly TimedWord[]) => cuesOf(words).map(({ lines }) => lines.join(' / '));

describe('Captions of spoken words', () => {
  it('are whole sentences where those fit', () => {
    expect(texts(said('We sat on the bench. 0.9s Nobody said a word for an hour.'))).toEqual([
      'We sat on the bench.',
      'Nobody said a word for an hour.',
    ]);
  });

  it('break at a breath and never after a word that belongs to the next', () => {
    const words = said(
      'and when I came home from the mill in the evening my mother had put the kettle on and the whole street was in our kitchen',
    );
    const cues = cuesOf(words);
    expect(cues.length).toBeGreaterThan(1);
    for (const { lines } of cues.slice(0, -1)) {
      expect(lines.at(-1)).not.toMatch(/\b(the|and|my|in|from|when|I)$/);
    }
  });

  it('have two lines at most, and none of more than 37 characters', () => {
    const long = Array.from(
      { length: 40 },
      (_, at) => 'We walked all the way along the canal'.split(' ')[at % 8],
    ).join(' ');
    for (const { lines } of cuesOf(said(long))) {
      expect(lines.length).toBeLessThanOrEqual(2);
      for (const line of lines) expect(line.length).toBeLessThanOrEqual(longestLine);
    }
  });

  it('lose and repeat no word', () => {
    const words = said('One two, three. Four 3s five six seven; eight nine ten 0.2s eleven 12s twelve');
    expect(cuesOf(words).flatMap(({ lines }) => lines.join(' ').split(' '))).toEqual(
      words.map(({ text }) => text),
    );
  });

  it('stay for a second at least and long enough to be read, where the next one leaves room', () => {
    const [short, quick] = cuesOf([
      ...said('Yes.'),
      ...said('Everybody remembers extraordinary thunderstorms.', { from: 5, seconds: 0.2 }),
    ]);
    expect((short?.end ?? 0) - (short?.start ?? 0)).toBeGreaterThanOrEqual(1);
    expect((quick?.end ?? 0) - (quick?.start ?? 0)).toBeCloseTo(48 / 17, 1);
  });

  it('never overlap, and last seven seconds at most', () => {
    const cues = cuesOf(
      said('slow slow slow slow slow slow slow slow slow slow slow slow', { seconds: 1.5 }),
    );
    for (const [at, cue] of cues.entries()) {
      expect(cue.end).toBeLessThanOrEqual(cues[at + 1]?.start ?? Number.POSITIVE_INFINITY);
      expect(cue.end - cue.start).toBeLessThanOrEqual(7);
      expect(cue.end).toBeGreaterThan(cue.start);
    }
  });

  it('hold a word that is longer than a line', () => {
    const name = 'Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch';
    expect(texts(said(`We lived in ${name} then.`))).toContain(name);
  });

  it('are none where nobody speaks', () => {
    expect(cuesOf([])).toEqual([]);
  });
});
