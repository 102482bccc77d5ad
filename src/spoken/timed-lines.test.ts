import { describe, expect, it } from '@jest/globals';
import { readTimedLines, writeTimedLines } from './timed-lines.ts';

const faultOf = (text: string, seconds: number | null = 100) => {
  const read = readTimedLines(text, seconds);
  return 'fault' in read ? read.fault : null;
};

describe('Lines with a time before each', () => {
  it('are read as people write them', () => {
    const text = '0:00 The gate\n\n  [1:05] - The bridge: by night \n(01:02:03) Home\n';
    expect(readTimedLines(text, null)).toEqual({
      lines: [
        { at: 0, words: 'The gate' },
        { at: 65, words: 'The bridge: by night' },
        { at: 3723, words: 'Home' },
      ],
    });
  });

  it('read back as they are written', () => {
    const lines = [
      { at: 7, words: 'One' },
      { at: 3600, words: 'Two' },
    ];
    expect(writeTimedLines(lines)).toBe('0:07 One\n1:00:00 Two');
    expect(readTimedLines(writeTimedLines(lines), null)).toEqual({ lines });
    expect(readTimedLines(writeTimedLines([]), 5)).toEqual({ lines: [] });
  });

  it.each([
    ['The gate', 1, 'Begin this line with its time, such as 1:23, and then the words.'],
    [
      '0:00 The gate\n\n1:75 The bridge',
      3,
      'Begin this line with its time, such as 1:23, and then the words.',
    ],
    ['0:00 The gate\n0:30', 2, 'There are no words after this time.'],
    ['0:30 The gate\n0:30 The bridge', 2, 'This time is not after the one above it. Put the lines in order.'],
    ['0:00 The gate\n1:40 The bridge', 2, 'This time is after the end: the recording is 1:40 long.'],
  ])('that are wrong are told by line: %j', (text, line, message) => {
    expect(faultOf(text)).toEqual({ line, message });
  });
});
