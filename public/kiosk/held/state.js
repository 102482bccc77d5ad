import { stateAddress, stateCache } from './cache-names.js';

/**
 * What outlives a restart, as JSON by name. A write is there whole or not at all.
 * @param {string} name
 * @returns {Promise<any>}
 */
export async function readState(name) {
  const kept = await caches.match(stateAddress(name), { cacheName: stateCache });
  return kept ? kept.json() : null;
}

/**
 * Resolves to whether it is kept: a disk that is full keeps what was there before.
 * @param {string} name
 * @param {unknown} value
 */
export async function writeState(name, value) {
  try {
    const cache = await caches.open(stateCache);
    await cache.put(stateAddress(name), new Response(JSON.stringify(value)));
    return true;
  } catch {
    return false;
  }
}

/** @param {...string} names */
export async function forgetState(...names) {
  const cache = await caches.open(stateCache);
  for (const name of names) await cache.delete(stateAddress(name));
}
