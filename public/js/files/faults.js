/** What can be said of a file before a byte of it is sent. The archive looks again, at all of it. */
import { sniffer } from '../../../src/inspect/sentences.ts';
import { fileSentences } from '../../../src/uploads/file-sentences.ts';
import { headBytes } from '../../../src/uploads/upload-services.ts';

/** How long a browser may take to find a film's length, in milliseconds. */
const patience = 4000;
/** Containers round a length up; the archive measures what really plays. */
const leewaySeconds = 2;

/**
 * What a file may be: `artwork`, `sound` and `film` in bytes.
 * @typedef {Readonly<Record<'artwork' | 'sound' | 'film' | 'soundSeconds' | 'filmSeconds', number>>} Limits
 */

/**
 * The sentence for a file that will be refused; null for one that may be sent, or of which only the archive can tell.
 * @param {File} file
 * @param {Limits} limits
 * @returns {Promise<string | null>}
 */
export async function faultOf(file, limits) {
  if (file.size === 0) return fileSentences.empty(file.name);
  const look = await headOf(file).then(
    (head) => sniffer.lookAt(head, file.name),
    () => null,
  );
  if (!look) return null;
  if ('notTaken' in look) return fileSentences.notTaken(file.name, look.notTaken);
  const { artwork, sound, film } = limits;
  const limit = look.certain ? limits[look.form] : Math.max(artwork, sound, film);
  if (file.size >= limit) return fileSentences.tooLarge(file.name, limit);
  if (look.form === 'artwork') return null;
  const { seconds, hasPicture } = await playing(file);
  // A film's box may hold a voice alone, which may be longer.
  const most = hasPicture ? limits.filmSeconds : limits.soundSeconds;
  return seconds > most + leewaySeconds ? fileSentences.tooLong(file.name, most) : null;
}

/** @param {File} file */
async function headOf(file) {
  return new Uint8Array(await file.slice(0, headBytes).arrayBuffer());
}

/**
 * As far as this browser can play it; a length of NaN where it cannot.
 * @param {File} file
 * @returns {Promise<{ seconds: number, hasPicture: boolean }>}
 */
function playing(file) {
  const address = URL.createObjectURL(file);
  const player = document.createElement('video');
  player.preload = 'metadata';
  player.muted = true;
  return new Promise((resolve) => {
    const tell = () => {
      const { duration, videoWidth } = player;
      resolve({ seconds: Number.isFinite(duration) ? duration : Number.NaN, hasPicture: videoWidth > 0 });
    };
    player.addEventListener('loadedmetadata', () => tell());
    player.addEventListener('error', () => tell());
    setTimeout(tell, patience);
    player.src = address;
  }).finally(() => {
    player.removeAttribute('src');
    player.load();
    URL.revokeObjectURL(address);
  });
}
