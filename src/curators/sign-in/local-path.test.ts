import { describe, expect, it } from '@jest/globals';
import { homeOf, pathFor } from './local-path.ts';

describe('Where a facilitator goes after signing in', () => {
  it.each(['/curate/help', '/curate/account?done=password'])('is %s', (path) => {
    expect(pathFor('facilitator', path)).toBe(path);
  });

  it.each([
    '',
    '/curate',
    '/curate/stories/0123456789abcdef',
    '/curate/people',
    '//evil.example/curate/help',
  ])('is the page about helping instead of %j', (path) => {
    expect(pathFor('facilitator', path)).toBe('/curate/help');
    expect(homeOf('facilitator')).toBe('/curate/help');
  });
});

describe('Where a curator goes after signing in', () => {
  it.each([
    '/curate',
    '/curate/people',
    '/curate/stories/0123456789abcdef?done=saved',
    '/curate?state=published',
  ])('is %s', (path) => {
    expect(pathFor('curator', path)).toBe(path);
  });

  it.each([
    '',
    'curate',
    '/',
    '/share',
    '/curates',
    '//evil.example/curate',
    '/\\evil.example/curate',
    '/\t/evil.example/curate',
    'https://evil.example/curate',
    'javascript:alert(1)',
    '/curate/../share',
    '/curate/sign-in?next=/curate/sign-in',
    '/curate/sign-out',
    '/curate/welcome/abc',
  ])('is the queue instead of %j', (path) => {
    expect(pathFor('curator', path)).toBe('/curate');
  });
});
