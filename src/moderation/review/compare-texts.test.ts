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
      ['by [a very old] man', 'by {the young} man'],
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
});
