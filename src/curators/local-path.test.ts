import { describe, expect, it } from '@jest/globals';
import { curatorPath } from './local-path.ts';

describe('Where a curator goes after signing in', () => {
  it.each([
    '/curate',
    '/curate/people',
    '/curate/stories/0123456789abcdef?done=saved',
    '/curate?state=published',
  ])('is %s', (path) => {
    expect(curatorPath(path)).toBe(path);
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
    expect(curatorPath(path)).toBe('/curate');
  });
});
