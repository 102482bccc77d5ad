import { describe, expect, it } from '@jest/globals';
import { openingOf, setText, summaryOf } from './set-text.ts';

const poem = 'The bins go out\non Thursday night,\n\nand somebody’s radio\n  counts the street\n';

describe('A text as it is set', () => {
  it('keeps the lines of a poem and how far they stand in', () => {
    expect(setText(poem)).toEqual({
      isVerse: true,
      stanzas: [
        ['The bins go out', 'on Thursday night,'],
        ['and somebody’s radio', '  counts the street'],
      ],
    });
  });

  it('keeps how far the first line of a stanza stands in', () => {
    expect(setText('one\ntwo\n \n\n   three\nfour').stanzas).toEqual([
      ['one', 'two'],
      ['   three', 'four'],
    ]);
  });

  it('takes long lines for paragraphs', () => {
    const prose = `${'We lived above the shop. '.repeat(9)}\n${'It was loud. '.repeat(9)}`;
    expect(setText(prose).isVerse).toBe(false);
    expect(setText('One line.\n\nAnother one.').isVerse).toBe(false);
    expect(setText('Only one.').isVerse).toBe(false);
  });

  it('is nothing of no words', () => {
    expect(setText('')).toEqual({ stanzas: [], isVerse: false });
    expect(setText(' \n\n \u200b\n')).toEqual({ stanzas: [], isVerse: false });
  });
});

describe('How a text begins', () => {
  it('is twelve lines of a long poem', () => {
    const { stanzas, isVerse, widest } = openingOf('a gate\na wall\na street\n\n'.repeat(40));
    expect(isVerse).toBe(true);
    expect(stanzas.flat()).toHaveLength(12);
    expect(widest).toBe(8);
  });

  it('ends between words', () => {
    const [[line = ''] = []] = openingOf('We lived above the shop. '.repeat(40)).stanzas;
    expect(line.length).toBeLessThanOrEqual(380);
    expect(line).toMatch(/(?:We|lived|above|the|shop)…$/);
  });

  it('is all of a short one', () => {
    expect(openingOf(poem)).toEqual({ ...setText(poem), widest: 20 });
  });
});

describe('The summary of a text', () => {
  it('keeps short words whole, on one line', () => {
    expect(summaryOf(' The bus\n\ncame. ')).toBe('The bus came.');
  });

  it('cuts long words between two of them', () => {
    const summary = summaryOf('A garden, and then another one; '.repeat(20));
    expect(summary.length).toBeLessThanOrEqual(161);
    expect(summary).toMatch(/[a-z]…$/);
  });

  it('cuts a text without spaces too', () => {
    expect(summaryOf('ي'.repeat(500))).toHaveLength(161);
  });
});
