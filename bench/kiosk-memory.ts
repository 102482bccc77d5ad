import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { Exhibits } from '../test/kiosk/exhibits.ts';
import { openTestArchive } from '../test/support/archive.ts';
import { pairedScreen } from '../test/support/screens.ts';
import { anExhibition } from '../test/support/stories.ts';
import { openHeap } from './heap.ts';
import { openHurriedScreen } from './hurried-screen.ts';
import type { Row } from './table.ts';

const minute = 60;
const hour = 60 * minute;
const mostGrowth = 10_000_000;
/** A work shows for twelve seconds: so many come in a day. */
const worksInADay = (24 * hour) / 12;
const touchesInAVisit = 30;

/** What the player holds in memory after two hours of visits, and after a day of its loop, over what it held before. */
export async function measureKioskMemory(folder: string): Promise<Row[]> {
  const own = join(folder, 'kiosk-memory');
  await mkdir(own);
  const archive = await openTestArchive();
  try {
    const { stores, url } = archive;
    await stores.exhibitions.save(anExhibition('harbour'));
    const exhibits = new Exhibits(stores, own);
    for (let number = 1; number <= 12; number += 1) await exhibits.artwork(`Drawing ${number}`);
    for (let number = 1; number <= 3; number += 1) {
      await exhibits.sound(`Sound ${number}`);
      await exhibits.film(`Film ${number}`);
      await exhibits.soundAndArtwork(`Both ${number}`);
    }
    const open = async (name: string, timesAsFast: number) =>
      openHurriedScreen(join(own, name), url, await pairedScreen(stores, 'harbour'), timesAsFast);
    return [await visits(open), await loop(open)];
  } finally {
    await archive.close();
  }
}

type Open = (name: string, timesAsFast: number) => ReturnType<typeof openHurriedScreen>;

async function visits(open: Open): Promise<Row> {
  const screen = await open('visits', 30);
  const { page } = screen;
  const chance = createChance(7);
  try {
    // Everything that is kept on purpose is there after a few visits.
    for (let number = 0; number < 6; number += 1) await visit(page, chance);
    const heap = await openHeap(page);
    const before = await heap.measure();
    const began = await screen.seconds();
    let made = 0;
    for (; (await screen.seconds()) - began < 2 * hour; made += 1) await visit(page, chance);
    const row = rowOf(`screen, 2 hours of ${made} visits`, before, await heap.measure());
    screen.expectNoTrouble();
    return row;
  } finally {
    await screen.close();
  }
}

async function loop(open: Open): Promise<Row> {
  const screen = await open('loop', 120);
  try {
    await screen.untilWorks(100);
    const heap = await openHeap(screen.page);
    const before = await heap.measure();
    const [began, shown] = [await screen.seconds(), await screen.works()];
    await screen.untilWorks(shown + worksInADay);
    await screen.untilSeconds(began + 24 * hour);
    const row = rowOf('screen, a day of its loop', before, await heap.measure());
    screen.expectNoTrouble();
    return row;
  } finally {
    await screen.close();
  }
}

/** Met where it has grown by ten megabytes at most. */
function rowOf(what: string, before: number, after: number): Row {
  const megabytes = (bytes: number) => `${(bytes / 1e6).toFixed(2)} MB`;
  const ratio = after / before;
  const aim = { kind: 'at most', ratio: (before + mostGrowth) / before } as const;
  return { what, ours: megabytes(after), bare: megabytes(before), ratio, spread: [ratio, ratio], aim };
}

/** Somebody comes, opens a story, touches whatever there is, and walks off. */
async function visit(page: Page, chance: () => number): Promise<void> {
  const buttons = page.locator('#kiosk button:visible:not([aria-disabled="true"])');
  const tap = async (at: number) => buttons.nth(at).tap({ timeout: 2000 });
  await page.getByRole('button', { name: 'Touch to start' }).tap();
  await page.getByRole('button', { name: /^All stories/ }).tap();
  for (let page_ = Math.floor(chance() * 6); page_ > 0; page_ -= 1) {
    const more = page.getByRole('button', { name: 'More' });
    if ((await more.getAttribute('aria-disabled')) !== 'true') await more.tap();
  }
  await page.locator('.card').first().tap();
  const play = page.getByRole('button', { name: 'Play' });
  if ((await play.count()) > 0) await play.tap();
  for (let touch = 0; touch < touchesInAVisit; touch += 1) {
    const there = await buttons.count();
    // What it found may be gone by the time that it touches, as for any visitor.
    if (there > 0) await tap(Math.floor(chance() * there)).catch(() => undefined);
    if ((await page.locator('.attract').count()) > 0) return;
  }
  // While something plays, nobody is asked whether they are still there.
  const pause = page.getByRole('button', { name: 'Pause' });
  if ((await pause.count()) > 0) await pause.tap();
  await page.locator('.attract').waitFor({ timeout: 60_000 });
}

/** The same row of numbers between 0 and 1 each time. */
function createChance(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state / 2_147_483_648;
  };
}
