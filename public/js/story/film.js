/**
 * Plays a film by HLS, so that its size follows the line, where the browser needs help with that. The player is loaded
 * when a film is first played. On any trouble the plain film takes over where it was.
 */
const speaksHls = document.createElement('video').canPlayType('application/vnd.apple.mpegurl') !== '';
let player = null;

// A browser that speaks HLS takes it from the page by itself.
if (!speaksHls && 'MediaSource' in window) {
  for (const video of document.querySelectorAll('video[data-hls]')) {
    video.addEventListener('play', () => adapt(video), { once: true });
  }
}

async function adapt(video) {
  const sources = [...video.querySelectorAll('source')];
  try {
    const Hls = await loadPlayer(video.dataset.hlsPlayer);
    if (!Hls.isSupported()) return;
    const from = video.currentTime;
    const hls = new Hls({ startPosition: from, capLevelToPlayerSize: true, backBufferLength: 60 });
    hls.on(Hls.Events.MANIFEST_PARSED, () => start(video));
    hls.on(Hls.Events.ERROR, (_event, { fatal }) => {
      if (!fatal) return;
      const at = video.currentTime;
      hls.destroy();
      playPlain(video, sources, at);
    });
    for (const source of sources) source.remove();
    hls.loadSource(video.dataset.hls);
    hls.attachMedia(video);
  } catch {
    // The plain film is playing already.
  }
}

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

// Browsers may refuse to go on without a new press of the button; then the controls say so.
function start(video) {
  video.play().catch(() => {});
}

function loadPlayer(address) {
  player ??= new Promise((resolve, reject) => {
    const script = document.createElement('script');
    script.src = address;
    script.addEventListener('load', () => resolve(window.Hls));
    script.addEventListener('error', reject);
    document.head.append(script);
  });
  return player;
}
