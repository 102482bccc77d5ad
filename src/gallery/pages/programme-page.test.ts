import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { programmePage, programmePages } from './programme-page.ts';

const contentFolder = fileURLToPath(new URL('../../../content', import.meta.url));
const nothingSet = {
  name: null,
  contact: null,
  home: null,
  firstWork: null,
  pages: {},
  colours: null,
  sheet: null,
  logo: null,
};

describe('the programme pages', () => {
  it.each(programmePages)('finds $name for $path', async (page) => {
    const own = async () => nothingSet;
    const { model } = await programmePage({ contentFolder, own }, page).build();
    expect(model.title.length).toBeGreaterThan(5);
    expect(String(model.html)).toContain('<h2>');
    expect(String(model.html)).not.toContain('{archive}');
  });

  it('says what was written in the browser instead', async () => {
    const own = async () => ({ ...nothingSet, pages: { about: '# Ours\n\nAll of {archive}.' } });
    const { model } = await programmePage({ contentFolder, own }, programmePages[0]).build();
    expect(model).toMatchObject({ title: 'Ours', html: '<p>All of Neighbourhood Stories.</p>\n' });
  });
});
