import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { buffer } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { hashCode } from '../../src/random.ts';
import type { Framing } from '../../src/story/media.ts';
import { dots, dotsOff, photographed } from '../fixtures/skewed-grid.ts';
import { openTestArchive, type TestArchive } from '../support/archive.ts';
import { axeFindings, noteTrouble, openBrowser, phone } from '../support/browser.ts';
import { arriveAs } from '../support/curator.ts';
import { aTelling, eventually, expectRedirect, fillIn, Visitor } from '../support/storyteller.ts';
import { temporaryFolder } from '../support/temporary.ts';

/** A photo of a drawing, straightened by its storyteller before it is sent. */

const askew: Framing['corners'] = [
  { x: 0.17, y: 0.13 },
  { x: 0.84, y: 0.22 },
  { x: 0.93, y: 0.88 },
  { x: 0.08, y: 0.79 },
];
const written = askew.map(({ x, y }) => `${x},${y}`).join(' ');

let folder: Awaited<ReturnType<typeof temporaryFolder>>;
let archive: TestArchive;
let browser: Browser;
let photo: string;

beforeAll(async () => {
  folder = await temporaryFolder();
  photo = path.join(folder.path, 'landing.jpg');
  await photographed(840, 1120, askew).jpeg({ quality: 92 }).toFile(photo);
  archive = await openTestArchive();
  await archive.work();
  browser = await openBrowser();
});
afterAll(async () => {
  await browser?.close();
  await archive?.close();
  await folder?.remove();
});

const mediaOn = (page: string): string => {
  const id = /name="media" value="([0-9a-z]{10})"/.exec(page)?.[1];
  if (!id) throw new Error('Expected a file on the page of files');
  return id;
};

/** Somebody at the end of the form, with the photo in their draft. */
async function withAPhoto(): Promise<{ person: Visitor; address: string; id: string }> {
  const person = new Visitor(archive.url);
  await fillIn(person, { ...aTelling, files: [photo] });
  const id = mediaOn(await (await person.get('/share/files')).text());
  return { person, id, address: `/share/files/${id}/straighten` };
}

