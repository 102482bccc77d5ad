import { describe, expect, it } from '@jest/globals';
import { cpuMilliseconds } from '../../../test/support/cpu-time.ts';
import { type Kind, privateDetails } from './private-details.ts';

const inText = (text: string) =>
  privateDetails([{ where: 'Words', field: 'words', text }]).map(({ kind, text: hit }) => [kind, hit]);

describe('What looks private', () => {
  it.each<[Kind, string, string]>([
    ['postcode', 'We lived at BB4 6QZ then.', 'BB4 6QZ'],
    ['postcode', 'Back to ca14 2hd by bus', 'ca14 2hd'],
    ['postcode', 'Send it to L281AB, please', 'L281AB'],
    ['postcode', 'The office is in SW1A 1AA.', 'SW1A 1AA'],
    ['postcode', 'M1 1AE', 'M1 1AE'],
    ['postcode', 'near W1T 3NL', 'W1T 3NL'],
    ['phone', 'Ring me on 01706 123456 any time', '01706 123456'],
    ['phone', 'My number is 07700 900 123.', '07700 900 123'],
    ['phone', 'It was (0151) 496 0123 then', '(0151) 496 0123'],
    ['phone', 'Call +44 7700 900123!', '+44 7700 900123'],
    ['phone', 'or 0044 20 7946 0958', '0044 20 7946 0958'],
    ['phone', '02079460958', '02079460958'],
    ['phone', '0151-496-0123', '0151-496-0123'],
    ['phone', 'just ring 223344 and ask', '223344'],
    ['phone', 'Tel: 61234', '61234'],
    ['email', 'Write to jo.bloggs@example.org.', 'jo.bloggs@example.org'],
    ['email', 'it is jo+art@mail.example.co.uk', 'jo+art@mail.example.co.uk'],
    ['email', 'grüße@müller.example', 'grüße@müller.example'],
    ['email', 'she said jo.bloggs at example dot co dot uk', 'jo.bloggs at example dot co dot uk'],
    ['web', 'See https://example.org/me?x=1.', 'https://example.org/me?x=1'],
    ['web', 'Look at www.example.org/jo, it is there', 'www.example.org/jo'],
    ['web', 'my page is jos-art.co.uk', 'jos-art.co.uk'],
    ['web', '(on facebook.com/jo.bloggs)', 'facebook.com/jo.bloggs'],
    ['plate', 'a red car, AB12 CDE, outside', 'AB12 CDE'],
    ['address', 'I was born at 14 Bacup Road in spring', '14 Bacup Road'],
    ['address', 'She lived at 7a, St James’ Terrace', '7a, St James’ Terrace'],
    ['address', '112 Upper Parliament St was ours', '112 Upper Parliament St'],
    ['address', 'we were at 14 bacup road for years', '14 bacup road'],
    ['address', 'Come to Flat 3 after six', 'Flat 3'],
    ['address', 'the green door at number 27', 'number 27'],
    ['address', 'It is No. 9 now', 'No. 9'],
  ])('is a %s: %s', (kind, text, hit) => {
    expect(inText(text)).toEqual([[kind, hit]]);
  });

  it.each([
    'In 1999 there were 24 of us.',
    'It cost £1,250.00 and then 0.5 more.',
    'Call 999 if it happens again.',
    'On 01-02-2003 and again on 12/11/2004.',
    'It was 10 minutes down the road.',
    'We walked 3 miles of road.',
    'A 2 way street, with 5 new lanes.',
    'The number 14 bus was late.',
    'There are three ways to the Square.',
    'Bacup Road was quiet.',
    'At 10.30 the bell rang. At 11.45 it rang again.',
    'We met at two and dot said hello.',
    'e.g. this, i.e. that, and so on... and.then some',
    'Size 10 shoes, 40 by 60 centimetres.',
    'I read page 12 and 13 of 240.',
    'Mon 9-5, Tue 9-5, Wed 10-4',
    'The ring cost 40 pounds.',
    'I was number one in 1987.',
    'A4 paper and B5 notebooks; the M6 and the A56.',
    'He is @ home. 5 @ 2 pounds.',
    'Chapter 3 Verse 4, 2 Kings 5',
    'ISBN 978-0-306-40615-7',
    '1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11',
    '',
  ])('is not this: %s', (text) => {
    expect(inText(text)).toEqual([]);
  });

  it('is told with where it stands and the words around it, in order', () => {
    const found = privateDetails([
      { where: 'Title', field: 'title', text: 'From 14 Bacup Road' },
      {
        where: 'Words',
        field: 'words',
        text: 'First line.\nOn a day that was neither warm nor cold I wrote jo@example.org and BB4 6QZ on one long piece of paper.\nLast.',
      },
    ]);
    expect(found).toEqual([
      { where: 'Title', field: 'title', kind: 'address', text: '14 Bacup Road', before: 'From ', after: '' },
      {
        where: 'Words',
        field: 'words',
        kind: 'email',
        text: 'jo@example.org',
        before: '… was neither warm nor cold I wrote ',
        after: ' and BB4 6QZ on one long piece of …',
      },
      {
        where: 'Words',
        field: 'words',
        kind: 'postcode',
        text: 'BB4 6QZ',
        before: '… cold I wrote jo@example.org and ',
        after: ' on one long piece of paper.',
      },
    ]);
  });

  it('is found quickly in a very long text', () => {
    const text = `${'0 '.repeat(20_000)}${'a.'.repeat(20_000)}${'12 Aa '.repeat(10_000)}`;
    const start = cpuMilliseconds();
    inText(text);
    expect(cpuMilliseconds() - start).toBeLessThan(2000);
  });
});
