/** Bytes as base64, as pages and the archive hand them to each other. */

/** @param {Uint8Array} bytes */
export function inBase64(bytes) {
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return btoa(text);
}

/** @param {string} text */
export const fromBase64 = (text) => Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