describe('A photo that was straightened', () => {
  it('is prepared straight, shows so to curators, and keeps its original', async () => {
    const { person, id, address } = await withAPhoto();
    expect(await expectRedirect(person.post(address, { corners: written, turn: '0' }))).toBe('/share/files');
    // Turned on a page without script: the corners stay.
    expect(await expectRedirect(person.post(address, { corners: '', turn: '90' }))).toBe('/share/files');
    const home = await expectRedirect(person.post('/share/send'));
    const story = await eventually(
      'the photo to be prepared',
      () => archive.stores.stories.findByCodeHash(hashCode(home.split('/').at(-1) ?? '')),
      (found) => found?.state === 'inReview',
    );
    const [media] = story?.media ?? [];
    if (!story || media?.state !== 'ready') throw new Error('Expected a photo that is ready');
    expect(media).toMatchObject({ id, framing: { corners: askew, turn: 90 }, alt: null });
    const widest = media.renditions.findLast(({ type }) => type === 'image/jpeg');
    if (!widest?.width || !widest.height) throw new Error('Expected a JPEG');
    const made = path.join(folder.path, 'made.jpg');
    await writeFile(made, await buffer(await archive.stores.blobs.get(widest.key)));
    expect(widest.width).toBeGreaterThan(widest.height);
    const turned = dots.map(({ x, y }) => ({ x: 1 - y, y: x }));
    expect(Math.max(...(await dotsOff(made, turned)))).toBeLessThan(2);

    const curator = await arriveAs(archive, 'Nia');
    const review = await (await curator.get(`/curate/stories/${story.id}`)).text();
    expect(review).toContain('The storyteller straightened and turned this photo.');
    const original = await curator.get(`/curate/stories/${story.id}/originals/${id}`);
    expect((await original.arrayBuffer()).byteLength).toBe(media.original.bytes);
  });

  it('is refused in a sentence where its corners make no picture', async () => {
    const { person, address } = await withAPhoto();
    const crossed = await person.post(address, { corners: '0,0 1,1 1,0 0,1', turn: '0' });
    expect(crossed.status).toBe(422);
    const page = await crossed.text();
    expect(page).toContain('The corners are crossed or in a line.');
    // What was set is kept on the page (P1).
    expect(page).toContain('data-corners="0,0 1,1 1,0 0,1"');
    for (const corners of ['-0.1,0 1,0 1,1 0,1', '0,0 0.05,0 0.05,1 0,1'])
      expect((await person.post(address, { corners, turn: '0' })).status).toBe(422);
    for (const fields of [
      { corners: '0,0 1,0 1,1', turn: '0' },
      { corners: 'NaN,0 1,0 1,1 0,1', turn: '0' },
      { corners: '1e9,0 1,0 1,1 0,1', turn: '0' },
      { corners: '', turn: '45' },
      { corners: '', turn: '0', colour: 'red' },
    ])
      expect((await person.post(address, fields)).status).toBe(400);
  });

  it('shows as it came where its storyteller wishes', async () => {
    const { person, address, id } = await withAPhoto();
    await expectRedirect(person.post(`${address}?from=check`, { corners: written, turn: '180' }));
    const page = await (await person.get(address)).text();
    expect(page).toContain('Its corners stay as you set them.');
    expect(page).toMatch(/value="180" checked/);
    expect(
      await expectRedirect(
        person.post(`${address}?from=check`, { corners: '', turn: '180', asItCame: 'yes' }),
      ),
    ).toBe('/share/files?from=check');
    const after = await (await person.get(address)).text();
    expect(after).toContain(`data-media="${id}" data-corners="0,0 1,0 1,1 0,1"`);
    expect(after).toMatch(/value="0" checked/);
  });

  it('is nobody else’s to straighten, and nothing but a picture is', async () => {
    const { address } = await withAPhoto();
    const stranger = await withAPhoto();
    for (const wrong of [address, '/share/files/0000000000/straighten', '/share/files/x/straighten']) {
      expect((await stranger.person.get(wrong)).status).toBe(404);
      expect((await stranger.person.post(wrong, { corners: written, turn: '0' })).status).toBe(404);
    }
    const nobody = new Visitor(archive.url);
    expect(await expectRedirect(nobody.get(address))).toBe('/share?lost=yes');
  });
});

