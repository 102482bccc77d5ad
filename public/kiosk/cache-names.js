/** Where the page and its service worker keep things, by the same names. */

/** The exhibition's files, each under its SHA-256. */
export const filesCache = 'kiosk-files';
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
/** @param {string} name */
export const stateAddress = (name) => `/kiosk/state/${name}`;
