import { mkdtemp, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { PageFacts } from '../story/media.ts';
import type { Size } from './plan-renditions.ts';
import type { ToolGuards } from './tools/ffmpeg.ts';
import { RanTooLong, runGuarded, ToolFailed } from './tools/guarded.ts';

/**
 * PDF by Debian's poppler, each run a child under the guards that ffmpeg has. Only pixels and plain text come out of it:
 * pdftocairo and pdftotext run no scripts, follow no links and open no file but the one that they are given.
 */

export type PdfFound =
  | { readonly kind: 'locked' | 'damaged' | 'empty' | 'hard' }
  | { readonly kind: 'too-many-pages'; readonly pages: number }
  | { readonly kind: 'pages'; readonly pages: readonly PageFacts[] };

/** Reads how many pages there are, how large each is, and what its text layer says. */
export async function readPdf(path: string, mostPages: number, guards: ToolGuards): Promise<PdfFound> {
  try {
    const count = Number(/^Pages:\s+(\d+)/m.exec(await poppler('pdfinfo', path, [path], guards))?.[1]);
    if (!(count > 0)) return { kind: Number.isNaN(count) ? 'damaged' : 'empty' };
    if (count > mostPages) return { kind: 'too-many-pages', pages: count };
    const sizes = pageSizes(await poppler('pdfinfo', path, ['-f', '1', '-l', String(count), path], guards));
    if (sizes.length !== count) return { kind: 'damaged' };
    const texts = await readText(path, count, guards);
    return { kind: 'pages', pages: sizes.map((size, at) => ({ ...size, text: texts[at] ?? '' })) };
  } catch (error) {
    if (error instanceof RanTooLong) return { kind: 'hard' };
    // 127: poppler is not installed, which is no fault of the file.
    if (!(error instanceof ToolFailed) || /ended with 127/.test(error.message)) throw error;
    if (/out of memory|bad_alloc/i.test(error.complaint)) return { kind: 'hard' };
    if (/page count 0|after the last page \(0\)/.test(error.complaint)) return { kind: 'empty' };
    return { kind: /incorrect password/i.test(error.complaint) ? 'locked' : 'damaged' };
  }
}

async function poppler(
  program: string,
  path: string,
  args: readonly string[],
  guards: ToolGuards,
): Promise<string> {
  const folder = await mkdtemp(join(guards.scratch, 'run-'));
  const within = { ...guards, folder, writes: guards.scratch, reads: [path] };
  try {
    const { stdout, stderr } = await runGuarded(program, args, within);
    // It says so and ends well, with half a page or none.
    if (/out of memory/i.test(stderr)) throw new ToolFailed(program, 'ran out of memory', stderr);
    return stdout;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Printed pages are drawn so finely, in dots an inch. */
const fineness = 200;
const leastLongSide = 2560;
const mostDots = 40_000_000;
/** Poppler counts in 16 bits here and there. */
const longestSide = 16_000;

/** As large as print needs; small pages larger, so that they fill a screen, and great ones no larger than memory allows. */
export function drawnSize(points: Size): Size {
  const long = Math.max(points.width, points.height);
  const wanted = Math.max(fineness / 72, leastLongSide / long);
  const scale = Math.min(wanted, Math.sqrt(mostDots / (points.width * points.height)), longestSide / long);
  const side = (value: number) => Math.max(1, Math.round(value * scale));
  return { width: side(points.width), height: side(points.height) };
}

function pageSizes(report: string): Size[] {
  const sizes: Size[] = [];
  for (const [, page, across = '', down = ''] of report.matchAll(
    /^Page\s+(\d+) size:\s+([\d.e+]+) x ([\d.e+]+) pts/gm,
  )) {
    const turn = Number(new RegExp(`^Page\\s+${page} rot:\\s+(-?\\d+)`, 'm').exec(report)?.[1] ?? 0);
    const sideways = Math.abs(turn) % 180 === 90;
    const points = { width: Number(sideways ? down : across), height: Number(sideways ? across : down) };
    // A page without any extent is shown as a blank one.
    sizes.push(points.width > 0 && points.height > 0 ? drawnSize(points) : { width: 2560, height: 2560 });
  }
  return sizes;
}

const mostText = 20_000;

/** The text layer, page by page; a document whose text cannot be read has none. */
async function readText(path: string, pages: number, guards: ToolGuards): Promise<string[]> {
  try {
    const args = ['-enc', 'UTF-8', '-eol', 'unix', '-l', String(pages), path, '-'];
    let left = mostText;
    return (await poppler('pdftotext', path, args, guards)).split('\f').map((page) => {
      // Never half of a character.
      const text = cleaned(page)
        .slice(0, left)
        .replace(/[\ud800-\udbff]$/, '');
      left -= text.length;
      return text;
    });
  } catch (error) {
    if (error instanceof ToolFailed || error instanceof RanTooLong) return [];
    throw error;
  }
}

/** Lines as a person would type them: no control characters, no long gaps, words that were cut at a line's end whole. */
function cleaned(text: string): string {
  return text
    .normalize('NFC')
    .replace(/\u00ad\n?/g, '')
    .replace(/[^\S\n]+/g, ' ')
    .replace(/[^\P{C}\n\u200c\u200d]/gu, '')
    .replace(/ ?\n ?/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

/**
 * Draws one page, turned and cut as the document asks, on white paper. By pdftocairo: pdftoppm takes the sides of a turned
 * page the other way round, and draws nothing on it. @throws as runGuarded does, and ToolFailed where
 * there is no such page.
 */
export async function renderPage(
  path: string,
  page: number,
  size: Size,
  to: string,
  guards: ToolGuards,
): Promise<void> {
  const { width, height } = size;
  const stem = join(guards.scratch, `page-${page}`);
  const number = String(page);
  const args = [
    ...['-png', '-f', number, '-l', number, '-singlefile', '-cropbox'],
    ...['-scale-to-x', String(width), '-scale-to-y', String(height), path, stem],
  ];
  // A page of noise is as large as its dots.
  await poppler('pdftocairo', path, args, { ...guards, output: guards.output + width * height * 4 });
  await rename(`${stem}.png`, to).catch((error: NodeJS.ErrnoException) => {
    throw error.code === 'ENOENT' ? new ToolFailed('pdftocairo', 'drew nothing', '') : error;
  });
}
