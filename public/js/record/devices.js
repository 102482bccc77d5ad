/** The microphone and the camera: how they are asked for, and what to do where they are not to be had. */
import { say } from '../../../src/words/say.ts';

/**
 * @typedef {'sound' | 'film' | 'photo'} Way
 * @typedef {{ microphone?: string | null, camera?: MediaTrackConstraints }} Choice
 *   the id of a microphone, and constraints such as `{ facingMode: 'environment' }`
 */

/** @type {Record<Way, (choice: Choice) => MediaStreamConstraints>} */
const wanted = {
  sound: ({ microphone }) => ({ audio: sound(microphone) }),
  film: ({ microphone, camera }) => ({
    audio: sound(microphone),
    video: { ...camera, width: { ideal: 1280 }, height: { ideal: 720 }, frameRate: { ideal: 30, max: 30 } },
  }),
  // As fine as the camera gives: a drawing has small lines.
  photo: ({ camera }) => ({ video: { ...camera, width: { ideal: 4096 }, height: { ideal: 3072 } } }),
};

/** @param {string | null | undefined} microphone */
const sound = (microphone) => (microphone ? { deviceId: { exact: microphone } } : true);

/**
 * @param {Way} way
 * @param {Choice} choice
 * @returns {Promise<MediaStream>}
 * @throws what getUserMedia throws
 */
export async function openDevices(way, choice) {
  const constraints = wanted[way](choice);
  try {
    return await navigator.mediaDevices.getUserMedia(constraints);
  } catch (error) {
    const isMute = way === 'film' && nameOf(error) === 'NotFoundError' && (await count('videoinput')) > 0;
    if (!isMute) throw error;
    // A camera without a microphone still makes a film.
    return navigator.mediaDevices.getUserMedia({ video: constraints.video ?? true });
  }
}

/** @param {unknown} error */
const nameOf = (error) => (error instanceof Error ? error.name : '');

/** @param {MediaStream | null} stream */
export function closeDevices(stream) {
  for (const track of stream?.getTracks() ?? []) track.stop();
}

/**
 * A kind's devices, without those that only stand for another.
 * @param {MediaDeviceKind} kind
 */
export async function listDevices(kind) {
  const all = await navigator.mediaDevices.enumerateDevices().catch(() => []);
  return all.filter((each) => each.kind === kind && !['default', 'communications'].includes(each.deviceId));
}

/** @param {MediaDeviceKind} kind */
const count = async (kind) => (await listDevices(kind)).length;

/**
 * The camera that looks the other way, or the next one where the browser does not say which way they look.
 * @param {MediaStream} stream
 * @returns {Promise<MediaTrackConstraints>}
 */
export async function otherCamera(stream) {
  const { facingMode, deviceId } = stream.getVideoTracks()[0]?.getSettings() ?? {};
  if (facingMode) return { facingMode: facingMode === 'user' ? 'environment' : 'user' };
  const cameras = await listDevices('videoinput');
  const at = cameras.findIndex((camera) => camera.deviceId === deviceId);
  const next = cameras[(at + 1) % cameras.length];
  return next ? { deviceId: { exact: next.deviceId } } : {};
}

/**
 * True where the picture should stand as in a mirror: the camera looks at who holds it.
 * @param {MediaStream} stream
 */
export function isMirror(stream) {
  return stream.getVideoTracks()[0]?.getSettings().facingMode === 'user';
}

/**
 * Why it could not be opened, and what to press.
 * @param {unknown} error
 * @param {Way} way
 */
export function sentenceFor(error, way) {
  switch (nameOf(error)) {
    case 'NotAllowedError':
    case 'SecurityError':
      return say('scripts-device-not-allowed', { way });
    case 'NotFoundError':
    case 'OverconstrainedError':
      return say('scripts-device-not-found', { way });
    case 'NotReadableError':
    case 'AbortError':
      return say('scripts-device-in-use', { way });
    default:
      return say('scripts-device-failed', { way });
  }
}
