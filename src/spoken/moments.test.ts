import { describe, expect, it } from '@jest/globals';
import { readMoments, secondsIn, speechStarts, writeMoments } from './moments.ts';

const faultIn = (text: string, ends: number | null = 90) => readMoments(text, ends).fault;

describe('Moments of a film, one a line', () => {
  it('are read with their times, and written as they are read', () => {
    const typed = '0:05 A woman closes a gate.\n\n1:02.5 – She waves.\r\n [00:01:20] It rains.';
    const { moments, fault } = readMoments(typed, null);
    expect(fault).toBeNull();
    expect(moments).toEqual([
      { at: 5, words: 'A woman closes a gate.' },
      { at: 62.5, words: 'She waves.' },
      { at: 80, words: 'It rains.' },
    ]);
    const written = writeMoments([...moments, { at: 3661.25, words: 'Night.' }]);
    expect(written).toBe('0:05 A woman closes a gate.\n1:02.5 She waves.\n1:20 It rains.\n1:01:01.25 Night.');
    expect(writeMoments(readMoments(written, null).moments)).toBe(written);
    expect(readMoments(' \n\u200b\n', null)).toEqual({ moments: [], fault: null });
  });

  it.each<[message: string, line: number, text: string]>([
    ['Begin with the time, such as 0:05, and write the words after it.', 1, 'A gate.'],
    ['Begin with the time, such as 0:05, and write the words after it.', 2, '0:01 A.\n0:75 B.'],
    ['Begin with the time, such as 0:05, and write the words after it.', 3, '0:01 A.\n\n5 B.'],
    ['Begin with the time, such as 0:05, and write the words after it.', 1, '1:2:3:04 A.'],
    ['Write the words after the time.', 1, '0:05 \u200b'],
    ['This line must come after the one at 0:09. Put them in order.', 2, '0:09 A.\n0:09 B.'],
    ['This line must come after the one at 0:09.5. Put them in order.', 2, '0:09.5 A.\n0:08 B.'],
    ['It ends at 1:30. Give this line an earlier time.', 1, '1:30 A.'],
    [
      'A line must be 500 characters or fewer. This one has 501. Make two of it.',
      1,
      `0:05 ${'x'.repeat(501)}`,
    ],
  ])('say by line what is wrong: %s', (message, line, text) => {
    expect(faultIn(text)).toEqual({ line, message });
  });

  it('have places that can be typed by themselves', () => {
    expect(['0:05', ' 1:02.5 ', '1:00:00'].map(secondsIn)).toEqual([5, 62.5, 3600]);
    expect(['', '5', '0:75', '0:05 A'].map(secondsIn)).toEqual([null, null, null, null]);
  });

  it('keep what can be read beside what cannot', () => {
    expect(readMoments('A gate.\n0:05 B.\n0:04 C.\n0:06 D.', 90)).toMatchObject({
      moments: [
        { at: 5, words: 'B.' },
        { at: 6, words: 'D.' },
      ],
      fault: { line: 1 },
    });
    // A length that is not known ends nothing.
    expect(faultIn('2:00:00 A.', null)).toBeNull();
  });
});

describe('When somebody speaks', () => {
  it('is when a word of the captions begins that is no sound in brackets', () => {
    const vtt =
      'WEBVTT\n\n00:01.000 --> 00:02.000\n[A door, far away.]\n\n00:03.000 --> 00:04.000\n(Rain) Yes.';
    expect(speechStarts({ vtt, language: 'en', checked: true })).toEqual([3.6]);
    expect(speechStarts(null)).toEqual([]);
  });
});
