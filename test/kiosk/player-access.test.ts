import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Access } from '../../src/kiosk/player/kiosk-api.ts';
import type { Screen } from '../../src/kiosk/screens/screen.ts';
import type { Translation } from '../../src/story/media.ts';
import { aScreen } from '../support/screens.ts';
import { createSteps } from '../support/steps.ts';
import { eventually } from '../support/storyteller.ts';
import { examine } from './examine.ts';
import { wordsEvery } from './exhibits.ts';
import {
  attract,
  button,
  type Glass,
  heading,
  inPage,
  level,
  openStory,
  pass,
  tap,
  told,
  until,
  upright,
} from './glass.ts';
import { Scene } from './scene.ts';

/** A screen for those who cannot see it, cannot reach it, or speak another language. */

const transcript = Array.from(
  { length: 12 },
  (_, at) =>
    `${at + 1}. The harbour smelled of rope and tar, and a cart with one bad wheel sold tea to everybody who came by.`,
).join('\n\n');
const turkish: Translation = {
  language: 'tr',
  pieces: [{ start: 0, end: 20, words: 'Liman halat kokuyordu.' }],
  finished: true,
  by: 'Elif',
  at: new Date(),
  madeFrom: '',
};

let scene: Scene;

beforeAll(async () => {
  scene = await Scene.open();
  const { exhibits } = scene;
  await exhibits.sound(
    'Rope and tar',
    {},
    {
      transcript,
      captions: { vtt: wordsEvery(0.07, transcript), language: 'en', checked: true },
      translations: [turkish],
    },
  );
  await exhibits.booklet('شارعنا', 3, { language: 'ar' });
  await exhibits.booklet('Our street', 2);
  await exhibits.film('Two cups', {}, null, true);
  await exhibits.film('A lamp', {}, null, [{ at: 0, words: 'Somebody lights a lamp.' }]);
});
afterAll(() => scene?.close());

function screenWith(orientation: 'portrait' | 'landscape', access: Access): Screen {
  const screen = aScreen('harbour');
  return { ...screen, profile: { ...screen.profile, orientation, access } };
}

