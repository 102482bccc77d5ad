/** Where the page and its service worker keep things, by the same names. */

/** The exhibition's files, each under its SHA-256. */
export const filesCache = 'kiosk-files';
/** Large files come piece by piece, each piece under its file's SHA-256 and its number; they stay so. */
export const partsCache = 'kiosk-parts';
/** What the player knows, as JSON. */
export const stateCache = 'kiosk-state';
/** A release of the player; behind it stands its version. */
export const releasePrefix = 'kiosk-release-';

const held = '/kiosk/held/';
/**
 * Where a file that is held shows. Only the service worker answers there.
 * @param {string} sha256
 */
export const heldAddress = (sha256) => `${held}${sha256}`;
/**
 * The SHA-256 in such an address, or null.
 * @param {string} path
 */
export function heldSha256(path) {
  return path.startsWith(held) ? path.slice(held.length) : null;
}
const parts = '/kiosk/parts/';
/**
 * @param {string} sha256 of the whole file
 * @param {number} number from 0
 */
export const partAddress = (sha256, number) => `${parts}${sha256}/${number}`;
/** The SHA-256 of the whole file in such an address. @param {string} path */
export const sha256OfPart = (path) => path.slice(parts.length).split('/')[0] ?? '';
/** How large each piece of a held file is, as "4000000,4000000,12"; a header of its answer. */
export const partsHeader = 'x-parts';

/** @param {string} name */
export const stateAddress = (name) => `/kiosk/state/${name}`;
