import { describe, expect, it } from '@jest/globals';
import { readWebVtt } from '../../story/text/webvtt.ts';
import { writeDraft } from './draft-formats.ts';

const word = (text: string, start: number, end: number) => ({ text, start, end, doubtful: false });
const words = [
  word('Fish', 0.5, 0.8),
  word('&', 0.8, 0.9),
  word('chips', 0.9, 1.4),
  word('<here>.', 1.4, 1.9),
  word('Later.', 3723.4, 3724),
];

describe('What was heard', () => {
  it('is WebVTT that our own strict reader takes', () => {
    const text = writeDraft(words, 'vtt');
    expect(text).toContain('00:00:00.500 --> ');
    expect(text).toContain('Fish &amp; chips &lt;here&gt;.');
    expect(readWebVtt(text)).toEqual({
      cues: [expect.anything(), expect.objectContaining({ start: 3723.4 })],
    });
  });

  it('is SubRip with numbers and commas', () => {
    expect(writeDraft(words, 'srt')).toBe(
      '1\n00:00:00,500 --> 00:00:01,900\nFish & chips <here>.\n\n2\n01:02:03,400 --> 01:02:04,400\nLater.\n',
    );
  });

  it('is text in paragraphs, parted at long pauses', () => {
    expect(writeDraft(words, 'text')).toBe('Fish & chips <here>.\n\nLater.\n');
  });

  it('is nothing where nobody speaks', () => {
    expect(writeDraft([], 'text')).toBe('');
    expect(writeDraft([], 'vtt')).toBe('WEBVTT\n');
    expect(JSON.parse(writeDraft([], 'json'))).toEqual({ words: [], cues: [], transcript: '' });
  });
});