describe('By the keys of a number pad alone, without seeing', () => {
  const step = createSteps();
  let glass: Glass;
  const press = (key: string) => glass.page.keyboard.press(key);
  /** What is said after a key, in one text. */
  async function saidAfter(key: string): Promise<string> {
    await told(glass.page);
    await press(key);
    return (await told(glass.page)).join(' ');
  }
  /** Goes on until that is said; what was said then. */
  async function goTo(start: string): Promise<string> {
    for (let presses = 0; presses < 40; presses += 1) {
      const said = await saidAfter('2');
      if (said.startsWith(`en-GB: ${start}`)) return said;
    }
    throw new Error(`Expected to come to ${start}`);
  }

  beforeAll(async () => {
    const screen = screenWith('portrait', { keys: true, controls: 'right', low: false });
    glass = await scene.openPairedGlass('keys', upright, { voices: ['en-GB'], screen });
    await attract(glass.page).waitFor();
  });
  afterAll(() => glass?.context.close());

  step('a visit begins with any key, which says where one is and how to go on', async () => {
    const { page } = glass;
    await page.getByText('Cannot see this screen? Press any of the keys below it.').waitFor();
    await examine(page);
    const [welcome, screen] = await saidAfter('6').then((said) => said.split(' en-GB: '));
    expect(welcome).toMatch(
      /^en-GB: Spoken mode\. Key 2, or the down arrow, goes on .+ Key 1 says what the other keys do/,
    );
    expect(screen).toMatch(/^The harbour show\. Workington Library\. \d+ things to press\.$/);
    await examine(page);
    expect(await page.locator('.said').textContent()).toBe(screen);
    expect(await saidAfter('1')).toMatch(/2 and 8, or down and up.*The star ends the spoken mode/);
    expect(await saidAfter('/')).toMatch(/2 and 8, or down and up/);
  });

  step('a sound is found, played over the words, turned up, and left', async () => {
    const { page } = glass;
    expect(await goTo('All stories')).toBe('en-GB: All stories. 5 stories. Button.');
    expect(await saidAfter('5')).toMatch(
      /^en-GB: All stories\. The harbour show\. 5 stories\. \d+ things to press\.$/,
    );
    expect(await goTo('Everything lower')).toMatch(/reaching from a wheelchair\. Button\. Off\.$/);
    expect(await saidAfter('5')).toBe('en-GB: On');
    expect(await saidAfter('5')).toBe('en-GB: Off');
    // A title in a language without a voice is not said in another.
    expect(await goTo('In Arabic')).toBe(
      'en-GB: In Arabic, for which this device has no voice. en-GB: Booklet. Button.',
    );
    expect(await goTo('Rope and tar')).toBe('en-GB: Rope and tar. en-GB: Sound. Button.');
    expect(await saidAfter('Enter')).toMatch(
      /^en-GB: Rope and tar\. en-GB: Workington\. \d+ things to press\.$/,
    );
    await goTo('Place in the sound');
    expect(await goTo('Play')).toBe('en-GB: Play. Button.');
    // The sound has the room to itself.
    expect(await saidAfter('5')).toBe('');
    await until(page, `document.querySelector('audio').currentTime > 0.2 && !speechSynthesis.speaking`);
    const volume = () => inPage<number>(page, `document.querySelector('audio').volume`);
    expect(await volume()).toBeCloseTo(0.42);
    expect(await saidAfter('+')).toBe('en-GB: Volume 4 of 5');
    expect(await volume()).toBeCloseTo(0.56 * 0.2);
    await inPage(page, 'speechSynthesis.end()');
    expect(await volume()).toBeCloseTo(0.56);
    await press('5');
    await until(page, `told.length > 0`);
    expect(await told(page)).toEqual([expect.stringMatching(/^en-GB: Paused at 0:0\d of 0:20$/)]);
    const at = await inPage<number>(page, `document.querySelector('audio').currentTime`);
    await press('6');
    await until(page, `told.length > 0`);
    expect(await inPage<number>(page, `document.querySelector('audio').currentTime`)).toBeCloseTo(at + 5, 0);
    expect(await told(page)).toEqual([expect.stringMatching(/^en-GB: 0:0\d of 0:20$/)]);
    expect(await saidAfter('0')).toContain('All stories.');
    expect(await saidAfter('7')).toContain('The harbour show.');
  });

  step('words are read by paragraphs, and pages turn with what is to be seen on them', async () => {
    const { page } = glass;
    await goTo('All stories');
    await press('5');
    await goTo('Our street');
    expect(await saidAfter('5')).toContain('To be seen: en-GB: Street 1.');
    await press('6');
    await until(page, `told.length > 2`);
    expect((await told(page)).slice(-3)).toEqual([
      'en-GB: Page 2 of 2',
      'en-GB: To be seen:',
      'en-GB: Street 2',
    ]);
    expect(await goTo('The story in words')).toContain('5 reads them out, 4 and 6 go by paragraphs');
    expect(await saidAfter('6')).toBe('en-GB: Our street, in words.');
    expect(await saidAfter('6')).toMatch(/^en-GB: It went on for a while/);
    expect(await saidAfter('4')).toBe('en-GB: Our street, in words.');
  });

  step(
    'somebody who listens is there, whoever is asked answers with any key, and the next begins anew',
    async () => {
      const { page } = glass;
      expect(await saidAfter('6')).toMatch(/^en-GB: It went on for a while/);
      await pass(glass, 65_000);
      expect(await page.getByRole('dialog').count()).toBe(0);
      await inPage(page, 'speechSynthesis.end()');
      await told(page);
      await pass(glass, 61_000);
      await page.getByRole('dialog').waitFor();
      expect((await told(page)).join(' ')).toMatch(
        /^en-GB: Are you still there\? Touch anywhere, or press any key, to stay/,
      );
      await press('8');
      await page.getByRole('dialog').waitFor({ state: 'detached' });
      expect(await heading(page, 'Our street').isVisible()).toBe(true);
      expect(await saidAfter('*')).toBe('en-GB: The spoken mode is off. The star begins it again.');
      expect(await saidAfter('2')).toBe('');
      await inPage(page, 'speechSynthesis.end()');
      await pass(glass, 82_000);
      await attract(page).waitFor();
      await attract(page).tap();
      expect(await told(page)).toEqual([]);
      expect(await saidAfter('2')).toContain('Spoken mode.');
      expect(await inPage(page, `document.querySelector('#kiosk').dataset.size`)).toBe('0');
      expect(glass.trouble()).toEqual([]);
    },
  );
});

