import { describe, expect, it } from '@jest/globals';
import { readWebVtt } from '../story/text/webvtt.ts';
import { plainWords, timedWordsIn, writeTimedCaptions } from './timed-captions.ts';

const words = [
  { text: 'Fish', start: 1, end: 1.4 },
  { text: '&', start: 1.4, end: 1.5 },
  { text: 'chips,', start: 1.5, end: 2 },
  { text: 'she', start: 2.1, end: 2.3 },
  { text: 'said.', start: 2.3, end: 2.9 },
  { text: '2', start: 8, end: 8.2 },
  { text: '<', start: 8.2, end: 8.4 },
  { text: '3.', start: 8.4, end: 9 },
];

describe('Captions with the time of each word', () => {
  const vtt = writeTimedCaptions(words);

  it('are WebVTT that any player reads', () => {
    const read = readWebVtt(vtt);
    expect('cues' in read && read.cues.map(({ text }) => plainWords(text))).toEqual([
      'Fish & chips, she said.',
      '2 < 3.',
    ]);
    expect(vtt).toContain('Fish <00:00:01.400>&amp; <00:00:01.500>chips,');
  });

  it('give back the words and when each begins', () => {
    expect(timedWordsIn(vtt).map(({ text, start }) => [text, start])).toEqual(
      words.map(({ text, start }) => [text, start]),
    );
  });

  it('are none of no words', () => {
    expect(writeTimedCaptions([])).toBe('');
  });
});

describe('The words of captions without such times', () => {
  it('share their caption by length', () => {
    const found = timedWordsIn('WEBVTT\n\n00:02.000 --> 00:04.000\n<v Nora>It <i>rained</i>\nagain');
    expect(found.map(({ text, start }) => [text, Number(start.toFixed(2))])).toEqual([
      ['Nora:', 2],
      ['It', 2.56],
      ['rained', 2.78],
      ['again', 3.44],
    ]);
  });

  it('are none where they cannot be read', () => {
    expect(timedWordsIn('1\n00:00:01,000 --> 00:00:02,000\nHello')).toEqual([]);
  });
});
