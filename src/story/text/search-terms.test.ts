import { expect, it } from '@jest/globals';
import { searchTerms } from './search-terms.ts';

it.each([
  ['The <b>quokka</b> of Green Lane', ['the', 'b', 'quokka', 'of', 'green', 'lane']],
  ['Café CAFÉ cafe\u0301', ['cafe']],
  ["Neighbour's — and so on…", ['neighbour', 's', 'and', 'so', 'on']],
  ['42 boats, 42 ropes', ['42', 'boats', 'ropes']],
  ['Дом, 家 und Straße', ['дом', '家', 'und', 'straße']],
  [' \u200b!? ', []],
  ['', []],
  ['x'.repeat(50), ['x'.repeat(40)]],
])('%j is looked for as %j', (text, terms) => {
  expect(searchTerms(text)).toEqual(terms);
});
