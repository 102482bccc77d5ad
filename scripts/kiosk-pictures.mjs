/** Takes the pictures of an exhibition's screen, from the player itself in a curator's preview. */
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import sharp from 'sharp';

const shapes = [
  { orientation: 'portrait', width: 1080, height: 1920 },
  { orientation: 'landscape', width: 1920, height: 1080 },
];

/**
 * Makes an exhibition out of the samples, where there is none yet, and looks at it as its visitors do.
 * @param browser playwright's
 * @param page where a curator is signed in
 */
export async function takeKioskPictures(browser, page, out) {
  const slug = await exhibition(page);
  for (const { orientation, width, height } of shapes) {
    const eye = await browser.newContext({
      baseURL: new URL(page.url()).origin,
      storageState: await page.context().storageState(),
      viewport: { width, height },
      hasTouch: true,
      reducedMotion: 'reduce',
    });
    let view = await eye.newPage();
    view.setDefaultTimeout(30_000);
    await view.clock.install();
    await view.goto(`/curate/exhibitions/of/${slug}/preview?orientation=${orientation}`);
    const press = (name) => view.getByRole('button', { name }).first().tap();
    const keep = async (name) => {
      await view.waitForTimeout(900);
      const picture = sharp(await view.screenshot()).webp({ quality: 68, effort: 6 });
      await writeFile(path.join(out, `kiosk-${name}-${width}.webp`), await picture.toBuffer());
    };
    const open = async (title) => {
      await press('Home');
      await press(/^All stories/);
      while ((await view.locator('.card', { hasText: title }).count()) === 0) await press('Next page');
      await view.locator('.card', { hasText: title }).tap();
    };
    await view.locator('.attract-work.is-shown').waitFor();
    await keep('attract');
    await press('Touch to start');
    await keep('home');
    await press(/^Everything lower/);
    await keep('home-low');
    await press(/^All stories/);
    await keep('stories-low');
    await press(/^Everything lower/);
    await press('Home');
    await press(/^Connectedness/);
    await keep('theme');
    await press('Home');
    await press(/^All stories/);
    await keep('stories');
    await press(/^Kind/);
    await keep('kinds');
    await open('The ladder');
    await keep('artwork');
    await press('Fill screen');
    await press('Closer');
    await press('Closer');
    await keep('artwork-closer');
    await open('The bench booklet');
    await press('Next page');
    await press('Next page');
    await keep('booklet');
    await open('Our street, drawn');
    await keep('strip');
    await open('Practice, with the doors open');
    await press('Play');
    await view.waitForTimeout(6000);
    await keep('sound');
    await press('Pause');
    await open('I still get two cups out');
    await press('Play');
    await view.waitForTimeout(4000);
    await keep('film');
    await press('On my phone');
    await keep('phone');
    await view.clock.runFor(68_000);
    await keep('idle');
    view = await eye.newPage();
    await view.goto(`/curate/exhibitions/of/${slug}/preview?orientation=${orientation}&mode=wall`);
    await view.locator('.wall .is-shown').waitFor();
    await view.waitForTimeout(4000);
    await keep('wall');
    await eye.close();
    const fresh = await browser.newContext({
      baseURL: new URL(page.url()).origin,
      viewport: { width, height },
      reducedMotion: 'reduce',
    });
    view = await fresh.newPage();
    await view.goto('/kiosk');
    await view.locator('.code').waitFor({ timeout: 30_000 });
    await keep('pairing');
    await fresh.close();
  }
}

const words = {
  Name: 'Small lights, open doors',
  'Where it is': 'Workington Library',
  About:
    'Drawings, sounds and films from people who live here: about being alone, finding each other, and work.',
};

/** Resolves to the exhibition's name in addresses. Every story hangs in it. */
async function exhibition(page) {
  await page.goto('/curate/exhibitions');
  const choose = page.getByRole('link', { name: `Choose stories for ${words.Name}` });
  if ((await choose.count()) === 0) {
    await page.goto('/curate/exhibitions/add');
    for (const [label, value] of Object.entries(words)) {
      await page.getByLabel(label, { exact: true }).fill(value);
    }
    await page.getByRole('button', { name: 'Save' }).click();
    await page.goto('/curate/exhibitions');
  }
  const address = await choose.getAttribute('href');
  await page.goto(address);
  await page.getByLabel('Every story that fits, and those I choose').check();
  await page.locator('form[action$="/rule"]').getByRole('button', { name: 'Save' }).click();
  return /of\/([^/]+)/.exec(address)[1];
}
