import { existsSync } from 'node:fs';
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

const whole = '/usr/bin/chromium';
const bare = '/usr/bin/chromium-headless-shell';
/** The same engine of the same build, for half the processor time. Where it is not installed, the whole browser does as well. */
const shell = existsSync(bare) ? bare : whole;

const flags = [
  ...['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run'],
  ...['--disable-background-networking', '--disable-component-update', '--disable-sync'],
];

/** Debian's Chromium without its windows, asking nothing of the network but the archive; `more` are flags of its own. */
export function openBrowser(...more: readonly string[]): Promise<Browser> {
  return launch(shell, more);
}

/** The whole of it, for what the shell has not: microphones, cameras, and leave to use them. */
export function openWholeBrowser(...more: readonly string[]): Promise<Browser> {
  return launch(whole, more);
}

async function launch(executablePath: string, more: readonly string[]): Promise<Browser> {
  const browser = await chromium.launch({ executablePath, args: [...flags, ...more], timeout: patience });
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
    await chromium.launchPersistentContext(folder, {
      ...options,
      executablePath: shell,
      args,
      timeout: patience,
    }),
  );
}

function patient(context: BrowserContext): BrowserContext {
  context.setDefaultTimeout(patience);
  return context;
}

export const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true } as const;
export const desk = { viewport: { width: 1280, height: 900 } } as const;

const axeFile = createRequire(import.meta.url).resolve('axe-core/axe.min.js');
const axeSource = readFile(axeFile, 'utf8');

/** What axe-core finds on the page as it is now, against WCAG 2.2 A and AA and its best practices: a line a finding. */
export async function axeFindings(page: Page): Promise<string[]> {
  // Evaluated by the debugger and not put into the page, so the page's own policy stays as strict as it is.
  // A page that was looked at before has it already.
  if (!(await page.evaluate('Boolean(globalThis.axe)'))) await page.evaluate(await axeSource);
  const results = await page.evaluate(async () => {
    const { axe } = globalThis as unknown as { axe: { run(options: object): Promise<AxeResults> } };
    return axe.run({
      resultTypes: ['violations'],
      reporter: 'no-passes',
      // Its rules about style sheets are off; one looks at sound and film.
      preload: { assets: ['media'] },
    });
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

/**
 * Notes what no page may do: print an error to the console (breaches of the page's own policy do that too), throw, or
 * ask anything of another host. The list grows as pages are used. An answer of 404, 409, 410, 413 or 422 is a page as any other.
 */
export function noteTrouble(context: BrowserContext, home: URL): readonly string[] {
  const trouble: string[] = [];
  context.on('console', (message) => {
    if (message.type() !== 'error' && message.type() !== 'warning') return;
    if (/status of (404|409|410|413|422)/.test(message.text())) return;
    // A screen's pages are of no cluster of their own, and no screen has others; a test that looks at both is told so.
    if (message.text().includes('origin-keyed agent cluster')) return;
    trouble.push(`${message.page()?.url()}: ${message.text()}`);
  });
  context.on('weberror', (error) => {
    trouble.push(`${error.page()?.url()}: ${error.error().message}`);
  });
  context.on('request', (request) => {
    const url = new URL(request.url());
    const own = url.origin === home.origin || ['data:', `blob:`].includes(url.protocol);
    if (!own) trouble.push(`${request.frame().url()} asked for ${url.href}`);
  });
  return trouble;
}

/** As much of a browser's elements as the tests touch there: this project's types know no browser. */
export interface InPage {
  readonly ownerDocument: {
    readonly activeElement: unknown;
    readonly defaultView: {
      readonly innerWidth: number;
      readonly innerHeight: number;
      getComputedStyle(element: InPage, pseudo?: string): Readonly<Record<string, string>>;
    };
    createElement(name: 'canvas'): Canvas;
  };
  readonly tagName: string;
  readonly textContent: string;
  getBoundingClientRect(): Readonly<Record<'top' | 'right' | 'bottom' | 'left' | 'width' | 'height', number>>;
  // Pictures
  readonly complete: boolean;
  readonly naturalWidth: number;
  readonly naturalHeight: number;
  decode(): Promise<void>;
  // Sound and film
  readonly controls: boolean;
  currentTime: number;
  readonly playbackRate: number;
  readonly volume: number;
  readonly readyState: number;
  addEventListener(name: string, heard: (event: unknown) => void): void;
  readonly duration: number;
  readonly error: { readonly message: string } | null;
  readonly videoWidth: number;
  readonly videoHeight: number;
}

interface Canvas {
  width: number;
  height: number;
  getContext(
    kind: '2d',
    options: { readonly willReadFrequently: true },
  ): {
    drawImage(node: InPage, x: number, y: number, width: number, height: number): void;
    getImageData(x: number, y: number, width: number, height: number): { readonly data: ArrayLike<number> };
  };
}
