/**
 * Plays a film by HLS, so that its size follows the line, where the browser needs help with that. The player is loaded
 * when a film is first played. On any trouble the plain film takes over where it was.
 */
import { datum, findAll } from '../shared/dom.js';

/** @typedef {typeof import('hls.js').default} Hls */

const speaksHls = document.createElement('video').canPlayType('application/vnd.apple.mpegurl') !== '';
/** @type {Promise<Hls> | null} */
let player = null;

// A browser that speaks HLS takes it from the page by itself.
if (!speaksHls && 'MediaSource' in window) {
  for (const video of findAll(document, 'video[data-hls]', HTMLVideoElement)) {
    video.addEventListener('play', () => adapt(video), { once: true });
  }
}

/** @param {HTMLVideoElement} video */
async function adapt(video) {
  const sources = findAll(video, 'source', HTMLSourceElement);
  try {
    const Hls = await loadPlayer(datum(video, 'hlsPlayer'));
    if (!Hls.isSupported()) return;
    // A film with a voice came in its place meanwhile.
    if (video.dataset.other !== undefined) return;
    const from = video.currentTime;
    const hls = new Hls({ startPosition: from, capLevelToPlayerSize: true, backBufferLength: 60 });
    hls.on(Hls.Events.MANIFEST_PARSED, () => start(video));
    hls.on(Hls.Events.ERROR, (_event, { fatal }) => {
      if (!fatal) return;
      const at = video.currentTime;
      hls.destroy();
      playPlain(video, sources, at);
    });
    video.addEventListener(
      'othersource',
      () => {
        hls.destroy();
        video.append(...sources);
      },
      { once: true },
    );
    for (const source of sources) source.remove();
    hls.loadSource(datum(video, 'hls'));
    hls.attachMedia(video);
  } catch {
    // The plain film is playing already.
  }
}

/**
 * @param {HTMLVideoElement} video
 * @param {readonly HTMLSourceElement[]} sources
 * @param {number} at seconds
 */
function playPlain(video, sources, at) {
  video.removeAttribute('src');
  video.append(...sources);
  video.load();
  video.addEventListener(
    'loadedmetadata',
    () => {
      video.currentTime = at;
    },
    { once: true },
  );
  start(video);
}

/**
 * Browsers may refuse to go on without a new press of the button; then the controls say so.
 * @param {HTMLVideoElement} video
 */
function start(video) {
  video.play().catch(() => {});
}

/**
 * @param {string} address
 * @returns {Promise<Hls>}
 */
function loadPlayer(address) {
  player ??= new Promise((resolve, reject) => {
    const script = document.createElement('script');
    script.src = address;
    script.addEventListener('load', () =>
      resolve(/** @type {Window & { Hls: Hls }} */ (/** @type {unknown} */ (window)).Hls),
    );
    script.addEventListener('error', reject);
    document.head.append(script);
  });
  return player;
}
