/** Where the page and its service worker keep things, by the same names. */

/** The exhibition's files, each under its SHA-256. */
export const filesCache = 'kiosk-files';
/** What the player knows, as JSON. */
export const stateCache = 'kiosk-state';
/** The player itself; behind it stands a fingerprint. */
export const shellPrefix = 'kiosk-shell-';

const held = '/kiosk/held/';
/** Where a file that is held shows. Only the service worker answers there. */
export const heldAddress = (sha256) => `${held}${sha256}`;
/** The SHA-256 in such an address, or null. */
export function heldSha256(path) {
  return path.startsWith(held) ? path.slice(held.length) : null;
}
export const stateAddress = (name) => `/kiosk/state/${name}`;
