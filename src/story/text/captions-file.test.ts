import { describe, expect, it } from '@jest/globals';
import { decodeCaptions, readCaptionsFile } from './captions-file.ts';
import { type Cue, readWebVtt } from './webvtt.ts';

/** Files of captions as people have them (issue 12, Show 5): each with its right cues, or with its sentence. */

const two: readonly Cue[] = [
  { start: 1, end: 4, text: 'We sat on the wall.' },
  { start: 4.5, end: 7, text: 'Then the bus came.' },
];
const srt =
  '1\n00:00:01,000 --> 00:00:04,000\nWe sat on the wall.\n\n2\n00:00:04,500 --> 00:00:07,000\nThen the bus came.\n';
const utf8 = (text: string) => new TextEncoder().encode(text);
const utf16 = (text: string, isBig = false) => {
  const bytes = Buffer.from(text, 'utf16le');
  return new Uint8Array(isBig ? bytes.swap16() : bytes);
};
const cp1252 = (text: string) =>
  Uint8Array.from(text, (letter) => (letter === '’' ? 0x92 : letter.charCodeAt(0)));

function cuesOf(file: string | Uint8Array): readonly Cue[] {
  const read = readCaptionsFile(typeof file === 'string' ? file : decodeCaptions(file));
  if ('fault' in read)
    throw new Error(`Expected captions but line ${read.fault.line}: ${read.fault.message}`);
  const strict = readWebVtt(read.vtt);
  if ('fault' in strict) throw new Error(`Expected WebVTT but received:\n${read.vtt}`);
  return strict.cues;
}

