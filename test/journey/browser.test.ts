import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, BrowserContext, Locator, Page } from 'playwright-core';
import { invite } from '../../src/curators/accounts/accounts.ts';
import type { corners } from '../fixtures/drawings.ts';
import { createMedia } from '../fixtures/make-media.ts';
import { openTestArchive, type TestArchive } from '../support/archive.ts';
import { type InPage, noteTrouble, openBrowser, phone } from '../support/browser.ts';
import { createSteps } from '../support/steps.ts';
import { eventually } from '../support/storyteller.ts';
import { temporaryFolder } from '../support/temporary.ts';

let folder: Awaited<ReturnType<typeof temporaryFolder>>;
let archive: TestArchive;
let browser: Browser;
let files: string[];

beforeAll(async () => {
  folder = await temporaryFolder();
  const make = createMedia(folder.path);
  files = [await make('photo.jpg'), await make('memo.m4a'), await make('phone.mov')];
  archive = await openTestArchive();
  await archive.work();
  browser = await openBrowser();
});
afterAll(async () => {
  await browser?.close();
  await archive?.close();
  await folder?.remove();
});

/** The name with which `press` finds a button, a link or a field, as a person reads it. */
const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: true });
const link = (page: Page, name: string | RegExp) => page.getByRole('link', { name, exact: true });
const heading = (page: Page, name: string | RegExp) => page.getByRole('heading', { name, exact: true });
/** Each press brings a new page; whoever presses again must not meet the old one. */
const onward = (page: Page) =>
  Promise.all([page.waitForEvent('domcontentloaded'), button(page, 'Continue').click()]);
const isFocused = (element: Locator) =>
  element.evaluate((node: InPage) => node === node.ownerDocument.activeElement);

const all = [
  { name: 'with script', scripted: true },
  { name: 'without script', scripted: false },
];
const walks = process.env.TEST_QUICK ? all.slice(0, 1) : all;

