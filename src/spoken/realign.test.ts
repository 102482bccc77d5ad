import { describe, expect, it } from '@jest/globals';
import { realign } from './realign.ts';
import type { TimedWord } from './timed-word.ts';

/** One word a second, from the first second on. */
const heard = (text: string): readonly TimedWord[] =>
  text.split(' ').map((word, index) => ({ text: word, start: index + 1, end: index + 1.8 }));
const times = (words: readonly TimedWord[]) => words.map(({ text, start }) => `${text} ${start.toFixed(1)}`);

describe('Corrected words', () => {
  it('keep their times, whatever marks and capitals they are given', () => {
    expect(times(realign('We sat. On THE\n\n“bench”', heard('we sat on the bench')))).toEqual([
      'We 1.0',
      'sat. 2.0',
      'On 3.0',
      'THE 4.0',
      '“bench” 5.0',
    ]);
  });

  it('that stand for others take their time, by length', () => {
    // "in work ing town" was one name.
    expect(times(realign('I live in Workington now', heard('I live in work ing town now')))).toEqual([
      'I 1.0',
      'live 2.0',
      'in 3.0',
      'Workington 4.0',
      'now 7.0',
    ]);
    const two = realign('a small dog barked', heard('a smalldog barked'));
    expect(times(two)).toEqual(['a 1.0', 'small 2.0', 'dog 2.5', 'barked 3.0']);
    expect(two[2]?.end).toBeCloseTo(2.8);
  });

  it('that were added lie between those beside them, and times never go back', () => {
    const words = realign('Nora: we sat [laughs] on the bench and wept', heard('we sat on the bench'));
    expect(times(words)).toEqual([
      'Nora: 0.7',
      'we 1.0',
      'sat 2.0',
      '[laughs] 2.8',
      'on 3.0',
      'the 4.0',
      'bench 5.0',
      'and 5.8',
      'wept 6.1',
    ]);
    for (const [index, { start, end }] of words.entries()) {
      expect(end).toBeGreaterThanOrEqual(start);
      expect(words[index + 1]?.start ?? end).toBeGreaterThanOrEqual(end);
    }
  });

  it('leave out what was removed', () => {
    expect(times(realign('we sat', heard('er we we sat down')))).toEqual(['we 2.0', 'sat 4.0']);
  });

  it('of quite another text share all the time that there is', () => {
    const other = realign('nothing alike here', heard('we sat on a bench'));
    expect(other[0]?.start).toBe(1);
    expect(other.at(-1)?.end).toBeCloseTo(5.8);
  });

  it('are none where there are none, or where nothing was heard', () => {
    expect(realign(' \n', heard('we sat'))).toEqual([]);
    expect(realign('we sat', [])).toEqual([]);
  });

  it('of an hour of speech, corrected here and there, are found in a moment', () => {
    const spoken = Array.from({ length: 9000 }, (_, index) => `word${index % 700}`);
    const corrected = spoken.map((word, index) => (index % 50 === 0 ? 'Hello,' : word));
    const words = realign(corrected.join(' '), heard(spoken.join(' ')));
    expect(words).toHaveLength(9000);
    expect(words[8999]).toMatchObject({ text: 'word599', start: 9000 });
  });
});
