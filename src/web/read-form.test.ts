import { parse } from 'node:querystring';
import { describe, expect, it } from '@jest/globals';
import type { Request } from 'express';
import { BadRequest } from '../errors.ts';
import { many, one, readForm, readQuery, secret } from './read-form.ts';

/** A request as far as these functions look at it, with a body read as express.urlencoded({ extended: false }) reads it. */
const request = (text: string) => ({ body: parse(text), query: parse(text) }) as unknown as Request;
const shape = { title: one, themes: many };

describe('readForm', () => {
  it('reads one as text and many as a list, missing ones too', () => {
    expect(readForm(request('title=A%20bench&themes=a&themes=b'), shape)).toEqual({
      title: 'A bench',
      themes: ['a', 'b'],
    });
    expect(readForm(request('themes=a'), shape)).toEqual({ title: '', themes: ['a'] });
    expect(readForm({} as Request, shape)).toEqual({ title: '', themes: [] });
  });

  it('keeps words as they were typed, with one kind of line end', () => {
    const words = '“Ünïcode” 𝕊 <b>&amp;</b> ‏עברית';
    expect(readForm(request(`title=${encodeURIComponent(`${words}\r\nnext`)}`), shape).title).toBe(
      `${words}\nnext`,
    );
  });

  it('takes out what could turn the page round, and takes what nobody can see for nothing', () => {
    const read = (text: string) => readForm(request(`title=${encodeURIComponent(text)}`), shape).title;
    expect(read('A \u202eb\u0007')).toBe('A b');
    expect(read('\u200b \u2800\r\n\u3164')).toBe('');
    expect(readForm(request(`password=%E2%80%AE%07 a`), { password: secret }).password).toBe(
      '\u202e\u0007 a',
    );
  });

  it.each([
    'title[$ne]=x',
    'title=a&title=b',
    '__proto__[x]=1',
    'constructor=1',
    'other=1',
    'title=%00',
    `title=${'x'.repeat(100_001)}`,
  ])('refuses %s', (text) => {
    expect(() => readForm(request(text), shape)).toThrow(BadRequest);
  });
});

describe('readQuery', () => {
  it('drops names that links from elsewhere add, and refuses a repeated one', () => {
    expect(readQuery(request('title=a&utm_source=x'), shape).title).toBe('a');
    expect(() => readQuery(request('title=a&title=b'), shape)).toThrow(BadRequest);
  });
});
