import { describe, expect, it } from '@jest/globals';
import { readWebVtt, tidyWebVtt } from './webvtt.ts';

const two = `WEBVTT

00:01.000 --> 00:04.000
We sat on the wall.

2
00:04.500 --> 01:00:06.250 line:80% align:start
<i>Rain.</i>
Then the bus.`;

describe('Captions', () => {
  it('are read with their times in seconds and their words as they are', () => {
    expect(readWebVtt(two)).toEqual({
      cues: [
        { start: 1, end: 4, text: 'We sat on the wall.' },
        { start: 4.5, end: 3606.25, text: '<i>Rain.</i>\nThen the bus.' },
      ],
    });
  });

  it.each([
    ['with a mark of byte order and line ends of Windows', `\uFEFF${two.replaceAll('\n', '\r\n')}`],
    ['with line ends of an old Mac', two.replaceAll('\n', '\r')],
    ['with a title and a header', two.replace('WEBVTT', 'WEBVTT - Two cups\nKind: captions')],
    [
      'with notes, a style and a region',
      two.replace('\n\n', '\n\nSTYLE\n::cue { }\n\nREGION\nid:a\n\nNOTE\nby hand\n\n'),
    ],
    ['with many empty lines', two.replaceAll('\n\n', '\n\n\n\n')],
    ['that start together', two.replace('00:04.500', '00:01.000')],
    ['in Arabic', two.replace('We sat on the wall.', 'جلسنا على الجدار')],
  ])('%s are captions', (_how, text) => {
    expect(readWebVtt(text)).toHaveProperty('cues.length', 2);
  });

  it('are kept without spaces at the ends of lines, which would run two captions together', () => {
    const spaced = `\uFEFF${two.replaceAll('\n', ' \t\r\n')}\n\n`;
    expect(readWebVtt(spaced)).toHaveProperty('fault');
    expect(tidyWebVtt(spaced)).toBe(two);
  });

  it.each<[string, string, number, RegExp]>([
    ['nothing', '', 1, /first line must be WEBVTT/],
    ['no header', two.slice('WEBVTT\n\n'.length), 1, /first line must be WEBVTT/],
    ['an empty line first', `\n${two}`, 1, /first line must be WEBVTT/],
    ['another word', two.replace('WEBVTT', 'WEBVTTS'), 1, /first line must be WEBVTT/],
    [
      'a caption right under the header',
      two.replace('WEBVTT\n\n', 'WEBVTT\n'),
      2,
      /empty line between WEBVTT/,
    ],
    ['a header and nothing else', 'WEBVTT\n\n', 3, /no caption/],
    ['a note and nothing else', 'WEBVTT\n\nNOTE only', 3, /no caption/],
    ['commas, as in SubRip', two.replace('00:01.000', '00:00:01,000'), 3, /full stop and not a comma/],
    ['no thousandths', two.replace('00:01.000', '00:01'), 3, /cannot be read/],
    ['70 seconds in a minute', two.replace('00:04.000', '00:70.000'), 3, /cannot be read/],
    ['a short arrow', two.replace('-->', '->'), 3, /times of a caption are missing/],
    [
      'words without times',
      two.replace('2\n00:04.500 --> 01:00:06.250 line:80% align:start\n', ''),
      6,
      /times of a caption are missing/,
    ],
    ['an end before its start', two.replace('00:01.000', '00:05.000'), 3, /ends before it starts/],
    ['an end at its start', two.replace('00:04.000', '00:01.000'), 3, /same moment/],
    ['captions out of order', two.replace('00:04.500', '00:00.500'), 7, /starts before the one above/],
    ['no words', two.replace('We sat on the wall.\n', '\n'), 3, /no words/],
    ['two captions run together', two.replace('\n\n2\n', '\n'), 5, /empty line between two captions/],
    ['a style after a caption', `${two}\n\nSTYLE\n::cue { }`, 11, /before the first caption/],
  ])('are not what has %s', (_what, text, line, message) => {
    expect(readWebVtt(text)).toEqual({ fault: { line, message: expect.stringMatching(message) } });
  });
});
