import { describe, expect, it } from '@jest/globals';
import { fold, wordsIn } from './folded.ts';
import { stemOf } from './stems.ts';

describe('A word as a search knows it', () => {
  it.each([
    ['Łukasz', 'lukasz'],
    ['STRASSE', 'strasse'],
    ['Straße', 'strasse'],
    ['Ærø', 'aero'],
    ['Gwenllïan', 'gwenllian'],
    ['ﬁlm', 'film'],
    ['naı\u0308ve', 'naive'],
    ['İstanbul', 'istanbul'],
    ['مَدْرَسَة', 'مدرسه'],
    ['أحمد', 'احمد'],
    ['کتاب', 'كتاب'],
    ['٢٠٢٦', '2026'],
    // Vowel signs of Bengali and Hindi are letters of the word.
    ['বাড়ি', 'বাড়ি'.normalize('NFKD')],
    ['a'.repeat(90), 'a'.repeat(40)],
  ])('%s is %s', (word, folded) => {
    expect(fold(word)).toBe(folded);
  });

  it.each([
    ["Ashdown's gate, don’t!", ['ashdown', 'gate', 'don']],
    ["mae'r drws", ['mae', 'r', 'drws']],
    ['well-known_50%', ['well', 'known', '50']],
    ['私は東京に住む', ['私', 'は', '東京', 'に', '住む']],
    ['\u{1F3A8} … “”', []],
  ])('of %j they are %j', (text, folded) => {
    const found = wordsIn(text);
    expect(found.map((word) => word.folded)).toEqual(folded);
    for (const { text: word, start, end } of found) expect(text.slice(start, end)).toBe(word);
  });

  it.each([
    ['en', ['walk', 'walks', 'walking', 'walked'], 'walk'],
    ['en', ['job', 'jobs'], 'job'],
    ['pl', ['chleb', 'chleba', 'chlebem'], 'chleb'],
    ['pl', ['ogród', 'ogrodu'], 'ogrod'],
    ['ar', ['مدرسة', 'المدرسة'], 'مدرس'],
    ['cy', ['cadair'], 'cadair'],
    ['__proto__', ['walks'], 'walks'],
  ])('in %s the stem of %j is %s', (language, words, stem) => {
    expect(words.map((word) => stemOf(word, language))).toEqual(words.map(() => stem));
  });
});
