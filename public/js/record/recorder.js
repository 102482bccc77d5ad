/** A sound or a film as pieces, as the browser records it. */

/** @type {Record<'sound' | 'film', string[]>} */
const types = {
  sound: ['audio/webm;codecs=opus', 'audio/mp4', 'audio/ogg;codecs=opus', 'audio/webm'],
  film: ['video/webm;codecs=vp8,opus', 'video/mp4', 'video/webm'],
};
const pieceMilliseconds = 2000;
const rates = { audioBitsPerSecond: 128_000, videoBitsPerSecond: 2_500_000 };

/**
 * What this browser records a kind as, or null where it records none.
 * @param {'sound' | 'film'} way
 */
export function bestType(way) {
  if (typeof MediaRecorder !== 'function') return null;
  return types[way].find((type) => MediaRecorder.isTypeSupported(type)) ?? null;
}

/** @type {Record<string, string>} */
const endings = {
  'audio/webm': 'webm',
  'video/webm': 'webm',
  'audio/mp4': 'm4a',
  'video/mp4': 'mp4',
  'audio/ogg': 'ogg',
};
/** @param {string} type such as "audio/webm;codecs=opus" */
export const endingOf = (type) => endings[type.split(';')[0] ?? ''] ?? 'webm';

/**
 * Begins at once. Calls `onPiece(blob, seconds)` every two seconds, with how long the recording was by then, and
 * `onEnd()` after the last one: because it was stopped, or because a device was taken away.
 * @param {MediaStream} stream
 * @param {string} type
 * @param {{ onPiece(piece: Blob, seconds: number): void, onEnd(): void }} hooks
 */
export function startRecorder(stream, type, { onPiece, onEnd }) {
  const recorder = new MediaRecorder(stream, { mimeType: type, ...rates });
  let before = 0;
  /** @type {number | null} */
  let since = null;
  const seconds = () => before + (since === null ? 0 : (performance.now() - since) / 1000);
  const hold = () => {
    before = seconds();
    since = null;
  };
  const stop = () => {
    if (recorder.state === 'inactive') return;
    hold();
    recorder.stop();
  };
  for (const event of ['start', 'resume']) {
    recorder.addEventListener(event, () => {
      since ??= performance.now();
    });
  }
  recorder.addEventListener('dataavailable', ({ data }) => {
    if (data.size > 0) onPiece(data, seconds());
  });
  recorder.addEventListener('stop', () => {
    hold();
    onEnd();
  });
  recorder.addEventListener('error', stop);
  for (const track of stream.getTracks()) track.addEventListener('ended', stop);
  recorder.start(pieceMilliseconds);

  return {
    seconds,
    stop,
    pause() {
      hold();
      recorder.pause();
      // What was said so far goes up now: nobody knows how long the pause will be.
      recorder.requestData();
    },
    goOn: () => recorder.resume(),
  };
}