describe.each(walks)('On a phone, $name, a person', ({ name, scripted }) => {
  const title = `The bench by the canal, ${name}`;
  const open: BrowserContext[] = [];
  let resident: Page;
  let curator: Page;
  const troubles: (readonly string[])[] = [];
  const step = createSteps();

  beforeAll(async () => {
    resident = await visit();
    curator = await visit();
  });
  afterAll(async () => {
    for (const context of open) await context.close();
  });

  async function visit(): Promise<Page> {
    const context = await browser.newContext({
      ...phone,
      javaScriptEnabled: scripted,
      baseURL: archive.url.href,
    });
    open.push(context);
    troubles.push(noteTrouble(context, archive.url));
    return context.newPage();
  }

  step('is told what is missing on every page that is left empty, and is led to the field', async () => {
    await resident.goto('/');
    await resident
      .getByRole('navigation', { name: 'Main' })
      .getByRole('link', { name: 'Share your story' })
      .click();
    await button(resident, 'Start').click();

    await leaveEmpty('Choose the neighbourhood that your story is about.', resident.getByLabel('Haslingden'));
    await resident.getByLabel('Haslingden').check();
    await leaveEmpty('Choose at least one theme.', resident.getByRole('checkbox', { name: 'Isolation' }));
    expect(await resident.getByLabel('Haslingden').isChecked()).toBe(true);
    await resident.getByRole('checkbox', { name: 'Isolation' }).check();
    await onward(resident);

    // Without a file it goes on: words alone are a story too, and then they cannot be left out.
    await heading(resident, 'Add your photos, sounds or films').waitFor();
    await onward(resident);
    await leaveEmpty(
      'Write your story here, or go back and add a photo, a sound or a film.',
      resident.getByLabel('The story in words'),
    );
    await link(resident, 'Back').click();
    await resident.getByLabel('Choose your files').setInputFiles(files);
    // Two go side by side, and the last may overtake.
    if (scripted) {
      for (const name of ['photo.jpg', 'memo.m4a', 'phone.mov'])
        await button(resident, `Remove ${name}`).waitFor();
      // Its picture moves what is below it: a press that it overtakes would land beside the button.
      await resident.getByRole('listitem').filter({ hasText: 'photo.jpg' }).locator('img').waitFor();
    }
    await onward(resident);

    await leaveEmpty('Give your story a title.', resident.getByLabel('Title', { exact: true }));
    await resident.getByLabel('Title', { exact: true }).fill('The bench');
    await resident.getByLabel('The story in words, if you like').fill('Somebody sat down too.');
    await resident.getByLabel('What is it made of, if you like').fill('Felt-tip, and a phone');
    await onward(resident);

    await leaveEmpty('Choose how you would like to be named.', resident.getByLabel('By my full name'));
    await resident.getByLabel('By my first name only').check();
    await leaveEmpty(
      'Enter the name that you want us to show, or choose to stay anonymous.',
      resident.getByLabel('The name to show'),
    );
    expect(await resident.getByLabel('By my first name only').isChecked()).toBe(true);
    await resident.getByLabel('The name to show').fill('Rosa');
    await leaveEmpty('Choose how old you are.', resident.getByLabel('18 or over'));
    const guardian = resident.getByRole('group', { name: /^Does your parent or guardian agree/ });
    expect(await guardian.isVisible()).toBe(false);
    await resident.getByLabel('13 to 17').check();
    expect(await guardian.isVisible()).toBe(true);
    await resident.getByLabel('18 or over').check();
    await onward(resident);

    await leaveEmpty(
      'Say whether anyone else can be recognised.',
      resident.getByLabel('No, nobody else', { exact: true }),
    );
    await resident.getByLabel('Yes, someone can').check();
    await leaveEmpty('Say who it is, such as “my sister”.', resident.getByLabel('Who is it?'));
    await addPerson('my sister', 'They are named');
    await button(resident, 'Add another person').click();
    await addPerson('a neighbour', 'They can be seen');
    await onward(resident);

    await leaveEmpty('Say whose work it is.', resident.getByLabel('It is all mine'));
    await resident.getByLabel('It is all mine').check();
    await onward(resident);

    await leaveEmpty('Say whether we may show your story on the website.', answerTo('website').first());
    await answerTo('website').first().check();
    await answerTo('screens').last().check();
    await leaveEmpty('Say whether we may show your story to researchers.', answerTo('researchers').first());
    await answerTo('researchers').last().check();
    await onward(resident);
  });

  /** The yes and the no to one of the uses. */
  const answerTo = (use: string) =>
    resident.getByRole('group', { name: new RegExp(`^May .*${use}`) }).getByRole('radio');

  async function addPerson(who: string, how: string): Promise<void> {
    await resident.getByLabel('Who is it?').fill(who);
    await resident.getByLabel(how).check();
    await resident.getByLabel('Yes', { exact: true }).check();
  }

  async function leaveEmpty(sentence: string, field: Locator): Promise<void> {
    await onward(resident);
    const summary = resident.getByRole('alert', { name: 'There is a problem' });
    await summary.waitFor();
    expect(await resident.title()).toMatch(/^Error: /);
    expect(await isFocused(summary)).toBe(true);
    // The same words again at the field (P2).
    expect(await resident.getByText(sentence).count()).toBe(2);
    await summary.getByRole('link', { name: sentence }).click();
    expect(await isFocused(field)).toBe(true);
    expect(
      await field.evaluate(
        (node: InPage) => node.getBoundingClientRect().bottom <= node.ownerDocument.defaultView.innerHeight,
      ),
    ).toBe(true);
  }

  step('goes back, finds the answer kept, and changes one from the check page', async () => {
    await link(resident, 'Back').click();
    expect(await answerTo('website').first().isChecked()).toBe(true);
    await onward(resident);
    await resident.getByLabel('Email address').fill('rosa@example');
    await leaveEmpty(
      'Enter a whole email address, such as name@example.com, or leave it empty.',
      resident.getByLabel('Email address'),
    );
    await resident.getByLabel('Email address').fill('rosa@example.org');
    await onward(resident);

    await heading(resident, 'Check and send').waitFor();
    await link(resident, 'Change Other people in it').click();
    await button(resident, 'Remove a neighbour').click();
    await onward(resident);
    expect(await resident.getByText('a neighbour').count()).toBe(0);
    await link(resident, 'Change Title and words').click();
    expect(await resident.getByLabel('Title', { exact: true }).inputValue()).toBe('The bench');
    await resident.getByLabel('Title', { exact: true }).fill(title);
    await onward(resident);
    await heading(resident, 'Check and send').waitFor();
    for (const answer of [
      title,
      'Haslingden',
      'Isolation',
      'Rosa',
      'photo.jpg',
      'Felt-tip, and a phone',
      'my sister: named. Agreed.',
      'rosa@example.org',
    ])
      expect(await resident.getByText(answer).first().isVisible()).toBe(true);
  });

  step('sends it and sees it being prepared', async () => {
    await button(resident, 'Send your story').click();
    await heading(resident, 'Thank you. Your story has arrived.').waitFor();
    const next = heading(resident, 'Your story is waiting for a curator');
    if (scripted) {
      await resident.evaluate('window.stayed = true');
      await link(resident, 'See the latest').waitFor({ state: 'hidden' });
      await next.waitFor();
      expect(await resident.evaluate('window.stayed')).toBe(true);
    } else {
      await eventually(
        'the receipt to say that a curator is next',
        async () => {
          await link(resident, 'See the latest').click();
          return next.count();
        },
        (found) => found === 1,
      );
    }
    const prepared = resident.getByRole('listitem').filter({ hasText: /^(photo|memo|phone)\..*Ready$/s });
    expect(await prepared.count()).toBe(3);
  });

  step('opens a one-time link as a curator, finds the story, looks at it and publishes it', async () => {
    const services = { curators: archive.stores.curators, now: () => new Date() };
    const email = scripted ? 'script@example.org' : 'plain@example.org';
    await curator.goto(await invite(services, email, 'curator'));
    await button(curator, 'Set up my account').click();
    expect(await isFocused(curator.getByRole('alert'))).toBe(true);
    await curator.getByLabel('Your name', { exact: true }).fill('Ada Holt');
    await curator.getByLabel('Choose a password', { exact: true }).fill('four small boats at dawn');
    await button(curator, 'Set up my account').click();

    await link(curator, title).click();
    await heading(curator, title).waitFor();
    const picture = curator.getByRole('img', { name: /opens in full size/ });
    await showsUpright(picture);
    expect(await curator.getByText('Somebody sat down too.').isVisible()).toBe(true);
    await curator
      .getByLabel('What does this picture show?')
      .fill('A red, green, blue and white square in the corners.');
    await curator.getByLabel('Or: why this sound needs no transcript').fill('Nobody speaks in it.');
    await curator.getByLabel('Or: why this film needs no captions').fill('Nobody speaks in it.');
    for (const tick of await curator
      .getByRole('group', { name: 'Look for yourself' })
      .getByRole('checkbox')
      .all())
      await tick.check();
    await button(curator, 'Publish this story').click();
    await curator
      .getByRole('status')
      .getByText('Published. It shows wherever the storyteller agreed.')
      .waitFor();
  });

  step('finds it in its theme’s gallery, from the receipt too', async () => {
    await resident.reload();
    await link(resident, 'See your story in the gallery').click();
    await heading(resident, title).waitFor();
    await resident.goto('/');
    await link(resident, 'Isolation').click();
    await link(resident, title).click();
    await heading(resident, title).waitFor();
  });

  step('sees the drawing whole and upright', async () => {
    const drawing = resident.getByRole('figure').getByRole('img', { name: /in the corners/ });
    await showsUpright(drawing);
    const box = await drawing.boundingBox();
    expect((box?.width ?? 0) / (box?.height ?? 1)).toBeCloseTo(0.75, 1);
  });

  step('hears the sound', async () => {
    const sound = resident.locator('audio');
    if (scripted) {
      await resident
        .getByRole('group', { name: new RegExp(title) })
        .getByRole('button', { name: 'Play' })
        .click();
    } else {
      expect(await sound.evaluate((node: InPage) => node.controls)).toBe(true);
      await pressPlay(sound);
    }
    await plays(sound);
    expect(await sound.evaluate((node: InPage) => node.duration)).toBeCloseTo(3, 0);
    if (scripted)
      await resident
        .getByRole('button', { name: 'Pause' })
        .click()
        .catch(() => {});
  });

  step('watches the film, upright', async () => {
    const film = resident.locator('video');
    expect(await film.evaluate((node: InPage) => node.controls)).toBe(true);
    await pressPlay(film);
    await plays(film);
    const { width, height } = await film.evaluate((node: InPage) => ({
      width: node.videoWidth,
      height: node.videoHeight,
    }));
    expect(width / height).toBeCloseTo(0.75, 1);
    expect(await film.evaluate(seenCorners)).toEqual(upright);
  });

  if (scripted) {
    step('hears the sound as fast and as loud as they like', async () => {
      const set = () =>
        resident
          .locator('audio')
          .evaluate((node: InPage) => ({ speed: node.playbackRate, volume: node.volume }));
      const sound = resident.locator('.work.sound');
      await sound.getByLabel('Speed').selectOption('1.5');
      const volume = sound.getByLabel('Volume');
      await volume.focus();
      await resident.keyboard.press('Home');
      for (let step = 0; step < 6; step += 1) await resident.keyboard.press('ArrowRight');
      expect(await set()).toEqual({ speed: 1.5, volume: 0.3 });
      expect(await volume.getAttribute('aria-valuetext')).toBe('30 %');
      await sound.getByLabel('Speed').selectOption('1');
      await resident.keyboard.press('Tab');
      expect(await resident.locator('.work.film').getByLabel('Speed').isVisible()).toBe(true);
    });

    step('hands the story’s address on, by the device or as a copy, and finds it on paper', async () => {
      const address = new URL(resident.url());
      await resident.evaluate(() => {
        const shared: unknown[] = [];
        Object.assign(globalThis, { shared });
        Object.assign(navigator, { share: async (data: unknown) => void shared.push(data) });
      });
      const button = resident.getByRole('button', { name: 'Share this story' });
      await button.click();
      const shared = await resident.evaluate(
        () => (globalThis as unknown as { shared: { url: string }[] }).shared,
      );
      expect(shared.map(({ url }) => new URL(url).pathname)).toEqual([address.pathname]);
      const printed = resident.locator('.story-address');
      expect(await printed.isVisible()).toBe(false);
      await resident.emulateMedia({ media: 'print' });
      expect(await printed.isVisible()).toBe(true);
      expect(await printed.textContent()).toContain(address.pathname);
      expect(await button.isVisible()).toBe(false);
      await resident.emulateMedia({ media: null });
    });

    step('seeks on the waveform by keys, by mouse and by touch', async () => {
      const wave = resident.getByRole('slider', { name: 'Place in the sound' });
      const now = () => resident.locator('audio').evaluate((node: InPage) => node.currentTime);
      await wave.focus();
      await resident.keyboard.press('End');
      expect(await now()).toBeCloseTo(3, 0);
      expect(await wave.getAttribute('aria-valuetext')).toBe('3 seconds of 3 seconds');
      await resident.keyboard.press('Home');
      expect(await now()).toBe(0);
      await resident.keyboard.press('ArrowRight');
      const [aStep, length] = [await now(), 3];
      expect(aStep).toBeGreaterThan(0);
      expect(aStep).toBeLessThan(length / 2);

      await wave.scrollIntoViewIfNeeded();
      const box = await wave.boundingBox();
      if (!box) throw new Error('Expected the waveform to be on the page');
      const middle = box.y + box.height / 2;
      await resident.mouse.click(box.x + box.width * 0.5, middle);
      expect(await now()).toBeCloseTo(1.5, 1);
      await resident.touchscreen.tap(box.x + box.width * 0.25, middle);
      expect(await now()).toBeCloseTo(0.75, 1);
      await resident.mouse.move(box.x + box.width * 0.3, middle);
      await resident.mouse.down();
      await resident.mouse.move(box.x + box.width * 0.75, middle);
      await resident.mouse.up();
      expect(await now()).toBeCloseTo(2.25, 1);
    });
  }

  step('meets no error, no breach of the page’s policy and no other host', async () => {
    expect(troubles.flat()).toEqual([]);
  });
});

