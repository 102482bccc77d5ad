import { describe, expect, it } from '@jest/globals';
import { readWebVtt } from '../story/text/webvtt.ts';
import type { Piece } from './pieces.ts';
import { type KnownWord, placed } from './placed-words.ts';
import { writtenWords } from './written-words.ts';

/** Words said at an even pace, a second apart, from `from` on. */
const said = (text: string, from = 0): KnownWord[] =>
  text.split(' ').map((word, index) => ({ text: word, start: from + index, end: from + index + 0.8 }));
const piece = (text: string, over: Partial<Piece> = {}): Piece => ({ text, start: null, end: null, ...over });
const starts = (pieces: ReturnType<typeof placed>) =>
  pieces.map(({ words }) => words.map(({ start }) => start));
const cuesIn = (pieces: ReturnType<typeof placed>) => {
  const read = readWebVtt(writtenWords(pieces).captions ?? '');
  return 'cues' in read ? read.cues : [];
};

const bench = said('We sat on the bench');

describe('Words at the desk', () => {
  it('are said when they were heard, however they are cut into pieces', () => {
    expect(starts(placed([piece('We sat'), piece('on the bench')], bench))).toEqual([
      [0, 1],
      [2, 3, 4],
    ]);
  });

  it('move with a piece that somebody has set, and end what comes before it', () => {
    const moved = placed([piece('We sat on'), piece('the bench', { start: 1.5 })], bench);
    expect(starts(moved)).toEqual([
      [0, 1, 1.5],
      [1.5, 2.5],
    ]);
    expect(moved[0]?.words.map(({ end }) => end)).toEqual([0.8, 1.5, 1.5]);
  });

  it('fill the time between a beginning and an end that somebody has set', () => {
    const [one] = placed([piece('We sat on the bench', { start: 10, end: 12 })], bench);
    expect(one?.words[0]?.start).toBe(10);
    expect(one?.words.at(-1)?.end).toBeCloseTo(12);
  });

  it('follow one another where two pieces were set the wrong way round', () => {
    const all = starts(
      placed([piece('We sat', { start: 9 }), piece('on the bench', { start: 4 })], bench),
    ).flat();
    expect(all).toEqual(all.toSorted((one, other) => one - other));
    expect(all[2]).toBe(4);
  });

  it('that were added before a piece, such as a name, are said with it and not in the pause before', () => {
    const known = [...bench, ...said('Nobody spoke', 30)];
    const [, second] = placed([piece('We sat on the bench'), piece('And nobody spoke')], known);
    expect(second?.words[0]?.start).toBeGreaterThan(29);
    expect(second?.words[1]?.start).toBe(30);
  });

  it('keep their times under the name of who says them, which nobody says', () => {
    const known = [...bench, ...said('Nobody spoke', 30)];
    const all = placed([piece('Ann: We sat on the bench'), piece('A reader: Nobody spoke')], known);
    expect(starts(all)).toEqual([
      [0, 0, 1, 2, 3, 4],
      [30, 30, 30, 31],
    ]);
    expect(cuesIn(all).map(({ start, text }) => [start, text])).toEqual([
      [0, 'Ann: We sat on the bench'],
      [30, 'A reader: Nobody spoke'],
    ]);
  });

  it('are doubtful only as long as they stand as the machine wrote them', () => {
    const known = [{ ...bench[0], text: 'Whee', start: 0, end: 0.8, doubtful: true }, ...bench.slice(1)];
    const doubts = (text: string) =>
      placed([piece(text)], known)[0]?.words.map(({ doubtful = false }) => doubtful);
    expect(doubts('Whee sat on the bench')?.[0]).toBe(true);
    expect(doubts('“Whee,” sat on the bench')?.[0]).toBe(true);
    expect(doubts('We sat on the bench')).toEqual([false, false, false, false, false]);
  });

  it('lie between marks where nobody knows when they were said, and nowhere without a mark', () => {
    const pieces = placed([piece('We sat', { start: 2 }), piece('on the bench', { start: 4 })], []);
    expect(starts(pieces)).toEqual([
      [2, expect.any(Number)],
      [4, expect.any(Number), expect.any(Number)],
    ]);
    expect(pieces[0]?.words.at(-1)?.end).toBeLessThanOrEqual(4);
    expect(writtenWords(placed([piece('We sat')], []))).toEqual({
      transcript: 'We sat',
      captions: null,
      words: [],
    });
  });
});

describe('What is written at the desk', () => {
  it('is a transcript with a paragraph a piece, without empty ones', () => {
    const pieces = placed([piece('We  sat'), piece(' '), piece('on the bench')], bench);
    expect(writtenWords(pieces).transcript).toBe('We sat\n\non the bench');
  });

  it('is a caption a piece, however near they are', () => {
    const known = said('one two three four').map((word) => ({ ...word, end: word.start + 1 }));
    expect(cuesIn(placed([piece('one two'), piece('three four')], known)).map(({ text }) => text)).toEqual([
      'one two',
      'three four',
    ]);
  });

  it('is cut where a piece is too long for one caption, and ends when somebody said', () => {
    const words =
      'when I came home from the mill my mother had put the kettle on and the street was full of people';
    const known = words.split(' ').map((text, index) => ({ text, start: index / 3, end: (index + 1) / 3 }));
    const cues = cuesIn(placed([piece(words, { start: 0, end: 9 })], known));
    expect(cues.length).toBeGreaterThan(1);
    expect(cues.at(-1)?.end).toBe(9);
    expect(cues.map(({ text }) => text.replace('\n', ' ')).join(' ')).toBe(words);
  });

  it('keeps marks that WebVTT would read as its own', () => {
    expect(cuesIn(placed([piece('We <sat> & on the bench')], bench))[0]?.text).toContain('&lt;sat&gt; &amp;');
  });
});
