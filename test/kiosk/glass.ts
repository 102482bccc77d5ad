import type { BrowserContext, Locator, Page, Request } from 'playwright-core';
import { noteTrouble, openKeptBrowser } from '../support/browser.ts';

/** A kiosk's browser, which keeps what it keeps between two starts. */

export const upright = { width: 1080, height: 1920 } as const;
export const level = { width: 1920, height: 1080 } as const;

export interface Size {
  readonly width: number;
  readonly height: number;
}

export interface GlassOptions {
  readonly offline?: boolean;
  /** Of a screen that was paired before. */
  readonly cookie?: string;
  /** Features of the browser to be switched off. */
  readonly without?: string;
  /** Languages of which the device has a voice; this one has none of its own. What they are asked to say is kept (told). */
  readonly voices?: readonly string[];
}

export interface Glass {
  readonly context: BrowserContext;
  readonly page: Page;
  /** What the player asks of the archive, beats and files, as it is asked. */
  readonly asked: Asked;
  /** What no page may do. A line that is down is not the page's doing. */
  trouble(): readonly string[];
}

/** The time in its pages runs by itself, and in leaps where a test says so. */
export async function openGlass(
  profile: string,
  home: URL,
  viewport: Size,
  { offline = false, cookie, without = 'Translate', voices }: GlassOptions = {},
): Promise<Glass> {
  const context = await openKeptBrowser(
    profile,
    { viewport, hasTouch: true, reducedMotion: 'reduce', baseURL: home.href, acceptDownloads: true },
    ...['--autoplay-policy=no-user-gesture-required', '--mute-audio', `--disable-features=${without}`],
  );
  const noted = noteTrouble(context, home);
  const asked = new Asked(context);
  const page = context.pages()[0] ?? (await context.newPage());
  await page.clock.install();
  if (voices) await context.addInitScript(`(${standIn})(${JSON.stringify(voices)})`);
  if (cookie) {
    const [name = '', value = ''] = cookie.split('=');
    await context.addCookies([{ name, value, domain: home.hostname, path: '/kiosk' }]);
  }
  if (offline) await context.setOffline(true);
  await page.goto('/kiosk');
  return {
    context,
    page,
    asked,
    trouble: () => noted.filter((line) => !/ERR_(?:INTERNET|CONNECTION)/.test(line)),
  };
}

/** Knows what a page has asked for and not got yet, so that nobody needs to wait by the clock. */
class Asked {
  /** Beats that were sent and answered, or went nowhere. */
  beats = 0;
  /** Every file of the exhibition that was asked for, as often as it was. */
  readonly files: string[] = [];
  readonly #open = new Set<Request>();

