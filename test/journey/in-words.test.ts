import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { newStoryId } from '../../src/random.ts';
import { takeNameOff } from '../../src/story/changes/withdraw.ts';
import type { PublishedStory } from '../../src/story/story.ts';
import { openTestArchive, type TestArchive } from '../support/archive.ts';
import { axeFindings, openBrowser } from '../support/browser.ts';
import { aPublishedStory, theme } from '../support/stories.ts';

/** Stories in words alone, and who made a story beside its teller, as visitors meet them on the web. */

const verse = ['The bins go out on Thursday night,', '  six wheels, a cough, a gate,'];
const long = 'and somebody’s kitchen radio runs seven minutes late, as it always has and as it will';

let archive: TestArchive;
let browser: Browser;
let poem: PublishedStory;
let arabic: PublishedStory;

beforeAll(async () => {
  archive = await openTestArchive({ publicUrl: new URL('https://stories.example/') });
  browser = await openBrowser();
  poem = await publish({
    title: 'Bin night',
    words: `${verse.join('\n')}\n\n${long}\nof every Thursday.`,
    credit: { kind: 'first-name', name: 'Rosa' },
    rights: { own: 'shared', makers: 'Ann Holt\n\nBo', quoted: '' },
  });
  arabic = await publish({ title: 'شارعنا', language: 'ar', words: 'في المساء\nيعود الشارع\nإلى نفسه' });
  await publish({
    title: 'A poem about a loss',
    words: 'She left\nher coat.',
    sensitive: { topics: [], note: 'It speaks of a death.' },
  });
  const drawn = aPublishedStory({
    title: 'The gate',
    rights: { own: 'mine', makers: 'Nobody asked', quoted: '' },
  });
  await archive.stores.stories.insert(drawn);
}, 60_000);
afterAll(async () => {
  await browser?.close();
  await archive?.close();
});

async function publish(over: Partial<PublishedStory>): Promise<PublishedStory> {
  const story = aPublishedStory({ id: newStoryId(), media: [], themes: [theme('isolation')], ...over });
  await archive.stores.stories.insert(story);
  return story;
}

const text = async (path: string) => (await fetch(new URL(path, archive.url))).text();

async function seen<T>(
  path: string,
  width: number,
  colorScheme: 'light' | 'dark',
  look: (page: Page) => Promise<T>,
) {
  const context = await browser.newContext({ viewport: { width, height: 900 }, colorScheme });
  try {
    const page = await context.newPage();
    await page.goto(new URL(path, archive.url).href);
    return await look(page);
  } finally {
    await context.close();
  }
}

describe('A story in words alone', () => {
  it('hangs as its first lines, each where its writer ended it', async () => {
    const lines = await seen('/search', 1280, 'light', (page) =>
      page.locator('.plate', { hasText: 'Bin night' }).locator('.sheet .line').allInnerTexts(),
    );
    expect(lines.map((line) => line.trimEnd())).toEqual([...verse, long, 'of every Thursday.']);
  });

  it('is its own work on its page: every line, and nothing of it twice', async () => {
    const page = await text(`/stories/${poem.id}`);
    expect(page.split('<main')[1]?.match(/The bins go out/g)).toHaveLength(1);
    expect(page).toMatch(/<meta name="description" content="The bins go out/);
    expect(page).toContain(`<span class="line">${verse[1]}<br></span>`);
    expect(page).toMatch(/Made of<\/dt><dd>Words</);
    expect(page).not.toContain('class="works"');
  });

  it('is found by what it is, and by none of the forms that it has not', async () => {
    expect(await text('/search?form=words')).toContain('Bin night');
    expect(await text('/search?form=words')).not.toContain('The gate');
    expect(await text('/search?form=artwork')).not.toContain('Bin night');
    expect(await text('/search')).toContain('href="/search?form&#x3D;words"');
  });

  it('stays behind its content note', async () => {
    expect(await text('/search')).not.toContain('her coat');
  });

  it('reads from the right where its language does', async () => {
    const direction = await seen(`/stories/${arabic.id}`, 390, 'light', (page) =>
      page.evaluate(`getComputedStyle(document.querySelector('.written .line')).direction`),
    );
    expect(direction).toBe('rtl');
  });

  it.each([
    [320, 'light'],
    [390, 'dark'],
    [1280, 'light'],
    [1280, 'dark'],
  ] as const)(
    'fits a screen of %d pixels, %s, and axe finds nothing',
    async (width, scheme) => {
      for (const path of ['/search', `/stories/${poem.id}`, `/stories/${arabic.id}`]) {
        const found = await seen(path, width, scheme, async (page) => ({
          findings: await axeFindings(page),
          width: await page.evaluate('document.documentElement.scrollWidth'),
        }));
        expect(found).toEqual({ findings: [], width });
      }
    },
    60_000,
  );
});

describe('Who made a story beside its teller', () => {
  it('is named on its page and in the feed', async () => {
    const page = await text(`/stories/${poem.id}`);
    expect(page).toContain('<p class="story-makers" dir="auto">Made with Ann Holt and Bo</p>');
    expect(page).toContain('<dt>Made with</dt><dd>Ann Holt and Bo</dd>');
    const feed = await text('/feed.atom');
    expect(feed).toContain('<author><name>Rosa</name></author>');
    expect(feed).toContain(
      '<contributor><name>Ann Holt</name></contributor>\n<contributor><name>Bo</name></contributor>',
    );
    expect(await text('/search?q=Holt')).toContain('Bin night');
  });

  it('is not, where the teller says that it is all their own work', async () => {
    expect(await text('/feed.atom')).not.toContain('Nobody asked');
  });

  it('is named nowhere once a name was taken off', async () => {
    const at = new Date();
    await archive.stores.stories.replace(poem, takeNameOff(poem, at, { role: 'storyteller' }));
    const everywhere = [
      await text(`/stories/${poem.id}`),
      await text('/feed.atom'),
      await text('/search'),
      await text('/search?q=Holt'),
    ].join('\n');
    expect(everywhere).toContain('Bin night');
    expect(everywhere).not.toMatch(/Ann Holt|Rosa|Made with/);
  });
});
