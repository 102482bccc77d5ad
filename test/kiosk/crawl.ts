import { expect } from '@jest/globals';
import type { Page } from 'playwright-core';
import { examine } from './examine.ts';
import { button, inPage, tap } from './glass.ts';

/** What is pressed somewhere else (lists.test.ts goes from story to story), or stands on every screen. */
const passedBy = [
  ...['Home', 'Back', 'Play', 'Larger text', 'Everything lower, for reaching from a wheelchair'],
  ...['Back to the list', 'Next story', 'First story'],
];

/** Presses everything that can be pressed on every screen that can be reached; resolves to the screens. */
export async function crawl(page: Page): Promise<readonly string[]> {
  const seen = new Set<string>();

  /** Presses everything on the screen at the end of the way. */
  async function from(way: readonly string[]): Promise<void> {
    const start = await here(page);
    if (seen.has(start)) return;
    seen.add(start);
    await examine(page);
    expect(await button(page, 'Home').isVisible()).toBe(true);
    const pressed = new Set(passedBy);
    let since: string[] = [];
    for (;;) {
      if ((await here(page)) !== start) {
        await walk(page, way);
        since = [];
      }
      // Pressing may bring up more to press, such as the tools of another work of the story.
      const name = (await pressable(page)).find((each) => !pressed.has(each));
      if (name === undefined) return;
      pressed.add(name);
      await press(page, name);
      since.push(name);
      if ((await here(page)) !== start) await from([...way, ...since]);
    }
  }

  await tap(page, 'Home');
  await from([]);
  return [...seen];
}

const here = (page: Page) =>
  inPage<string>(
    page,
    `[document.getElementById('kiosk').dataset.screen, document.querySelector('#kiosk h1').textContent,
      document.querySelector('.place')?.textContent, document.querySelector('.story.is-filled') ? 'filled' : ''].join(' ')`,
  );

const named = `[...document.querySelectorAll('button:not([aria-disabled="true"])')].filter((each) => each.checkVisibility())
  .map((each) => [(each.getAttribute('aria-label') ?? each.innerText).trim().replace(/\\s+/g, ' '), each])`;

const pressable = (page: Page) => inPage<string[]>(page, `[...new Set(${named}.map(([name]) => name))]`);

/** By a finger on its middle, where nothing may lie over it. */
async function press(page: Page, name: string): Promise<void> {
  const at = await inPage<{ x: number; y: number }>(
    page,
    `(() => {
      const [, button] = ${named}.find(([name]) => name === ${JSON.stringify(name)}) ?? [];
      if (!button) throw new Error('Expected a button: ' + ${JSON.stringify(name)});
      const { x, y, width, height } = button.getBoundingClientRect();
      const middle = { x: x + width / 2, y: y + height / 2 };
      if (!button.contains(document.elementFromPoint(middle.x, middle.y))) throw new Error(button.outerHTML + ' is covered');
      globalThis.pressed = new Promise((resolve) => addEventListener('click', resolve, { capture: true, once: true }));
      return middle;
    })()`,
  );
  await page.touchscreen.tap(at.x, at.y);
  await inPage(page, 'globalThis.pressed.then(() => null)');
}

async function walk(page: Page, way: readonly string[]): Promise<void> {
  await press(page, 'Home');
  for (const name of way) await press(page, name);
}
