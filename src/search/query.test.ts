import { describe, expect, it } from '@jest/globals';
import { wordsIn } from './folded.ts';
import { readQuery } from './query.ts';
import { createWordList } from './word-list.ts';

const list = createWordList();
for (const text of ['the second chair', 'a chairman and a chapel', 'Ashdown']) {
  const numbers = new Set(wordsIn(text).map((word) => list.number(word, 'en')));
  list.hold(numbers, numbers);
}
const asked = (typed: string) => readQuery(typed, list).wanted.map(({ folded }) => folded);

describe('What somebody typed', () => {
  it('counts words that say something, and the others where there is nothing else', () => {
    expect(asked('The second, the chair')).toEqual(['second', 'chair']);
    expect(asked('the')).toEqual(['the']);
    expect(asked(' "?! ')).toEqual([]);
  });

  it('has its phrases in quotes of any kind', () => {
    expect(readQuery('"the chair" „second chair” “chapel', list).phrases).toEqual([
      ['the', 'chair'],
      ['second', 'chair'],
    ]);
  });

  it('is the beginning of words before it is a slip of the pen', () => {
    const [wanted] = readQuery('cha', list).wanted;
    expect([...(wanted?.stems.keys() ?? [])].sort()).toEqual(['cha', 'chair', 'chairman', 'chapel']);
    expect(wanted?.instead).toBeNull();
    expect(readQuery('ashdwon', list).wanted[0]?.instead?.text).toBe('Ashdown');
  });

  it.each([
    [
      'a hundred words',
      Array.from({ length: 100 }, (_, at) => String.fromCharCode(97 + (at % 26)) + at).join(' '),
    ],
    ['slips alone', 'ashdwon chiar chpael scond ahsdown hcair'],
    ['quotes alone', '"a" '.repeat(50)],
    ['one long word', 'w'.repeat(200)],
    ['a pattern', '(a+)+$ .*.*.*.* [a-z]{1,99} \\'],
  ])('costs little: %s', (_name, typed) => {
    const { wanted, phrases } = readQuery(typed.slice(0, 200), list);
    expect(wanted.length).toBeLessThanOrEqual(12);
    expect(phrases.length).toBeLessThanOrEqual(12);
    expect(wanted.filter(({ instead }) => instead !== null).length).toBeLessThanOrEqual(3);
    for (const { stems } of wanted) expect(stems.size).toBeLessThanOrEqual(48);
  });
});