/** The picture is there, with its own proportions and the right way up. */
async function showsUpright(picture: Locator): Promise<void> {
  await picture.scrollIntoViewIfNeeded();
  const shape = await eventually(
    'the picture',
    () =>
      picture.evaluate((node: InPage) =>
        node.complete ? node.naturalWidth / node.naturalHeight : Number.NaN,
      ),
    (ratio) => ratio > 0,
    10,
  );
  expect(shape).toBeCloseTo(480 / 640, 1);
  expect(await picture.evaluate(seenCorners)).toEqual(upright);
}

const upright = { topLeft: true, topRight: true, bottomRight: true, bottomLeft: true };

/** Which corners of what the page shows have the drawing's colours. Runs in the page. */
function seenCorners(node: InPage): Record<string, boolean> {
  const want: typeof corners = {
    topLeft: [220, 30, 30],
    topRight: [30, 170, 60],
    bottomRight: [240, 240, 240],
    bottomLeft: [30, 60, 220],
  };
  const places = {
    topLeft: [12, 12],
    topRight: [88, 12],
    bottomRight: [88, 88],
    bottomLeft: [12, 88],
  } as const;
  const canvas = node.ownerDocument.createElement('canvas');
  canvas.width = 100;
  canvas.height = 100;
  const pen = canvas.getContext('2d', { willReadFrequently: true });
  pen.drawImage(node, 0, 0, 100, 100);
  return Object.fromEntries(
    Object.entries(places).map(([place, [x, y]]) => {
      const seen = pen.getImageData(x, y, 1, 1).data;
      const off = want[place as keyof typeof corners].map((value, channel) =>
        Math.abs(value - (seen[channel] ?? -99)),
      );
      return [place, Math.max(...off) < 50];
    }),
  );
}

