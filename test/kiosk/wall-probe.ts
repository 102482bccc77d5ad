import { readdir, readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import sharp from 'sharp';
import { inPage } from './glass.ts';

/** What a wall shows, frame by frame, and what it costs. */

export interface Probed {
  /** Milliseconds of the longest time in which no work showed, and of the longest between two frames. */
  readonly longestGap: number;
  readonly longestFrame: number;
  readonly frames: number;
  /** Titles in the order in which they came. */
  readonly titles: readonly string[];
}

/** Looks from now on at each frame whether a work shows, seen through by less than a half. */
export const watchFrames = (page: Page): Promise<unknown> =>
  inPage(
    page,
    `(() => {
      const probe = { longestGap: 0, longestFrame: 0, frames: 0, titles: [] };
      let seen = performance.now();
      let last = seen;
      const painted = new WeakSet();
      const shows = (work) => {
        if (getComputedStyle(work).opacity < 0.5) return false;
        const video = work.querySelector('video');
        if (video && video.readyState >= 2 && video.videoWidth > 0) painted.add(video);
        // A film that begins again keeps its last frame meanwhile.
        if (video) return painted.has(video) && !video.error;
        const image = work.querySelector('.turn-page.is-here, .turn-art:not(.turn-page)');
        if (image) return image.complete && image.naturalWidth > 0;
        return work.querySelector('.wave, .set-text') !== null;
      };
      const look = () => {
        const now = performance.now();
        if ([...document.querySelectorAll('.attract-work')].some(shows)) seen = now;
        probe.longestGap = Math.max(probe.longestGap, now - seen);
        probe.longestFrame = Math.max(probe.longestFrame, now - last);
        probe.frames += 1;
        last = now;
        const title = [...document.querySelectorAll('.is-shown:not([aria-hidden]) strong')].at(-1)?.textContent;
        if (title && title !== probe.titles.at(-1)) probe.titles.push(title);
        requestAnimationFrame(look);
      };
      globalThis.probe = probe;
      requestAnimationFrame(look);
    })()`,
  );

export const probed = (page: Page): Promise<Probed> => inPage<Probed>(page, 'globalThis.probe');

/** How light the glass is, from 0 to 255: its brightest colour channel's mean. */
export async function lightOf(page: Page): Promise<number> {
  const { channels } = await sharp(await page.screenshot()).stats();
  return Math.max(...channels.map(({ mean }) => mean));
}

export interface Memory {
  /** Of the page, after what is not used any more was thrown away. */
  readonly heapBytes: number;
  readonly nodes: number;
  /** Of all of the browser's processes. */
  readonly residentBytes: number;
}

export async function memoryOf(page: Page, profile: string): Promise<Memory> {
  const session = await page.context().newCDPSession(page);
  await session.send('HeapProfiler.collectGarbage');
  await session.send('Performance.enable');
  const { metrics } = await session.send('Performance.getMetrics');
  await session.detach();
  const of = (name: string) => metrics.find((each) => each.name === name)?.value ?? 0;
  return { heapBytes: of('JSHeapUsedSize'), nodes: of('Nodes'), residentBytes: await residentBytes(profile) };
}

async function residentBytes(profile: string): Promise<number> {
  const processes = new Map<string, { parent: string; bytes: number; isFirst: boolean }>();
  for (const id of await readdir('/proc')) {
    if (!/^\d+$/.test(id)) continue;
    const read = (name: string) => readFile(`/proc/${id}/${name}`, 'utf8').catch(() => '');
    const [status, command] = await Promise.all([read('status'), read('cmdline')]);
    const parent = /^PPid:\s+(\d+)/m.exec(status)?.[1] ?? '';
    const bytes = 1024 * Number(/^RssAnon:\s+(\d+)/m.exec(status)?.[1] ?? 0);
    processes.set(id, { parent, bytes, isFirst: command.includes(`--user-data-dir=${profile}\0`) });
  }
  const isOurs = (id: string): boolean => {
    const process = processes.get(id);
    return process !== undefined && (process.isFirst || isOurs(process.parent));
  };
  return [...processes].reduce((sum, [id, { bytes }]) => sum + (isOurs(id) ? bytes : 0), 0);
}
