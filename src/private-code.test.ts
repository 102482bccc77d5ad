import { describe, expect, it } from '@jest/globals';
import { groupedCode, parsePrivateCode, readTypedCode } from './private-code.ts';
import { newPrivateCode } from './random.ts';

describe('A private code', () => {
  const code = '01ab23cd45ef67gh89jk01mn23';

  it('is read as it is made, and nothing else is', () => {
    for (let round = 0; round < 50; round += 1) {
      const made = newPrivateCode();
      expect(parsePrivateCode(made)).toBe(made);
    }
    for (const text of [
      code.toUpperCase(),
      `${code}x`,
      code.slice(1),
      '',
      undefined,
      null,
      [code],
      { code },
    ]) {
      expect(parsePrivateCode(text)).toBeNull();
    }
  });

  it('is shown in groups of four', () => {
    expect(groupedCode(code)).toBe('01ab 23cd 45ef 67gh 89jk 01mn 23');
  });

  it.each([
    [code],
    [groupedCode(code)],
    [`  ${groupedCode(code).toUpperCase()}\n`],
    [groupedCode(code).replaceAll(' ', '-')],
    [groupedCode(code).replaceAll(' ', ' – ')],
    [code.replaceAll('0', 'o').replaceAll('1', 'l')],
    [code.replaceAll('0', 'O').replaceAll('1', 'I')],
    [`https://stories.example.org/my-story/${code}`],
    ['０１ab23cd45ef67gh89jk01mn23'],
  ])('typed as %j is the same code', (typed) => {
    expect(readTypedCode(typed)).toBe(code);
  });

  it.each(['', 'not a code', `${code}a`, code.slice(2), code.replace('a', 'u'), '$ne', `${code}\0`])(
    'typed as %j is none',
    (typed) => {
      expect(readTypedCode(typed)).toBeNull();
    },
  );
});
