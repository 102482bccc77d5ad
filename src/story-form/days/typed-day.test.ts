import { describe, expect, it } from '@jest/globals';
import { readTypedDay } from './typed-day.ts';

/** Boxes parted by "|"; what is left out is empty. */
const read = (text: string) => {
  const [day = '', month = '', year = ''] = text.split('|');
  return readTypedDay({ day, month, year });
};
const fault = (words: string) => ({ kind: 'fault', fault: words });

describe('A day as it was typed', () => {
  it.each([
    '27|3|2027',
    '27|03|2027',
    ' 27 | 3 | 2027 ',
    '027|003|2027',
    '27th|March|2027',
    '27.|3.|2027.',
    '27,|mar,|2027',
    '27|MARCH|27',
    '27|Mar|27',
    '27|Mar.|’27',
    '27th of|March|2027',
    '27 March 2027',
    'March 27||2027',
    '|March 27|2027',
    '27 Mar 27',
    '27th March, 2027',
    '27 th March 2027',
    'the 27th of March 2027',
    'Saturday 27 March 2027',
    'Sat, 27 Mar 2027',
    'March 27, 2027',
    'March 27th 2027',
    '27/3/2027',
    '27/03/27',
    '27.3.2027',
    '27-3-2027',
    '27–03–2027',
    '27Mar2027',
    '2027-03-27',
    '2027/3/27',
    '27 March||2027',
    '27|March 2027',
    '|27 March 2027',
    '||27 March 2027',
    '２７|３|２０２７',
    '۲۷|۳|۲۰۲۷',
    '٢٧|٣|٢٠٢٧',
    '२७|३|२०२७',
    '২৭|৩|২০২৭',
    '2\u200b7|\u200e3\u200e|\ufeff2027',
    '27\u00a0March\u00a02027',
  ])('%j is 27 March 2027', (text) => {
    expect(read(text)).toEqual({ kind: 'day', day: { day: 27, month: 3, year: 2027 } });
  });

  it.each(
    ['Jan', 'February', 'mar', 'Apr', 'may', 'June', 'Jul', 'August', 'Sept', 'oct', 'Nov', 'Decem'].map(
      (name, index) => [name, index + 1] as const,
    ),
  )('knows %s', (name, month) => {
    expect(read(`1|${name}|2028`)).toEqual({ kind: 'day', day: { day: 1, month, year: 2028 } });
  });

  it.each(['', ' | |\u200b', '\u2060||\u3164'])('%j is none', (text) => {
    expect(read(text)).toEqual({ kind: 'empty' });
  });

  it.each([
    ['|3|2027', 'must include a day.'],
    ['27||2027', 'must include a month.'],
    ['27|3|', 'must include a year.'],
    ['27 March', 'must include a year.'],
    ['March 2027', 'must include a day.'],
    ['27', 'must include a month and a year.'],
    ['||2027', 'must include a day and a month.'],
    ['27|3|7', 'must have a year of 4 numbers, such as 2027.'],
    ['27|3|027', 'must have a year of 4 numbers, such as 2027.'],
    ['27|3|20277', 'must have a year of 4 numbers, such as 2027.'],
    ['29|2|2027', 'must be a real date.'],
    ['31|June|2027', 'must be a real date.'],
    ['32|1|2027', 'must be a real date.'],
    ['0|1|2027', 'must be a real date.'],
    ['3|27|2027', 'must be a real date.'],
    ['3/27/2027', 'must be a real date.'],
    ['27|Ma|2027', 'must be a real date.'],
    ['27|Mrach|2027', 'must be a real date.'],
    ['x|1|2027', 'must be a real date.'],
    ['27|3|next', 'must be a real date.'],
    ['27|3|2027 or 2028', 'must be a real date.'],
    ['27 March 2027|3|2027', 'must be a real date.'],
    ['-27|+3|2027', 'must be a real date.'],
    ['27|3|0000', 'must be a real date.'],
    ['27²|3|2027', 'must be a real date.'],
    ['½|3|2027', 'must be a real date.'],
    ['.|.|.', 'must be a real date.'],
    ['<b>27</b>|3|2027', 'must be a real date.'],
    [`${'1'.repeat(90_000)}|3|2027`, 'must be a real date.'],
  ])('%.40j: it %s', (text, words) => {
    expect(read(text)).toEqual(fault(words));
  });
});