it('Where the device has no voice, tones mark the steps, the words stand at the top, and curators hear of it', async () => {
  const screen = screenWith('landscape', { keys: true, controls: 'right', low: false });
  const glass = await scene.openPairedGlass('voiceless', level, { voices: [], screen });
  const { page } = glass;
  await attract(page).waitFor();
  await page.keyboard.press('2');
  await page.keyboard.press('2');
  expect(await page.locator('.said').textContent()).toMatch(/Button\.$/);
  await examine(page);
  const trouble = async () => (await scene.archive.stores.screens.find(screen.id))?.beat?.lastError ?? '';
  await pass(glass, 5000);
  expect(await eventually('it to be told', trouble, Boolean)).toContain('its computer has no voice');
  expect(glass.trouble()).toEqual([]);
  await glass.context.close();
});

describe('On a screen on its side, with its controls on the left', () => {
  const step = createSteps();
  let glass: Glass;

  beforeAll(async () => {
    const screen = screenWith('landscape', { keys: false, controls: 'left', low: true });
    glass = await scene.openPairedGlass('low', level, { voices: ['en-GB'], screen });
    await attract(glass.page).waitFor();
  });
  afterAll(() => glass?.context.close());

  step('visits begin low, and what is pressed goes to its side where a visitor wants it higher', async () => {
    const { page } = glass;
    await attract(page).tap();
    await examine(page);
    await openStory(page, 'Our street');
    await examine(page);
    await tap(page, 'Larger text');
    await tap(page, 'Larger text');
    await examine(page);
    await tap(page, 'Home');
    await examine(page);
    const lower = button(page, 'Everything lower, for reaching from a wheelchair');
    await lower.tap();
    const { right = 0 } = await inPage<{ right: number }>(
      page,
      `document.querySelector('.desk').getBoundingClientRect().toJSON()`,
    );
    expect(right).toBeLessThan(level.width / 2);
    await examine(page);
  });

  step(
    'a film’s description is chosen once for the visit, by a recorded voice or by the screen’s own',
    async () => {
      const { page } = glass;
      const pressed = () => button(page, 'Described').getAttribute('aria-pressed');
      const source = () => inPage<string>(page, `document.querySelector('video').src`);
      await openStory(page, 'Two cups');
      const plain = await source();
      expect(await pressed()).toBe('false');
      await tap(page, 'Described');
      expect([await pressed(), (await source()) === plain]).toEqual(['true', false]);
      await examine(page);
      await tap(page, 'Home');
      await openStory(page, 'A lamp');
      expect(await pressed()).toBe('true');
      await told(page);
      await tap(page, 'Play');
      await until(page, `told.length > 0`);
      expect(await told(page)).toEqual(['en-GB: Somebody lights a lamp.']);
      // The film is quiet under the words, and as loud as before after them.
      const volume = () => inPage<number>(page, `document.querySelector('video').volume`);
      expect(await volume()).toBeCloseTo(0.42 * 0.2);
      await inPage(page, 'speechSynthesis.end()');
      expect(await volume()).toBeCloseTo(0.42);
      await examine(page);
      await tap(page, 'Described');
      expect(await pressed()).toBe('false');
      await tap(page, 'Home');
      await openStory(page, 'Two cups');
      expect([await pressed(), await source()]).toEqual(['false', plain]);
      await tap(page, 'Described');
      await pass(glass, 82_000);
      await attract(page).waitFor();
      await openStory(page, 'Two cups');
      expect([await pressed(), await source()]).toEqual(['false', plain]);
      await tap(page, 'Home');
    },
  );

  step('a language that is chosen at first is the one that the words of a sound open in', async () => {
    const { page } = glass;
    await tap(page, 'Home');
    const choice = page.getByRole('group', { name: 'Captions and words first in' });
    expect(await choice.getByRole('button').allTextContents()).toEqual(['English', 'Türkçe']);
    await button(page, 'Türkçe').tap();
    expect(await button(page, 'Türkçe').getAttribute('aria-pressed')).toBe('true');
    await examine(page);
    await openStory(page, 'Rope and tar');
    expect(await page.locator('.spoken[lang=tr]').textContent()).toBe('Liman halat kokuyordu.');
    await pass(glass, 82_000);
    await attract(page).waitFor();
    // The next visitor finds everything as it was (P33).
    await openStory(page, 'Rope and tar');
    expect(await page.locator('.spoken').getAttribute('lang')).toBe('en');
    expect(await page.locator('#kiosk').getAttribute('data-low')).toBe('');
  });

  step('the words of a sound go along with it, until somebody moves them', async () => {
    const { page } = glass;
    const audio = `document.querySelector('audio')`;
    const upper = `(() => {
      const box = document.querySelector('.spoken');
      const said = box.querySelector('.is-said');
      const at = said ? (said.getBoundingClientRect().top - box.getBoundingClientRect().top) / box.clientHeight : 9;
      return at >= 0 && at <= 0.34;
    })()`;
    await until(page, `${audio}.readyState > 0`);
    for (const second of [5, 12, 19, 2]) {
      await inPage(page, `${audio}.currentTime = ${second}`);
      await until(page, `!${audio}.seeking`);
      await until(page, upper);
    }
    const follow = button(page, 'Follow again');
    expect(await follow.getAttribute('aria-disabled')).toBe('true');
    await page.locator('.spoken').hover();
    await page.mouse.wheel(0, 900);
    await until(page, `document.querySelector('.spoken').scrollTop > 600`);
    expect(
      await eventually(
        'it to stop',
        () => follow.getAttribute('aria-disabled'),
        (is) => is === 'false',
      ),
    ).toBe('false');
    await inPage(page, `${audio}.currentTime = 3`);
    await until(page, `!${audio}.seeking && ${audio}.currentTime === 3`);
    expect(await inPage(page, upper)).toBe(false);
    await follow.tap();
    await until(page, upper);
    expect(await follow.getAttribute('aria-disabled')).toBe('true');
  });

  step(
    'a film with a voice that describes it changes to it where it is, and opens with it in the spoken mode',
    async () => {
      const { page } = glass;
      const video = `document.querySelector('video')`;
      await openStory(page, 'Two cups');
      await until(page, `${video}.readyState > 0`);
      const plain = await inPage<string>(page, `${video}.src`);
      await inPage(page, `${video}.currentTime = 12`);
      await tap(page, 'Described');
      await until(page, `${video}.src !== ${JSON.stringify(plain)} && ${video}.currentTime === 12`);
      await tap(page, 'Described');
      await until(page, `${video}.src === ${JSON.stringify(plain)} && ${video}.currentTime === 12`);
      await page.keyboard.press('*');
      await openStory(page, 'Two cups');
      expect(await button(page, 'Described').getAttribute('aria-pressed')).toBe('true');
      expect(await inPage<string>(page, `${video}.src`)).not.toBe(plain);
      expect(glass.trouble()).toEqual([]);
    },
  );
});
