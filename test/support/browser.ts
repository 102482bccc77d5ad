import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import {
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  chromium,
  type Page,
} from 'playwright-core';

/** Milliseconds until something that never shows fails a test: a net, and no measure. */
export const patience = 90_000;

const flags = [
  ...['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run'],
  ...['--disable-background-networking', '--disable-component-update', '--disable-sync'],
];

/** Debian's Chromium, asking nothing of the network but the archive; `more` are flags of its own. */
export async function openBrowser(...more: readonly string[]): Promise<Browser> {
  const browser = await chromium.launch({ ...debians, args: [...flags, ...more], timeout: patience });
  const open = browser.newContext.bind(browser);
  browser.newContext = async (options) => patient(await open(options));
  return browser;
}

/** The same over a folder that keeps what its pages keep, as one browser that is closed and opened again. */
export async function openKeptBrowser(
  folder: string,
  options: BrowserContextOptions,
  ...more: readonly string[]
): Promise<BrowserContext> {
  const args = [...flags, ...more];
  return patient(
    await chromium.launchPersistentContext(folder, { ...options, ...debians, args, timeout: patience }),
  );
}

const debians = { executablePath: '/usr/bin/chromium' };

function patient(context: BrowserContext): BrowserContext {
  context.setDefaultTimeout(patience);
  return context;
}

export const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true } as const;
export const desk = { viewport: { width: 1280, height: 900 } } as const;

const axeFile = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

/** What axe-core finds on the page as it is now, against WCAG 2.2 A and AA and its best practices: a line a finding. */
export async function axeFindings(page: Page): Promise<string[]> {
  // Evaluated by the debugger and not put into the page, so the page's own policy stays as strict as it is.
  await page.evaluate(await readFile(axeFile, 'utf8'));
  const results = await page.evaluate(async () => {
    const { axe } = globalThis as unknown as { axe: { run(options: object): Promise<AxeResults> } };
    return axe.run({ resultTypes: ['violations'] });
  });
  return results.violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ target }) => `${id}: ${help} (${target.join(' ')})`),
  );
}

interface AxeResults {
  readonly violations: readonly {
    readonly id: string;
    readonly help: string;
    readonly nodes: readonly { readonly target: readonly string[] }[];
  }[];
}
