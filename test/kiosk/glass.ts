import { type BrowserContext, chromium, type Locator, type Page } from 'playwright-core';
import { noteTrouble } from '../support/trouble.ts';

/** A kiosk's browser, which keeps what it keeps between two starts. */

export const upright = { width: 1080, height: 1920 } as const;
export const level = { width: 1920, height: 1080 } as const;

export interface Glass {
  readonly context: BrowserContext;
  readonly page: Page;
  /** What no page may do. A line that is down is not the page's doing. */
  trouble(): readonly string[];
}

export async function openGlass(
  profile: string,
  home: URL,
  viewport: { readonly width: number; readonly height: number },
  options: { readonly clock?: boolean; readonly offline?: boolean } = {},
): Promise<Glass> {
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: '/usr/bin/chromium',
    args: [
      ...['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run'],
      ...['--disable-background-networking', '--disable-component-update', '--disable-sync'],
      ...['--autoplay-policy=no-user-gesture-required', '--mute-audio'],
    ],
    viewport,
    hasTouch: true,
    reducedMotion: 'reduce',
    baseURL: home.href,
    acceptDownloads: true,
  });
  context.setDefaultTimeout(10_000);
  const noted = noteTrouble(context, home);
  const page = context.pages()[0] ?? (await context.newPage());
  if (options.clock) await page.clock.install();
  if (options.offline) await context.setOffline(true);
  await page.goto('/kiosk');
  return { context, page, trouble: () => noted.filter((line) => !/ERR_(?:INTERNET|CONNECTION)/.test(line)) };
}

export const button = (page: Page, name: string | RegExp): Locator =>
  page.getByRole('button', { name, exact: typeof name === 'string' });

export const heading = (page: Page, name: string | RegExp): Locator =>
  page.getByRole('heading', { name, level: 1, exact: typeof name === 'string' });

export const attract = (page: Page): Locator => button(page, 'Touch to start');

export async function tap(page: Page, name: string | RegExp): Promise<void> {
  await button(page, name).tap();
}

/** From wherever a visit is, or from the loop, to the list of all stories. */
export async function allStories(page: Page): Promise<void> {
  if ((await attract(page).count()) > 0) await attract(page).tap();
  else await tap(page, 'Home');
  await tap(page, /^All stories/);
}

/** Every story's title, as the lists show them, page by page. */
export async function titles(page: Page): Promise<string[]> {
  await allStories(page);
  const seen: string[] = [];
  for (;;) {
    seen.push(...(await page.locator('.card strong').allTextContents()));
    const more = button(page, 'More');
    if ((await more.count()) === 0 || (await more.getAttribute('aria-disabled')) === 'true') return seen;
    await more.tap();
  }
}

/** Opens a story from the list of all; stops before its note where it has one. */
export async function openStory(page: Page, title: string): Promise<void> {
  await allStories(page);
  const card = page.locator('.card', { hasText: title });
  while ((await card.count()) === 0) await tap(page, 'More');
  await card.tap();
}

/** Evaluates an expression in the page; this project's types know no browser. */
export const inPage = <T>(page: Page, expression: string): Promise<T> => page.evaluate<T>(expression);

/** Waits until an expression is true in the page; its policy lets nothing else be evaluated there over and over. */
export async function until(page: Page, expression: string, seconds = 10): Promise<void> {
  const end = Date.now() + seconds * 1000;
  while (!(await inPage<boolean>(page, `Boolean(${expression})`))) {
    if (Date.now() > end) throw new Error(`Expected within ${seconds} s: ${expression}`);
    await new Promise((resolve) => setTimeout(resolve, 40));
  }
}
