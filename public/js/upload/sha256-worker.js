/** Takes the SHA-256 of one file, piece by piece: a film may be larger than a phone's memory. */
import { createSha256 } from './sha256.js';

const pieceBytes = 4 * 2 ** 20;

self.addEventListener('message', async ({ data: file }) => {
  try {
    const hash = createSha256();
    for (let at = 0; at < file.size; at += pieceBytes) {
      hash.update(new Uint8Array(await file.slice(at, at + pieceBytes).arrayBuffer()));
    }
    self.postMessage(hash.digest());
  } catch {
    // It can no longer be read; the sending finds that out as well, and says so.
    self.postMessage(null);
  }
});
