import { describe, expect, it } from '@jest/globals';
import { passwordProblem } from './password-rules.ts';

describe('A new password', () => {
  it.each([
    'four small boats at dawn',
    'kettlegatesriver',
    'ünïcödé wörds',
    'Tr4vel-by-tram',
    '🦔🦔 hedgehogs! 🦔',
  ])('may be %j', (password) => {
    expect(passwordProblem(password, ['ada@example.org', 'Ada'])).toBeNull();
  });

  it.each([
    ['', 'Enter a password.'],
    ['elevenchars', 'at least 12 characters'],
    // Twelve UTF-16 units, but only six characters.
    ['🦔🦊🐝🐛🐌🐞', 'at least 12 characters'],
    ['a'.repeat(201), 'at most 200 characters'],
  ])('may not be %j', (password, words) => {
    expect(passwordProblem(password)).toContain(words);
  });

  it.each([
    'aaaaaaaaaaaa',
    'abcabcabcabc',
    'passwordpassword',
    'Password123456!',
    'NeighbourhoodStories1',
    '123456789012',
    'abcdefghijklm',
    'ada@example.org2026',
    'xx Ada Holt xx',
  ])('is too easy to guess as %j', (password) => {
    expect(passwordProblem(password, ['ada@example.org', 'Ada Holt'])).toContain('easy to guess');
  });
});
