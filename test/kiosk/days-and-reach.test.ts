import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { invite } from '../../src/curators/accounts/accounts.ts';
import { hashCode, newPrivateCode } from '../../src/random.ts';
import { dayOf } from '../../src/story-form/days/uk-day.ts';
import { Curator } from '../support/curator.ts';
import { aScreen, pairedScreen } from '../support/screens.ts';
import { anExhibition } from '../support/stories.ts';
import { eventually, expectRedirect, Visitor } from '../support/storyteller.ts';
import { examine } from './examine.ts';
import { attract, type Glass, heading, heldFiles, pass, titles, upright } from './glass.ts';
import { Scene } from './scene.ts';

/** From one end to the other: a curator's pages, a storyteller's link, and a screen in Chromium between them. */

const hour = 3600_000;
let scene: Scene;
let curator: Curator;

beforeAll(async () => {
  scene = await Scene.open();
  const services = { curators: scene.archive.stores.curators, now: () => new Date() };
  const link = await invite(services, 'curator@example.org', 'curator');
  curator = await Curator.arrive(scene.archive.url, new URL(link, scene.archive.url));
});
afterAll(() => scene?.close());

const screensPage = async () => (await curator.get('/curate/screens')).text();

it('A curator sees which screen still holds what a storyteller took back, until the screen says it is gone', async () => {
  const code = newPrivateCode();
  await scene.exhibits.artwork('The ladder');
  const taken = await scene.exhibits.artwork('Taken back', { codeHash: hashCode(code) });
  const itself = aScreen('harbour', { name: 'In the foyer' });
  const cookie = await pairedScreen(scene.archive.stores, 'harbour', itself);
  const { context, page, trouble } = await scene.openGlass('foyer', upright, { cookie });
  try {
    await attract(page).waitFor();
    const holdsIt = async () => (await scene.archive.stores.screens.find(itself.id))?.beat?.holds;
    await eventually('it to hold both', holdsIt, (holds) => holds?.length === 2);
    expect(await screensPage()).not.toContain('Still out there');

    await context.setOffline(true);
    await expectRedirect(new Visitor(scene.archive.url).post(`/my-story/${code}/hide`));
    const alarm = await screensPage();
    expect(alarm).toContain('Still out there');
    expect(alarm).toContain(taken.reference);
    expect(alarm).toContain('Holds a story that may not show');
    const its = await (await curator.get(`/curate/screens/${itself.id}`)).text();
    expect(its).toContain(taken.reference);
    expect(await titles(page)).toContain('Taken back');
    const before = (await heldFiles(page)).length;

    await context.setOffline(false);
    await eventually('it to say so', screensPage, (said) => !said.includes(taken.reference));
    expect(await heldFiles(page)).toHaveLength(before / 2);
    expect(await titles(page)).toEqual(['The ladder']);
    expect(trouble()).toEqual([]);
  } finally {
    await context.close();
  }
});

describe('A screen whose exhibition', () => {
  const { year, month, day } = dayOf(new Date());
  const today = new Date(Date.UTC(year, month - 1, day));
  const tomorrow = new Date(today.getTime() + 24 * hour);
  const openFor = async (slug: string, days: object): Promise<Glass> => {
    await scene.exhibits.artwork(`Of ${slug}`);
    await scene.archive.stores.exhibitions.save(anExhibition(slug, { ...days, about: 'Of the quay.' }));
    const cookie = await pairedScreen(scene.archive.stores, slug);
    return scene.openGlass(slug, upright, { cookie });
  };

  it('has not opened yet says when, has all of it ready, and opens by itself', async () => {
    const glass = await openFor('soon', { opens: tomorrow });
    const { page, context, asked } = glass;
    try {
      await page.getByText(/It opens on \d+ \w+ 20\d\d/).waitFor();
      await examine(page);
      await asked.nothing();
      expect((await heldFiles(page)).length).toBeGreaterThan(0);
      await context.setOffline(true);
      await page.clock.fastForward(25 * hour);
      await pass(glass, 2000);
      await attract(page).waitFor();
    } finally {
      await context.close();
    }
  });

  it('has closed says so kindly, and keeps none of it, without a network too', async () => {
    const glass = await openFor('late', { closes: today });
    const { page, context } = glass;
    try {
      await attract(page).waitFor();
      await attract(page).tap();
      await context.setOffline(true);
      await page.clock.fastForward(25 * hour);
      await pass(glass, 2000);
      await heading(page, 'This exhibition has closed').waitFor();
      expect(await page.locator('#kiosk').textContent()).toContain('could be seen until');
      await examine(page);
      await eventually(
        'nothing',
        () => heldFiles(page),
        (files) => files.length === 0,
      );
      await page.reload();
      await heading(page, 'This exhibition has closed').waitFor();
    } finally {
      await context.close();
    }
  });
});