describe('On a phone, somebody who straightens a photo', () => {
  let context: BrowserContext;
  let page: Page;
  let trouble: readonly string[];
  let address = '';
  let id = '';

  beforeAll(async () => {
    context = await browser.newContext({ ...phone, baseURL: archive.url.href });
    trouble = noteTrouble(context, archive.url);
    page = await context.newPage();
    await page.goto('/share');
    await page.getByRole('button', { name: 'Start', exact: true }).click();
    await page.goto('/share/files');
    await page.locator('#files').setInputFiles(photo);
    await page.locator('#arrived-list li').waitFor();
    id = mediaOn(await page.content());
    address = `/share/files/${id}/straighten`;
    await expect(eventuallyKept(page, id)).resolves.toBe(true);
  });
  afterAll(() => context?.close());

  const ring = (name: string) => page.getByRole('slider', { name });
  const corners = async () =>
    (await page.locator('input[name=corners]').inputValue())
      .split(' ')
      .map((pair) => pair.split(',').map(Number))
      .map(([x = 0, y = 0]) => ({ x, y }));
  const spoken = () => page.locator('[data-part="said"]').textContent();

  async function centre(of: string) {
    const box = await ring(of).boundingBox();
    if (!box) throw new Error(`Expected to see the ring ${of}`);
    return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  }

  async function goal(at: number) {
    const box = await page.locator('[data-part="photo"]').boundingBox();
    const corner = askew[at];
    if (!box || !corner) throw new Error('Expected to see the photo');
    return { x: box.x + corner.x * box.width, y: box.y + corner.y * box.height };
  }

  it('drags its corners by finger and by mouse', async () => {
    await page.goto(address);
    await page.locator('[data-part="desk"]').waitFor();
    await page.locator('[data-part="photo"]').scrollIntoViewIfNeeded();
    const touch = await context.newCDPSession(page);
    const finger = (type: 'touchStart' | 'touchMove' | 'touchEnd', at?: { x: number; y: number }) =>
      touch.send('Input.dispatchTouchEvent', { type, touchPoints: at ? [at] : [] });
    for (const [at, name] of ['Top left', 'Top right'].entries()) {
      const from = await centre(`${name} corner`);
      const to = await goal(at);
      await finger('touchStart', from);
      await finger('touchMove', { x: (from.x + to.x) / 2, y: (from.y + to.y) / 2 });
      expect(await page.locator('[data-part="lens"]').isVisible()).toBe(true);
      await finger('touchMove', to);
      await finger('touchEnd');
      await page.locator('[data-part="lens"]').waitFor({ state: 'hidden' });
    }
    for (const [at, name] of [
      [2, 'Bottom right'],
      [3, 'Bottom left'],
    ] as const) {
      const from = await centre(`${name} corner`);
      const to = await goal(at);
      await page.mouse.move(from.x, from.y);
      await page.mouse.down();
      await page.mouse.move(to.x, to.y, { steps: 4 });
      await page.mouse.up();
    }
    for (const [at, corner] of (await corners()).entries()) {
      expect(Math.abs(corner.x - (askew[at]?.x ?? 0))).toBeLessThan(0.01);
      expect(Math.abs(corner.y - (askew[at]?.y ?? 0))).toBeLessThan(0.01);
    }
  });

  it('sees what comes out of it', async () => {
    const shown = path.join(folder.path, 'shown.png');
    await page.locator('[data-part="result"]').screenshot({ path: shown, scale: 'css' });
    expect(Math.max(...(await dotsOff(shown, dots)))).toBeLessThan(4);
    await page.getByRole('button', { name: 'Turn right' }).click();
    expect(await spoken()).toBe('Turned by 90 degrees to the right');
    await page.locator('[data-part="result"]').screenshot({ path: shown, scale: 'css' });
    expect(
      Math.max(
        ...(await dotsOff(
          shown,
          dots.map(({ x, y }) => ({ x: 1 - y, y: x })),
        )),
      ),
    ).toBeLessThan(4);
    await page.getByRole('button', { name: 'Turn left' }).click();
    expect(await spoken()).toBe('Turned as you took it');
  });

  it('moves them by keys, and hears where they are', async () => {
    const [, before] = await corners();
    await ring('Top right corner').focus();
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('Shift+ArrowDown');
    const [, after] = await corners();
    expect((before?.x ?? 0) - (after?.x ?? 0)).toBeCloseTo(0.005, 4);
    expect((after?.y ?? 0) - (before?.y ?? 0)).toBeCloseTo(0.05, 4);
    const words = `${Math.round(100 * (after?.x ?? 0))} percent from the left, ${Math.round(100 * (after?.y ?? 0))} percent from the top`;
    expect(await ring('Top right corner').getAttribute('aria-valuetext')).toBe(words);
    await page.keyboard.press('Shift+ArrowUp');
    await page.keyboard.press('ArrowRight');
    expect((await corners())[1]).toEqual(before);
  });

  it('moves them by buttons, and no further than they make a picture', async () => {
    await page.getByRole('radio', { name: 'Bottom left' }).check();
    const before = (await corners())[3];
    await page.getByRole('button', { name: 'Left', exact: true }).click();
    expect(await spoken()).toMatch(
      /^Bottom left corner: \d+ percent from the left, \d+ percent from the top$/,
    );
    await page.getByRole('button', { name: 'Right', exact: true }).click();
    expect((await corners())[3]).toEqual(before);
    await ring('Bottom left corner').focus();
    for (let presses = 0; presses < 30; presses += 1) await page.keyboard.press('Shift+ArrowRight');
    expect(await spoken()).toBe('It cannot go further that way');
    expect((await corners())[3]?.x).toBeLessThan(0.95);
    await page.getByRole('button', { name: 'Start again' }).click();
    expect((await corners())[3]).toEqual({ x: 0, y: 1 });
  });

  it('finds nothing in the way of a screen reader or a thumb', async () => {
    expect(await axeFindings(page)).toEqual([]);
    const small = await page
      .getByRole('slider')
      .evaluateAll(
        (rings: { getBoundingClientRect(): { width: number } }[]) =>
          rings.filter((each) => each.getBoundingClientRect().width < 44).length,
      );
    expect(small).toBe(0);
  });

  it('keeps it, and finds it again', async () => {
    await page.goto(address);
    await page.locator('[data-part="desk"]').waitFor();
    await ring('Top left corner').focus();
    for (const key of ['Shift+ArrowRight', 'Shift+ArrowDown', 'ArrowDown']) await page.keyboard.press(key);
    await page.getByRole('button', { name: 'Turn left' }).click();
    await page.getByRole('button', { name: 'Keep this' }).click();
    await page.waitForURL('**/share/files');
    await page.goto(address);
    await page.locator('[data-part="desk"]').waitFor();
    expect((await corners())[0]).toEqual({ x: 0.05, y: 0.055 });
    expect(await page.locator('input[name=turn]:checked').getAttribute('value')).toBe('270');
  });

  it('can turn it on a device without a copy of it, and without script', async () => {
    const cookies = await context.cookies();
    for (const javaScriptEnabled of [true, false]) {
      const other = await browser.newContext({ ...phone, baseURL: archive.url.href, javaScriptEnabled });
      await other.addCookies(cookies);
      const elsewhere = await other.newPage();
      await elsewhere.goto(address);
      await elsewhere.waitForLoadState('networkidle');
      expect(await elsewhere.getByText('you need the device that sent it').isVisible()).toBe(true);
      if (javaScriptEnabled) expect(await axeFindings(elsewhere)).toEqual([]);
      expect(await elsewhere.locator('[data-part="desk"]').isVisible()).toBe(false);
      await elsewhere.getByLabel('Upside down').check();
      await elsewhere.getByRole('button', { name: 'Keep this' }).click();
      await elsewhere.waitForURL('**/share/files');
      await elsewhere.goto(address);
      expect(await elsewhere.getByLabel('Upside down').isChecked()).toBe(true);
      expect(await elsewhere.getByText('Its corners stay as you set them.').isVisible()).toBe(true);
      await other.close();
    }
  });

  it('leaves no copy behind on a device that is cleared', async () => {
    await page.goto('/share/clear');
    await page.getByRole('button', { name: 'Yes, clear everything' }).click();
    await page.getByText('This device is clear.').waitFor();
    await eventually(
      'the copy to be gone',
      () => isKept(page, id),
      (kept) => !kept,
    );
    expect(trouble).toEqual([]);
  });
});

/** Whether this device has a copy of the photo (public/js/share/thumbnails.js). */
const isKept = (page: Page, id: string): Promise<boolean> =>
  page.evaluate<boolean>(`new Promise((resolve) => {
    const opening = indexedDB.open('share', 1);
    opening.onupgradeneeded = () => opening.result.createObjectStore('pictures', { keyPath: 'id' });
    opening.onerror = () => resolve(false);
    opening.onsuccess = () => {
      const asked = opening.result.transaction('pictures').objectStore('pictures').get(${JSON.stringify(id)});
      asked.onsuccess = () => {
        opening.result.close();
        resolve(asked.result !== undefined);
      };
    };
  })`);

const eventuallyKept = (page: Page, id: string) =>
  eventually('a copy on this device', () => isKept(page, id), Boolean);
