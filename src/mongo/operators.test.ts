import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from '@jest/globals';

/** docs/engines.md says which of MongoDB's operators, commands and kinds of indexes the archive counts on. */

const root = new URL('../../', import.meta.url);
const read = (name: string) => readFileSync(new URL(name, root), 'utf8');
const sources = readdirSync(new URL('src/mongo/', root), { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
  .map((name) => read(`src/mongo/${name}`).replaceAll(/^\s*(?:\/\/|\*|\/\*).*$/gm, ''))
  .concat(read('src/jobs/agenda-queue.ts'));
const page = read('docs/engines.md');

/** The first cells of the table under a heading, without what marks them as code. */
function tableUnder(heading: string): string[] {
  const [, part = ''] = page.split(new RegExp(`^#+ ${heading}$`, 'm'));
  const [table = ''] = part.split(/^#/m);
  return [...table.matchAll(/^\| (`.+?`(?:, `.+?`)*)/gm)].flatMap(([, names = '']) =>
    [...names.matchAll(/`([^`]+)`/g)].map(([, name = '']) => name),
  );
}

const used = (pattern: RegExp) =>
  [
    ...new Set(sources.flatMap((source) => [...source.matchAll(pattern)].map(([, name = '']) => name))),
  ].sort();

it('names every operator of queries and updates, and no other', () => {
  // "media.$." is the positional one.
  const operators = used(/['"]?(\$[a-z][A-Za-z]*)['"]?(?=\]?:|'| :)/g);
  expect(operators.length).toBeGreaterThan(15);
  const positional = used(/'[a-z.]+\.(\$)\./g);
  expect(tableUnder('Operators').sort()).toEqual([...operators, ...positional].sort());
});

it('names every option of an index, and no other', () => {
  const options = used(
    /\b(unique|sparse|partialFilterExpression|expireAfterSeconds|weights|collation)\b(?=: )/g,
  );
  expect(tableUnder('Indexes').sort()).toEqual(options);
});
