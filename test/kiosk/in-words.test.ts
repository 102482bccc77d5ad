import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newStoryId } from '../../src/random.ts';
import { unpublish } from '../../src/story/changes/publish.ts';
import { takeNameOff } from '../../src/story/changes/withdraw.ts';
import type { PublishedStory } from '../../src/story/story.ts';
import { axeFindings } from '../support/browser.ts';
import { aPublishedStory, theme } from '../support/stories.ts';
import {
  allStories,
  attract,
  type Glass,
  level,
  openStory,
  tap,
  titles,
  until,
  upright,
  withinMinutes,
} from './glass.ts';
import { Scene } from './scene.ts';

/** Stories in words alone on a screen: they hang, are read and leave as pictures do. */

const lines = [
  'The bins go out on Thursday night,',
  '  six wheels, a cough, a gate,',
  'and somebody’s radio.',
];
const uses = { web: true, kiosk: true };
const hard = { topics: [], note: 'It speaks of a death.' };

let scene: Scene;
let glass: Glass;
let poem: PublishedStory;

beforeAll(async () => {
  scene = await Scene.open();
  await scene.exhibits.artwork('The gate');
  poem = aPublishedStory(
    {
      id: newStoryId(),
      title: 'Bin night',
      media: [],
      words: `${lines.join('\n')}\n\n${'And so it goes on,\nweek after week.\n\n'.repeat(30)}`,
      themes: [theme('isolation')],
      rights: { own: 'shared', makers: 'Ann\nBo', quoted: '' },
    },
    uses,
  );
  await scene.archive.stores.stories.insert(poem);
  await scene.archive.stores.stories.insert(
    aPublishedStory(
      { id: newStoryId(), title: 'A loss', media: [], words: 'She left\nher coat.', sensitive: hard },
      uses,
    ),
  );
  glass = await scene.openPairedGlass('words', upright);
  await attract(glass.page).waitFor();
}, 120_000);
afterAll(async () => {
  await glass?.context.close();
  await scene?.close();
});

const linesOf = async (within: string) =>
  (await glass.page.locator(`${within} .line`).allTextContents()).slice(0, lines.length);
const held = async () => (await scene.archive.stores.screens.list()).flatMap(({ beat }) => beat?.holds ?? []);

describe('A story in words alone', () => {
  it('is in the loop by its first lines, with its street along the foot', async () => {
    // The one before it is on the glass too while it fades.
    const work = '.attract-work.is-shown:has(.sheet)';
    await glass.page.locator(work).waitFor();
    expect(await linesOf(`${work} .sheet`)).toEqual(lines);
    expect(await glass.page.locator(`${work} .attract-label strong`).textContent()).toBe('Bin night');
    expect(await axeFindings(glass.page)).toEqual([]);
  });

  it('stands among the others by its first lines', async () => {
    await allStories(glass.page);
    // Upright, the pictures hang on the wall above the labels.
    expect(await linesOf('.hung .sheet')).toEqual(lines);
    expect(await glass.page.locator('.hung .sheet').count()).toBe(1);
    await glass.page.setViewportSize(level);
    await glass.page.locator('.card .sheet').waitFor();
    expect(await linesOf('.card .sheet')).toEqual(lines);
    expect(await glass.page.locator('.card', { hasText: 'A loss' }).locator('.sheet').count()).toBe(0);
    await glass.page.setViewportSize(upright);
    expect(await glass.page.locator('.card', { hasText: 'Bin night' }).locator('.soft').textContent()).toBe(
      'Words',
    );
  });

  it.each([upright, level])('is read as the work, as far as anyone will, on a screen of %j', async (size) => {
    const { page } = glass;
    await page.setViewportSize(size);
    await openStory(page, 'Bin night');
    expect(await linesOf('.written-stage')).toEqual(lines);
    expect(await page.locator('.label .by').allTextContents()).toEqual([
      'Workington',
      'Made with Ann and Bo',
    ]);
    expect(await page.getByRole('region', { name: 'The story in words' }).count()).toBe(1);
    expect(await axeFindings(page)).toEqual([]);
    await tap(page, 'Read on');
    await until(page, `document.querySelector('.written-stage .words').scrollTop > 100`);
  });

  it('is told to be held, and leaves with whoever told it', async () => {
    await withinMinutes(glass, 'the poem to be held', held, (ids) => ids.includes(poem.id));
    const { stories } = scene.archive.stores;
    const unnamed = takeNameOff(poem, new Date(), { role: 'storyteller' }) as PublishedStory;
    await stories.replace(poem, unnamed);
    await withinMinutes(
      glass,
      'the makers to leave',
      () => glass.page.locator('body').textContent(),
      (text) => !text?.includes('Made with'),
    );
    const now = await stories.find(poem.id);
    await stories.replace(
      now as PublishedStory,
      unpublish(now as PublishedStory, null, new Date(), { role: 'archive' }),
    );
    await withinMinutes(glass, 'the poem to leave', held, (ids) => !ids.includes(poem.id));
    expect((await titles(glass.page)).sort()).toEqual(['A loss', 'The gate']);
  });
});