describe('A file of captions', () => {
  it.each<[string, string | Uint8Array]>([
    ['SubRip', srt],
    [
      'SubRip with line ends of Windows and a mark of byte order',
      utf8(`\uFEFF${srt.replaceAll('\n', '\r\n')}`),
    ],
    ['SubRip in UTF-16 with its mark', utf16(`\uFEFF${srt}`)],
    ['SubRip in UTF-16, the other way round', utf16(`\uFEFF${srt}`, true)],
    ['SubRip in UTF-16 without a mark', utf16(srt)],
    ['SubRip without numbers', srt.replaceAll(/^\d\n/gm, '')],
    ['SubRip with full stops', srt.replaceAll(',', '.')],
    ['SubRip whose empty lines were lost', srt.replaceAll('\n\n', '\n')],
    ['SubRip with empty lines too many', srt.replaceAll('\n\n', '\n\n\n\n')],
    ['SubRip out of order', srt.split('\n\n').reverse().join('\n\n')],
    [
      'SubRip with places and colours',
      srt.replace('We', '{\\an8}<font color="#ffff00">We').replace('wall.', 'wall.</font>'),
    ],
    ['SubRip with a caption that only clears', `${srt}\n3\n00:00:08,000 --> 00:00:09,000\n\n`],
    [
      'WebVTT',
      'WEBVTT\n\n00:01.000 --> 00:04.000\nWe sat on the wall.\n\n00:04.500 --> 00:07.000\nThen the bus came.\n',
    ],
    [
      'WebVTT with a header and settings',
      'WEBVTT - Two\nKind: captions\n\n1\n00:01.000 --> 00:04.000 line:80%\nWe sat on the wall.\n\n2\n00:04.500 --> 00:07.000\nThen the bus came.',
    ],
    ['SBV', '0:00:01.000,0:00:04.000\nWe sat on the wall.\n\n0:00:04.500,0:00:07.000\nThen the bus came.\n'],
    [
      'TTML',
      '<?xml version="1.0"?>\n<tt xmlns="http://www.w3.org/ns/ttml" xml:lang="en"><body><div>\n<p begin="00:00:01.000" end="00:00:04.000">We sat on <span>the wall.</span></p>\n<p begin="4.5s" dur="2.5s">Then the\n  bus came.</p></div></body></tt>',
    ],
    [
      'TTML with a prefix, frames and ticks',
      '<tt:tt xmlns:tt="http://www.w3.org/ns/ttml" ttp:frameRate="25" ttp:tickRate="1000"><tt:body><tt:div><tt:p begin="25f" end="00:00:04:00">We sat on the wall.</tt:p><tt:p begin="4500t" end="7000t">Then the bus came.</tt:p></tt:div></tt:body></tt:tt>',
    ],
    [
      'text with a time before each line',
      '0:01.0 We sat on the wall.\n0:04.000\n0:04.5 - Then the bus came.\n0:07.0\n',
    ],
    ['lyrics', '[00:01.00]We sat on the wall.\n[00:04.00]\n[00:04.50]Then the bus came.\n[00:07.00]'],
  ])('is read as %s', (_kind, file) => {
    expect(cuesOf(file)).toEqual(two);
  });

  it('keeps accents and quotes of an older Windows program', () => {
    const file = cp1252(srt.replace('We sat on the wall.', 'Siân didn’t sit - là.'));
    expect(cuesOf(file)[0]?.text).toBe('Siân didn’t sit - là.');
  });

  it('keeps two lines, slanted words, and what WebVTT would take for marks', () => {
    const file = srt.replace('We sat on the wall.', '<i>Rain.</i>\nFish & chips, 2 < 3 <b>all</b>');
    const read = readCaptionsFile(file);
    expect('vtt' in read && read.vtt).toContain('<i>Rain.</i>\nFish &amp; chips, 2 &lt; 3 <b>all</b>');
    expect(cuesOf(file)).toHaveLength(2);
  });

  it('keeps a script that is written from right to left', () => {
    expect(cuesOf(utf8(srt.replace('We sat on the wall.', 'جلسنا على الجدار')))[0]?.text).toBe(
      'جلسنا على الجدار',
    );
  });

  it('lets the lines of a transcript stay until the next one, eight seconds at most', () => {
    expect(
      cuesOf('[0:05] Ann: We sat there.\nEvery day.\n\n[0:09] Bo: Yes.\n[1:00] Ann: Then we left.'),
    ).toEqual([
      { start: 5, end: 9, text: 'Ann: We sat there.\nEvery day.' },
      { start: 9, end: 17, text: 'Bo: Yes.' },
      { start: 60, end: 65, text: 'Ann: Then we left.' },
    ]);
  });

  it.each<[string, string, number, RegExp]>([
    [
      'Aegisub’s, though it says .vtt',
      '[Script Info]\nTitle: Two\n\n[Events]\nDialogue: 0,0:00:01.00,0:00:04.00,Default,,0,0,0,,We sat.',
      1,
      /Aegisub/,
    ],
    ['text with looks', '{\\rtf1\\ansi We sat.}', 1, /\.rtf/],
    ['a document', 'PK\u0003\u0004 word/document.xml', 1, /document/],
    ['counted in pictures', '{25}{100}We sat on the wall.', 1, /count pictures/],
    ['for broadcasting', 'Scenarist_SCC V1.0\n\n00:00:01:00 9420', 1, /\.scc/],
    ['a web page', '<!DOCTYPE html><html><body>404</body></html>', 1, /web page/],
    ['words without times', 'We sat on the wall.\nThen the bus came.', 1, /no times/],
    ['SubRip with a broken time', srt.replace('00:00:07,000', '00:00:0x'), 6, /cannot be read/],
    [
      'SubRip that ends before it starts',
      srt.replace('00:00:04,000', '00:00:00,500'),
      2,
      /ends before it starts/,
    ],
    ['a transcript whose times go back', '0:10 One.\n0:05 Two.', 2, /in order/],
    [
      'TTML with a strange time',
      '<tt>\n<body><p begin="soon" end="00:00:04.000">We sat.</p></body></tt>',
      2,
      /begin and end/,
    ],
  ])('says what is wrong with %s', (_what, file, line, sentence) => {
    expect(readCaptionsFile(file)).toEqual({ fault: { line, message: expect.stringMatching(sentence) } });
  });
});