  constructor(context: BrowserContext) {
    context.on('request', (request) => {
      const { pathname } = new URL(request.url());
      if (!/^\/kiosk\/(?:api|media)\//.test(pathname)) return;
      this.#open.add(request);
      if (pathname.startsWith('/kiosk/media/')) this.files.push(pathname);
    });
    const ended = (request: Request) => {
      this.#open.delete(request);
      if (request.url().endsWith('/kiosk/api/beat')) this.beats += 1;
    };
    context.on('requestfinished', ended);
    context.on('requestfailed', ended);
  }

  isWaiting(): boolean {
    return this.#open.size > 0;
  }

  /** Resolves once more beats than that were sent. */
  async beat(after: number): Promise<void> {
    for (let waited = 0; this.beats <= after; waited += 1) {
      if (waited > 400) throw new Error('Expected a beat');
      await pause();
    }
  }

  /** Resolves once nothing has been open for a moment. */
  async nothing(): Promise<void> {
    for (let calm = 0; calm < 4; calm += 1) {
      if (this.#open.size > 0) calm = -1;
      await pause();
    }
  }
}

const pause = () => new Promise((resolve) => setTimeout(resolve, 25));

/** In milliseconds. */
const leap = 5000;

/**
 * Lets time pass, and stands still while anything is on its way: else the player would take a leap of the clock for a line
 * that has stalled.
 */
export async function pass({ page, asked }: Glass, milliseconds: number): Promise<void> {
  const now = () => inPage<number>(page, 'performance.now()');
  const end = (await now()) + milliseconds;
  // Its clock runs by itself too, and far on a busy machine.
  for (let left = milliseconds; left > 0; left = end - (await now())) {
    await page.clock.runFor(Math.ceil(Math.min(leap, left)));
    // A beat asks for this first; so once it is answered here, the beat has been seen to leave.
    await inPage(page, 'navigator.storage.estimate().then(() => null)');
    if (asked.isWaiting()) await asked.nothing();
  }
}

/**
 * Lets time pass until the player has sent its next beat, and all that follows from it has come. A visitor, where there is
 * one, touches nothing of note meanwhile. Where the network is off, a minute passes.
 */
export async function aMinute(glass: Glass): Promise<void> {
  const { page, asked } = glass;
  // One that is on its way already heard of nothing new.
  await asked.nothing();
  const isOnline = await inPage<boolean>(page, 'navigator.onLine');
  const isVisited = (await page.locator('#kiosk .bar').count()) > 0;
  const { beats } = asked;
  for (let passed = 0; passed < 60_000 && asked.beats === beats; passed += leap) {
    if (isVisited) await inPage(page, `document.dispatchEvent(new Event('pointermove'))`);
    await pass(glass, leap);
  }
  if (isOnline && asked.beats === beats) throw new Error('Expected a beat within a minute');
}

/** Lets minutes pass until the answer `holds`. */
export async function withinMinutes<T>(
  glass: Glass,
  what: string,
  ask: () => Promise<T>,
  holds: (answer: T) => boolean,
): Promise<T> {
  for (let minutes = 0; ; minutes += 1) {
    const answer = await ask();
    if (holds(answer)) return answer;
    if (minutes === 10)
      throw new Error(`Expected ${what} within ${minutes} minutes; last: ${JSON.stringify(answer)}`);
    await aMinute(glass);
  }
}

/** The visitor walks off. */
export async function leaveVisit(glass: Glass): Promise<void> {
  await pass(glass, 82_000);
  await attract(glass.page).waitFor();
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
    const more = button(page, 'Next page');
    if ((await more.count()) === 0 || (await more.getAttribute('aria-disabled')) === 'true') return seen;
    await more.tap();
  }
}

/** Opens a story from the list of all; stops before its note where it has one. */
export async function openStory(page: Page, title: string): Promise<void> {
  await allStories(page);
  const card = page.locator('.card', { hasText: title });
  while ((await card.count()) === 0) await tap(page, 'Next page');
  await card.tap();
}

/** Stands in for the voices of a device: keeps what each was asked to say, and takes its time until it is told that it is over. */
const standIn = `(languages) => {
  const waiting = [];
  const voices = languages.map((lang) => ({ lang, name: lang, localService: true }));
  globalThis.SpeechSynthesisUtterance = class extends EventTarget { constructor(text) { super(); this.text = text; } };
  const happens = (each, name) => { each['on' + name]?.(); each.dispatchEvent(new Event(name)); };
  globalThis.told = [];
  Object.defineProperty(globalThis, 'speechSynthesis', { value: {
    get speaking() { return waiting.length > 0; },
    pending: false,
    getVoices: () => voices,
    cancel() { for (const each of waiting.splice(0)) happens(each, 'error'); },
    speak(each) {
      waiting.push(each);
      told.push([each.voice?.lang, each.text, each.volume]);
      happens(each, 'start');
    },
    end() { for (const each of waiting.splice(0)) happens(each, 'end'); },
  } });
}`;

/** What its voice was asked to say since it was last looked at, each sentence with the language of the voice. */
export const told = async (page: Page): Promise<string[]> =>
  (await inPage<[string, string][]>(page, 'told.splice(0)')).map(([lang, text]) => `${lang}: ${text}`);

/** The SHA-256 of every file that the screen keeps. */
export const heldFiles = (page: Page): Promise<string[]> =>
  inPage<string[]>(
    page,
    `caches.open('kiosk-files').then((c) => c.keys()).then((k) => k.map(({ url }) => url.split('/').at(-1)))`,
  );

/** Evaluates an expression in the page; this project's types know no browser. */
export const inPage = <T>(page: Page, expression: string): Promise<T> => page.evaluate<T>(expression);

/** Waits until an expression is true in the page; its policy lets nothing else be evaluated there over and over. */
export async function until(page: Page, expression: string, seconds = 15): Promise<void> {
  const end = Date.now() + seconds * 1000;
  while (!(await inPage<boolean>(page, `Boolean(${expression})`))) {
    if (Date.now() > end) throw new Error(`Expected within ${seconds} s: ${expression}`);
    await pause();
  }
}
