/**
 * Opens the player without a network (P36), from the release that is in use, and keeps releases: releases.js. Serves the
 * files of the exhibition, which the page keeps, and never asks the network for one. It has in itself all that it needs.
 */
import { bootPage } from './boot-page.js';
import { byteRange } from './held/byte-range.js';
import { filesCache, heldAddress, heldSha256, partsHeader } from './held/cache-names.js';
import { sliceOfParts } from './held/parts.js';
import {
  forgiveStarts,
  leaveRelease,
  releaseFile,
  releasePage,
  releaseRuns,
  releasesKnown,
  releaseToStart,
  renewRelease,
  takeRelease,
} from './release/releases.js';

const worker = /** @type {ServiceWorkerGlobalScope} */ (/** @type {unknown} */ (self));
const page = '/kiosk';
const bootScript = '/kiosk/boot.js';
/** Milliseconds: in which a release that was opened has to say that it runs, and between two looks for another. */
const patience = 60_000;
const often = 300_000;
let looked = 0;

worker.addEventListener('install', () => void worker.skipWaiting());
worker.addEventListener('activate', (event) => event.waitUntil(worker.clients.claim()));

worker.addEventListener('message', (event) => {
  const port = event.ports[0];
  if (event.data === 'claim') event.waitUntil(worker.clients.claim());
  // A player of before there were releases: it opens the page anew once there is one.
  else if (event.data === 'renew')
    event.waitUntil(
      renew().then(({ isReady, next }) => port?.postMessage({ isNew: isReady || next !== null })),
    );
  else if (typeof event.data?.ask === 'string') {
    port?.postMessage('heard');
    event.waitUntil(answer(event.data).then((said) => port?.postMessage(said)));
  }
});

/** @param {{ ask: string, version?: string }} question */
async function answer({ ask, version = '' }) {
  if (ask === 'renew') return renew();
  if (ask === 'runs') await releaseRuns(version);
  if (ask === 'take') await takeRelease(version);
  if (ask === 'leave') await leaveRelease(version);
  return { ...(await releasesKnown()), next: null };
}

/** One at a time; whoever asks meanwhile gets its answer. @type {Promise<string | null> | null} */
let renewing = null;

async function renew() {
  looked = Date.now();
  renewing ??= renewRelease().finally(() => {
    renewing = null;
  });
  const next = await renewing.catch(async () => {
    const { good, isReady } = await releasesKnown();
    if (good !== null && !isReady) await forgiveStarts();
    return null;
  });
  return { ...(await releasesKnown()), next };
}

worker.addEventListener('fetch', (event) => {
  const { request } = event;
  const { pathname, origin } = new URL(request.url);
  // Whatever the page is at, the worker looks for releases by itself.
  if (Date.now() - looked > often) event.waitUntil(renew());
  if (origin !== worker.location.origin || request.method !== 'GET') return;
  const sha256 = heldSha256(pathname);
  if (sha256 !== null) event.respondWith(serveHeld(sha256, request.headers.get('range')));
  else if (pathname === page && request.mode === 'navigate') {
    const opened = open();
    event.respondWith(opened.then(({ response }) => response));
    event.waitUntil(opened.then(({ version }) => watch(version)));
  } else if (pathname === bootScript) event.respondWith(asScript(BOOT_SCRIPT));
  else if (pathname.startsWith('/kiosk/releases/'))
    event.respondWith(releaseFile(pathname).then((kept) => kept ?? fetch(request)));
});

/** The player's page from the release in use; where there is none, the page that brings one. Never the network's. */
async function open() {
  const version = await releaseToStart().catch(() => null);
  const kept = version === null ? undefined : await releasePage(version).catch(() => undefined);
  const headers = { 'Content-Type': 'text/html', 'Origin-Agent-Cluster': '?0' };
  const boot = () => new Response(bootPage(bootScript), { headers });
  return { version: kept ? version : null, response: kept ?? boot() };
}

/**
 * A page that says nothing may be one in which nothing runs: then the last good release is opened in its place.
 * @param {string | null} version
 */
async function watch(version) {
  if (version === null) return;
  await new Promise((resolve) => setTimeout(resolve, patience));
  if ((await releasesKnown()).good === version) return;
  await leaveRelease(version);
  for (const client of await worker.clients.matchAll({ type: 'window' })) {
    if (new URL(client.url).pathname === page) void client.navigate(page);
  }
}

/** @param {string} script */
const asScript = (script) => new Response(script, { headers: { 'Content-Type': 'text/javascript' } });

/**
 * Ranges are cut from the whole file: a browser keeps no partial answers.
 * @param {string} sha256
 * @param {string | null} range
 */
async function serveHeld(sha256, range) {
  const cache = await caches.open(filesCache);
  const kept = await cache.match(heldAddress(sha256));
  if (!kept) return new Response(null, { status: 404 });
  const headers = new Headers({
    'Content-Type': kept.headers.get('content-type') ?? 'application/octet-stream',
    'Accept-Ranges': 'bytes',
    'Cache-Control': 'no-store',
  });
  const { size, slice } = await bytesOf(sha256, kept);
  const part = byteRange(range, size);
  if (part === 'none') {
    headers.set('Content-Range', `bytes */${size}`);
    return new Response(null, { status: 416, headers });
  }
  const { from, to } = part === 'whole' ? { from: 0, to: size - 1 } : part;
  if (part !== 'whole') headers.set('Content-Range', `bytes ${from}-${to}/${size}`);
  headers.set('Content-Length', String(to - from + 1));
  return new Response(await slice(from, to), { status: part === 'whole' ? 200 : 206, headers });
}

/**
 * A large file lies in pieces.
 * @param {string} sha256
 * @param {Response} kept
 */
async function bytesOf(sha256, kept) {
  const sizes = kept.headers.get(partsHeader)?.split(',').map(Number);
  if (sizes) {
    const size = sizes.reduce((sum, each) => sum + each, 0);
    return {
      size,
      slice: (/** @type {number} */ from, /** @type {number} */ to) => sliceOfParts(sha256, sizes, from, to),
    };
  }
  const whole = await kept.blob();
  return {
    size: whole.size,
    slice: async (/** @type {number} */ from, /** @type {number} */ to) => whole.slice(from, to + 1),
  };
}
