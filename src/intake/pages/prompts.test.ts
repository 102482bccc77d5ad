import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { firstThemes } from '../../first-content.ts';
import { parsePrompts, promptsFor, readPrompts } from './prompts.ts';

describe('The questions to start from', () => {
  it('are there for every theme that an archive begins with', () => {
    const prompts = readPrompts(path.resolve(import.meta.dirname, '../../../content/prompts.md'));
    expect([...prompts.byTheme.keys()]).toEqual(firstThemes.map(({ slug }) => slug));
    for (const questions of [prompts.any, ...prompts.byTheme.values()]) {
      expect(questions.length).toBeGreaterThanOrEqual(3);
      expect(questions.every((question) => question.endsWith('?'))).toBe(true);
    }
  });

  it('come with those of the story’s themes first, and with those for every story', () => {
    const prompts = parsePrompts('# X\n\n## any\n\n- A?\n\n## work\n- B?\n- C?\n\n## home\n- D?\n');
    expect(promptsFor(prompts, ['home', 'work'])).toEqual(['D?', 'B?', 'C?', 'A?']);
    expect(promptsFor(prompts, ['a theme without any'])).toEqual(['A?']);
    expect(promptsFor(prompts, [])).toEqual(['A?']);
  });

  it.each([
    [
      'a line that is no question',
      '## any\n- A?\nB?\n',
      'begins with "- " in content/prompts.md but found "B?"',
    ],
    ['two sections of one name', '## any\n- A?\n## any\n- B?\n', 'one section "## any"'],
    ['nothing for every story', '## work\n- A?\n', 'questions under "## any"'],
  ])('are not read with %s', (_what, text, complaint) => {
    expect(() => parsePrompts(text)).toThrow(complaint);
  });
});
