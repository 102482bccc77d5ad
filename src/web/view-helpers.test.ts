import { describe, expect, it } from '@jest/globals';
import { viewHelpers } from './view-helpers.ts';

describe('words for numbers', () => {
  it.each([
    [0, '0:00', 'under a second'],
    [59.6, '0:59', '1 minute'],
    [20.9, '0:20', '21 seconds'],
    [187, '3:07', '3 minutes 7 seconds'],
    [3725, '1:02:05', '1 hour 2 minutes 5 seconds'],
  ])('says %d seconds', (seconds, shown, said) => {
    expect(viewHelpers.clock(seconds)).toBe(shown);
    expect(viewHelpers.spokenLength(seconds)).toBe(said);
  });

  it.each([
    [0, '0 bytes'],
    [999, '999 bytes'],
    [1500, '1.5 kB'],
    [999_700, '1.0 MB'],
    [2_100_000_000, '2.1 GB'],
  ])('says %d bytes', (bytes, said) => {
    expect(viewHelpers.size(bytes)).toBe(said);
  });
});

describe('paragraphs', () => {
  it('parts at blank lines, keeps single line ends, and lets no markup through', () => {
    const html = viewHelpers.paragraphs('One <script>\nline\n\n\n  Two  ').toString();
    expect(html).toBe('<p>One &lt;script&gt;<br>line</p>\n<p>Two</p>');
  });
});