/** Plays by the browser's own controls: they answer to the space bar. */
async function pressPlay(media: Locator): Promise<void> {
  await media.scrollIntoViewIfNeeded();
  await media.focus();
  await media.press('Space');
}

async function plays(media: Locator): Promise<void> {
  await eventually(
    'it to play',
    () => media.evaluate((node: InPage) => ({ at: node.currentTime, error: node.error?.message })),
    ({ at }) => at > 0.3,
    15,
  );
}

describe('By keyboard alone, at 375 pixels,', () => {
  it('a person tells a whole story', async () => {
    const context = await browser.newContext({
      viewport: { width: 375, height: 667 },
      baseURL: archive.url.href,
    });
    const trouble = noteTrouble(context, archive.url);
    const page = await context.newPage();
    const choosing = page.waitForEvent('filechooser', { timeout: 60_000 });
    await page.goto('/share');
    await tabTo(page, button(page, 'Start'));
    await page.keyboard.press('Enter');

    await heading(page, 'What is your story about?').waitFor();
    await tabTo(page, page.getByLabel('Haslingden'));
    await page.keyboard.press('Space');
    await tabTo(page, page.getByRole('checkbox', { name: 'Connectedness' }));
    await page.keyboard.press('Space');
    await tabTo(page, button(page, 'Continue'));
    await page.keyboard.press('Space');

    await heading(page, 'Add your photos, sounds or films').waitFor();
    await tabTo(page, page.getByLabel('Choose your files'));
    await page.keyboard.press('Enter');
    await (await choosing).setFiles(files.slice(0, 1));
    await button(page, 'Remove photo.jpg').waitFor();
    await tabTo(page, button(page, 'Continue'));
    await page.keyboard.press('Enter');

    /** Goes to the field, and answers it: a letter at a time, or by the space bar and the arrows of a choice. */
    const answer = async (question: string, ...steps: (() => Promise<void>)[]) => {
      await heading(page, question).waitFor();
      for (const step of steps) await step();
      await press('Continue');
    };
    const press = async (name: string) => {
      await tabTo(page, button(page, name));
      await page.keyboard.press('Enter');
    };
    const type = (label: string, text: string) => async () => {
      await tabTo(page, page.getByLabel(label, { exact: true }));
      await page.keyboard.type(text);
    };
    const choose =
      (first: string, down = 0) =>
      async () => {
        await tabTo(page, page.getByLabel(first, { exact: true }));
        await page.keyboard.press('Space');
        for (let steps = 0; steps < down; steps += 1) await page.keyboard.press('ArrowDown');
      };

    await answer('Title and words', type('Title', 'The bench'));
    await answer(
      'About you',
      choose('By my full name', 3),
      choose('18 or over', 1),
      choose('Yes, they agree', 1),
    );
    await heading(page, 'Can anyone else be recognised in your story?').waitFor();
    await choose('No, nobody else', 1)();
    await type('Who is it?', 'my sister')();
    await choose('They can be seen')();
    await choose('Yes', 1)();
    await press('Add another person');
    await heading(page, 'People you have added').waitFor();
    await press('Remove my sister');
    await heading(page, 'People you have added').waitFor({ state: 'detached' });
    await type('Who is it?', 'my brother')();
    await choose('Their voice can be heard')();
    await choose('Yes')();
    await press('Continue');
    await answer('Whose work is it?', choose('It is all mine', 2));
    await heading(page, 'Where may we show it?').waitFor();
    for (const use of ['website', 'screens', 'researchers']) {
      const group = page.getByRole('group', { name: new RegExp(`^May .*${use}`) });
      await tabTo(page, group.getByRole('radio').first());
      await page.keyboard.press('Space');
    }
    await press('Continue');
    await heading(page, 'How can we reach you?').waitFor();
    await press('Continue');
    await heading(page, 'Check and send').waitFor();
    expect(await page.getByText('my brother: heard. Agreed.').isVisible()).toBe(true);
    await tabTo(page, button(page, 'Send your story'), 60);
    await page.keyboard.press('Enter');
    await heading(page, 'Thank you. Your story has arrived.').waitFor();

    expect(trouble).toEqual([]);
    await context.close();
  });
});

/** Presses Tab until `target` has the focus; on the way, whatever has it must show it and lie in view. */
async function tabTo(page: Page, target: Locator, most = 40): Promise<void> {
  for (let presses = 0; presses < most; presses += 1) {
    await page.keyboard.press('Tab');
    expect(await page.locator(':focus').evaluate(focusAsSeen)).toMatchObject({ ringed: true, inView: true });
    if (await isFocused(target)) return;
  }
  throw new Error(`Expected Tab to reach ${target} on ${page.url()}`);
}

/** Runs in the page. */
function focusAsSeen(element: InPage) {
  const box = element.getBoundingClientRect();
  const { innerHeight, innerWidth, getComputedStyle } = element.ownerDocument.defaultView;
  const styles = [getComputedStyle(element), getComputedStyle(element, '::after')];
  return {
    what: `${element.tagName} ${element.textContent.trim().slice(0, 40)}`,
    ringed: styles.some(
      ({ outlineStyle, outlineWidth }) => outlineStyle !== 'none' && outlineWidth !== '0px',
    ),
    inView: box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth,
  };
}
