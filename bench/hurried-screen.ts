import { chromium, type Page } from 'playwright-core';
import { noteTrouble } from '../test/support/browser.ts';

/** A screen of an exhibition in Chromium, in whose page all time but that of films and sounds runs so many times as fast. */
export interface HurriedScreen {
  readonly page: Page;
  /** By the page's own clock. */
  seconds(): Promise<number>;
  /** How many works the loop has shown. */
  works(): Promise<number>;
  untilWorks(count: number): Promise<void>;
  untilSeconds(seconds: number): Promise<void>;
  /** @throws where the page printed an error, threw, or asked another host. */
  expectNoTrouble(): void;
  close(): Promise<void>;
}

export async function openHurriedScreen(
  profile: string,
  home: URL,
  cookie: string,
  timesAsFast: number,
): Promise<HurriedScreen> {
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: '/usr/bin/chromium',
    args: [
      ...['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run'],
      ...['--disable-background-networking', '--disable-component-update', '--disable-sync'],
      ...['--autoplay-policy=no-user-gesture-required', '--mute-audio', '--disable-features=Translate'],
    ],
    viewport: { width: 1080, height: 1920 },
    hasTouch: true,
    baseURL: home.href,
  });
  const trouble = noteTrouble(context, home);
  const [name = '', value = ''] = cookie.split('=');
  await context.addCookies([{ name, value, domain: home.hostname, path: '/kiosk' }]);
  await context.addInitScript(`(${hurry})(${timesAsFast})`);
  const page = context.pages()[0] ?? (await context.newPage());
  await page.goto('/kiosk');
  await page.locator('.attract').waitFor({ timeout: 60_000 });
  const ask = (what: string) => page.evaluate<number>(what);
  const until = async (what: string, least: number) => {
    while ((await ask(what)) < least) await new Promise((resolve) => setTimeout(resolve, 1000));
  };
  return {
    page,
    seconds: () => ask('performance.now() / 1000'),
    works: () => ask('worksShown'),
    untilWorks: (count) => until('worksShown', count),
    untilSeconds: (seconds) => until('performance.now() / 1000', seconds),
    expectNoTrouble() {
      if (trouble.length > 0) throw new Error(`Expected no trouble but received ${trouble.join('; ')}`);
    },
    close: () => context.close(),
  };
}

/** Runs in the page before anything else. */
const hurry = `(times) => {
  const [RealDate, later, often] = [Date, setTimeout, setInterval];
  const [began, sinceBegin] = [Date.now(), performance.now.bind(performance)];
  const now = () => began + sinceBegin() * times;
  globalThis.Date = class extends RealDate {
    constructor(...given) {
      if (given.length > 0) super(...given);
      else super(now());
    }
    static now() {
      return now();
    }
  };
  performance.now = () => sinceBegin() * times;
  globalThis.setTimeout = (work, time = 0, ...rest) => later(work, time / times, ...rest);
  globalThis.setInterval = (work, time = 0, ...rest) => often(work, time / times, ...rest);
  globalThis.worksShown = 0;
  const { decode } = HTMLImageElement.prototype;
  HTMLImageElement.prototype.decode = function () {
    globalThis.worksShown += 1;
    return decode.call(this);
  };
}`;
