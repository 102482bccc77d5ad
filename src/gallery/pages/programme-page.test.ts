import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { programmePage, programmePages, readArticle } from './programme-page.ts';

const contentFolder = fileURLToPath(new URL('../../../content', import.meta.url));

describe('readArticle', () => {
  it('takes the first heading as the title and the first paragraph as the description', () => {
    const article = readArticle('# Our **name**\n\nWe [look](/x) after *it*.\n\n## More\n\n- one\n');
    expect(article.title).toBe('Our name');
    expect(article.description).toBe('We look after it.');
    expect(article.html).toContain('<h2>More</h2>');
    expect(article.html).not.toContain('<h1>');
  });

  it('refuses a text without a title', () => {
    expect(() => readArticle('Just words.')).toThrow('Its title');
  });
});

describe('the programme pages', () => {
  it.each(programmePages)('finds $file for $path', async (page) => {
    const { model } = await programmePage({ contentFolder }, page).build();
    expect(model.title.length).toBeGreaterThan(5);
    expect(String(model.html)).toContain('<h2>');
  });
});
