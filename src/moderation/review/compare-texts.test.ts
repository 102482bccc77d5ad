import { describe, expect, it } from '@jest/globals';
import { compareTexts, type Row } from './compare-texts.ts';

/** A side as it reads, with what went in [] and what came in {}. */
const side = (runs: Extract<Row, { kind: 'pair' }>['before']) =>
  runs
    ?.map(({ text, mark }) => {
      if (mark === 'same') return text;
      return mark === 'removed' ? `[${text}]` : `{${text}}`;
    })
    .join('') ?? null;
const told = (before: string, now: string) =>
  compareTexts(before, now).map((row) =>
    row.kind === 'same' ? row.count : [side(row.before), side(row.now)],
  );

const bus = 'We waited for the first bus every morning, and nobody said a word until the spring.';
const tea = 'Then somebody brought a flask of tea, and the whole shelter smelled of it all week.';

describe('Two versions of a text', () => {
  it('have their changed words marked', () => {
    expect(told('The red gate was open.', 'The green gate was wide open!')).toEqual([
      ['The [red] gate was open[.]', 'The {green} gate was {wide }open{!}'],
    ]);
  });

  it('have a changed stretch marked as one', () => {
    expect(told('by a very old man', 'by the young man')).toEqual([
      ['by [a very old ]man', 'by {the young} man'],
    ]);
  });

  it('are set side by side, paragraph by paragraph, and what is the same is only counted', () => {
    const before = `${bus}\n\n${tea}\n\nThe end.`;
    expect(told(before, before.replace('first bus', 'last bus'))).toEqual([
      [bus.replace('first', '[first]'), bus.replace('first', '{last}')],
      2,
    ]);
  });

  it('show a paragraph that came, and one that went, alone', () => {
    expect(told(bus, `${bus}\n\n${tea}`)).toEqual([1, [null, `{${tea}}`]]);
    expect(told(`${tea}\n\n${bus}`, bus)).toEqual([[`[${tea}]`, null], 1]);
    expect(told(bus, tea)).toEqual([
      [`[${bus}]`, null],
      [null, `{${tea}}`],
    ]);
  });

  it('find the paragraph again where another was put before it', () => {
    const now = `${tea}\n\n${bus.replace('word', 'thing')}`;
    expect(told(bus, now)).toEqual([
      [null, `{${tea}}`],
      [bus.replace('word', '[word]'), bus.replace('word', '{thing}')],
    ]);
  });

  it('are the same where only empty lines differ', () => {
    expect(told(`${bus}\n\n\n${tea} \n`, `${bus}\n${tea}`)).toEqual([2]);
    expect(told('', '')).toEqual([]);
  });

  it('are whole again when their runs are put together, in any script', () => {
    const before = 'جلسنا على الجدار القديم. Wir saßen da – e\u0301te\u0301!';
    const now = 'جلسنا على الجدار الجديد. Wir sassen da – été!';
    const [row] = compareTexts(before, now);
    if (row?.kind !== 'pair') throw new Error('Expected a pair');
    expect(row.before?.map(({ text }) => text).join('')).toBe(before);
    expect(row.now?.map(({ text }) => text).join('')).toBe(now);
    expect(side(row.before)).toContain('[القديم]');
  });

  describe('however long and different they are', () => {
    const words = (count: number, word: (index: number) => string) =>
      Array.from({ length: count }, (_, index) => word(index));
    /** Joined into paragraphs of `each` words. */
    const inParagraphs = (all: readonly string[], each: number) =>
      Array.from({ length: Math.ceil(all.length / each) }, (_, index) =>
        all.slice(index * each, (index + 1) * each).join(' '),
      ).join('\n');
    const textOf = (rows: readonly Row[], version: 'before' | 'now') =>
      rows
        .map((row) =>
          row.kind === 'pair' ? (row[version] ?? []).map(({ text }) => text).join('') : `same ${row.count}`,
        )
        .filter(Boolean)
        .join('\n');
    const timed = (before: string, now: string) => {
      const start = performance.now();
      const rows = compareTexts(before, now);
      return { rows, took: performance.now() - start };
    };
    const most = 20_000;

    it.each([1, 13, 200, most])(
      'are compared within three seconds: 20,000 words that all changed, %i to a paragraph',
      (each) => {
        const before = inParagraphs(
          words(most, (index) => `old${index}`),
          each,
        );
        const now = inParagraphs(
          words(most, (index) => `new${index}`),
          each,
        );
        const { rows, took } = timed(before, now);
        expect(textOf(rows, 'before')).toBe(before);
        expect(textOf(rows, 'now')).toBe(now);
        expect(took).toBeLessThan(3000);
      },
    );

    it.each([40, 150, 1000, most])(
      'are compared within three seconds: 20,000 words in another order, %i to a paragraph',
      (each) => {
        const all = words(most, (index) => `w${(index * 7919) % 997}`);
        const before = inParagraphs(all, each);
        const now = inParagraphs(
          all.map((_, index) => all[(index * 31 + 5) % most] ?? ''),
          each,
        );
        const { rows, took } = timed(before, now);
        expect(textOf(rows, 'before')).toBe(before);
        expect(textOf(rows, 'now')).toBe(now);
        expect(took).toBeLessThan(3000);
      },
    );

    it('show a hundred changed words in 20,000 one by one', () => {
      const all = words(most, (index) => `w${index % 997}`);
      const now = all.map((word, index) => (index % 200 === 7 ? 'new' : word));
      const [row, more] = compareTexts(all.join(' '), now.join(' '));
      if (row?.kind !== 'pair' || more) throw new Error('Expected one pair');
      expect(row.now?.filter(({ mark }) => mark === 'added').map(({ text }) => text)).toEqual(
        Array(100).fill('new'),
      );
      expect(row.before?.filter(({ mark }) => mark === 'removed')).toHaveLength(100);
    });

    it('show all of both versions where more changed than anybody would follow', () => {
      const before = words(1000, (index) => `old${index}`).join(' and ');
      const now = words(1000, (index) => `new${index}`).join(' and ');
      expect(told(before, now)).toEqual([[`[${before}]`, `{${now}}`]]);
    });
  });
});
