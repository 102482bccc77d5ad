import { describe, expect, it } from '@jest/globals';
import type { HeardWindow } from './heard-word.ts';
import { toVoices, wordsOf } from './words.ts';

const common = new Set('and so we went home to with on the bench said hello then was there'.split(' '));
const isCommon = (word: string) => common.has(word);

/** A window whose tokens are said one after the other, a fifth of a second each. */
function windowOf(
  tokens: readonly string[],
  pieces: HeardWindow['pieces'] = [{ from: 0, at: 0, length: 416_000 }],
) {
  return {
    text: tokens.join(''),
    tokens,
    starts: tokens.map((_, at) => at / 5),
    durations: tokens.map(() => 0.2),
    pieces,
  };
}
const textsOf = (tokens: readonly string[]) => wordsOf(windowOf(tokens), isCommon).map(({ text }) => text);
const doubts = (tokens: readonly string[]) =>
  wordsOf(windowOf(tokens), isCommon).flatMap(({ text, doubtful }) => (doubtful ? [text] : []));

describe('Heard words', () => {
  it('are put together of their pieces, with the marks that belong to them', () => {
    expect(textsOf([' And', ' so', ' we', ' went', ' h', 'ome', ',', ' then', '…'])).toEqual([
      'And',
      'so',
      'we',
      'went',
      'home,',
      'then…',
    ]);
  });

  it('end where they end, and not with the pause that a comma is given', () => {
    const [home] = wordsOf(windowOf([' home', ',', ' then']), isCommon);
    expect(home).toMatchObject({ text: 'home,', start: 0, end: 0.2 });
  });

  it('have their moment in the recording, over a pause that was shortened', () => {
    const pieces = [
      { from: 16_000, at: 0, length: 8000 },
      { from: 160_000, at: 8000, length: 16_000 },
    ];
    const words = wordsOf(windowOf([' we', ' went', ' home', ' then'], pieces), isCommon);
    expect(words.map(({ start }) => start)).toEqual(
      [1, 1.2, 1.4, 10.1].map((each) => expect.closeTo(each, 5)),
    );
  });

  it('are doubtful where they are rare, a name or a number', () => {
    expect(
      doubts([' We', ' went', ' with', ' Winston', ' on', ' the', ' 464', ' to', ' Hasl', 'ingden']),
    ).toEqual(['Winston', '464', 'Haslingden']);
    expect(doubts([' And', ' so', ' we', ' went', ' home', '.', ' Hello', ',', ' we', ' said'])).toEqual([]);
  });

  it('are doubtful where nobody could say them so quickly', () => {
    const window = { ...windowOf([' bench', ' said']), durations: [0.02, 0.3] };
    expect(wordsOf(window, isCommon).map(({ doubtful }) => doubtful)).toEqual([true, false]);
  });

  it('leave out what a recogniser says over and over', () => {
    const loop = Array.from({ length: 12 }, () => [' so', ' we', ' went']).flat();
    expect(textsOf([' home', ...loop, ' then'])).toEqual(['home', 'so', 'we', 'went', 'then']);
    expect(textsOf([' so', ' so', ' so', ' home'])).toEqual(['so', 'so', 'so', 'home']);
  });

  it('begin and end with the voice', () => {
    const word = (text: string, start: number, end: number) => ({ text, start, end, doubtful: false });
    const voices = [
      { start: 16_000, end: 32_000 },
      { start: 48_000, end: 64_000 },
    ];
    const words = [
      word('so', 0.7, 1.3),
      word('we', 1.3, 2.2),
      word('went', 3.2, 3.5),
      word('home', 3.5, 4.1),
    ];
    expect(toVoices(words, voices).map(({ start, end }) => [start, end])).toEqual([
      [1, 1.3],
      [1.3, 2],
      [3, 3.5],
      [3.5, 4],
    ]);
    expect(toVoices(words, [])).toEqual(words);
  });
});
