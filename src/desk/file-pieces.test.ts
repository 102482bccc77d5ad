import { describe, expect, it } from '@jest/globals';
import { filePieces } from './file-pieces.ts';

const srt =
  '1\n00:00:01,000 --> 00:00:02,500\n<i>We</i> sat\non the wall.\n\n2\n00:00:03,000 --> 00:00:04,000\nThe bus came.\n';
const film = { isFilm: true, isHeard: true };
const sound = { isFilm: false, isHeard: false };

describe('A file at the desk', () => {
  it('gives a film its captions with their own times', () => {
    expect(filePieces(srt, film)).toEqual({
      pieces: [
        { text: 'We sat\non the wall.', start: 1, end: 2.5 },
        { text: 'The bus came.', start: 3, end: 4 },
      ],
    });
  });

  it('gives a sound paragraphs, timed by the file only where nothing was heard', () => {
    const text = 'We sat on the wall. The bus came.';
    expect(filePieces(srt, sound)).toEqual({ pieces: [{ text, start: 1, end: 4 }] });
    expect(filePieces(srt, { ...sound, isHeard: true })).toEqual({
      pieces: [{ text, start: null, end: null }],
    });
  });

  it('takes text without times for a sound alone, and says by line what is wrong', () => {
    const plain = '\uFEFFWe sat\non the wall.\r\n\r\nThe bus came.\r\n';
    expect(filePieces(plain, sound)).toEqual({
      pieces: [
        { text: 'We sat\non the wall.', start: null, end: null },
        { text: 'The bus came.', start: null, end: null },
      ],
    });
    expect(filePieces(plain, film)).toMatchObject({ fault: { line: 1 } });
    expect(filePieces(' \n', sound)).toMatchObject({ fault: { line: 1 } });
    expect(filePieces('[Script Info]\nTitle: x', sound)).toMatchObject({
      fault: { line: 1, message: expect.stringContaining('Aegisub') },
    });
    expect(filePieces('WEBVTT\n\n00:03.000 --> 00:01.000\nBack', film)).toMatchObject({ fault: { line: 3 } });
  });
});
