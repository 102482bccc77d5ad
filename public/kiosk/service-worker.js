/**
 * Opens the player without a network (P36): the player's own page, modules, styles and letters, and the files of the
 * exhibition, which the page keeps. Never asks the network for an exhibition's file.
 */
import { byteRange } from '/assets/kiosk/byte-range.js';
import {
  filesCache,
  heldAddress,
  heldSha256,
  shellPrefix,
  stateAddress,
  stateCache,
} from '/assets/kiosk/cache-names.js';

const worker = /** @type {ServiceWorkerGlobalScope} */ (/** @type {unknown} */ (self));
const page = '/kiosk';
const noteOfShell = stateAddress('shell');

worker.addEventListener('install', (event) => {
  event.waitUntil(renewShell().then(() => worker.skipWaiting()));
});
worker.addEventListener('activate', (event) => event.waitUntil(worker.clients.claim()));

worker.addEventListener('message', (event) => {
  if (event.data === 'claim') event.waitUntil(worker.clients.claim());
  if (event.data !== 'renew') return;
  const answer = (/** @type {boolean} */ isNew) => event.ports[0]?.postMessage({ isNew });
  // Without a network there is nothing to renew.
  event.waitUntil(renewShell().then(answer, () => answer(false)));
});

worker.addEventListener('fetch', (event) => {
  const { pathname, origin } = new URL(event.request.url);
  if (origin !== worker.location.origin || event.request.method !== 'GET') return;
  const sha256 = heldSha256(pathname);
  if (sha256 !== null) event.respondWith(serveHeld(sha256, event.request.headers.get('range')));
  else if (pathname === page || pathname.startsWith('/assets/')) event.respondWith(serveShell(event.request));
});

/**
 * Ranges are cut from the whole file: a browser keeps no partial answers.
 * @param {string} sha256
 * @param {string | null} range
 */
async function serveHeld(sha256, range) {
  const cache = await caches.open(filesCache);
  const kept = await cache.match(heldAddress(sha256));
  if (!kept) return new Response(null, { status: 404 });
  const whole = await kept.blob();
  const headers = new Headers({
    'Content-Type': kept.headers.get('content-type') ?? 'application/octet-stream',
    'Accept-Ranges': 'bytes',
    'Cache-Control': 'no-store',
  });
  const part = byteRange(range, whole.size);
  if (part === 'none') {
    headers.set('Content-Range', `bytes */${whole.size}`);
    return new Response(null, { status: 416, headers });
  }
  if (part === 'whole') {
    headers.set('Content-Length', String(whole.size));
    return new Response(whole, { headers });
  }
  headers.set('Content-Range', `bytes ${part.from}-${part.to}/${whole.size}`);
  headers.set('Content-Length', String(part.to - part.from + 1));
  return new Response(whole.slice(part.from, part.to + 1), { status: 206, headers });
}

/** @param {Request} request */
async function serveShell(request) {
  const name = await shellInUse();
  const kept = name && (await caches.match(new URL(request.url).pathname, { cacheName: name }));
  return kept || fetch(request);
}

async function shellInUse() {
  const note = await caches.match(noteOfShell, { cacheName: stateCache });
  return note ? note.text() : null;
}

/** Fetches the player as the server has it now, whole or not at all. Resolves to whether it is another one. */
async function renewShell() {
  const answer = await fetch(page, { cache: 'no-cache' });
  if (!answer.ok) throw new Error(`The player's page answered ${answer.status}`);
  const html = await answer.clone().text();
  const before = await shellInUse();
  // The page names every file with its fingerprint, so another file makes another page.
  const name = `${shellPrefix}${await fingerprint(html)}`;
  if (name === before) return false;
  await caches.delete(name);
  const cache = await caches.open(name);
  const addresses = [...html.matchAll(/(?:href|src)="(\/assets\/[^"]+)"/g)].map(
    ([, address = '']) => address,
  );
  for (const address of new Set(addresses)) {
    const file = await fetch(address, { cache: 'no-cache' });
    if (!file.ok) throw new Error(`${address} answered ${file.status}`);
    await cache.put(new URL(address, worker.location.origin).pathname, file);
  }
  await cache.put(page, answer);
  const state = await caches.open(stateCache);
  await state.put(noteOfShell, new Response(name));
  for (const other of await caches.keys()) {
    if (other.startsWith(shellPrefix) && other !== name) await caches.delete(other);
  }
  return before !== null;
}

/** @param {string} text */
async function fingerprint(text) {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return [...new Uint8Array(digest).subarray(0, 8)]
    .map((byte) => byte.toString(16).padStart(2, '0'))
    .join('');
}
