/** The microphone and the camera: how they are asked for, and what to do where they are not to be had. */

const wanted = {
  sound: ({ microphone }) => ({ audio: sound(microphone) }),
  film: ({ microphone, camera }) => ({
    audio: sound(microphone),
    video: { ...camera, width: { ideal: 1280 }, height: { ideal: 720 }, frameRate: { ideal: 30, max: 30 } },
  }),
  // As fine as the camera gives: a drawing has small lines.
  photo: ({ camera }) => ({ video: { ...camera, width: { ideal: 4096 }, height: { ideal: 3072 } } }),
};

const sound = (microphone) => (microphone ? { deviceId: { exact: microphone } } : true);

/** `camera` are constraints such as `{ facingMode: 'environment' }`. @throws what getUserMedia throws. */
export async function openDevices(way, choice) {
  const constraints = wanted[way](choice);
  try {
    return await navigator.mediaDevices.getUserMedia(constraints);
  } catch (error) {
    const isMute = way === 'film' && error.name === 'NotFoundError' && (await count('videoinput')) > 0;
    if (!isMute) throw error;
    // A camera without a microphone still makes a film.
    return navigator.mediaDevices.getUserMedia({ video: constraints.video });
  }
}

export function closeDevices(stream) {
  for (const track of stream?.getTracks() ?? []) track.stop();
}

/** A kind's devices, without those that only stand for another. */
export async function listDevices(kind) {
  const all = await navigator.mediaDevices.enumerateDevices().catch(() => []);
  return all.filter((each) => each.kind === kind && !['default', 'communications'].includes(each.deviceId));
}

const count = async (kind) => (await listDevices(kind)).length;

/** The camera that looks the other way, or the next one where the browser does not say which way they look. */
export async function otherCamera(stream) {
  const [track] = stream.getVideoTracks();
  const { facingMode, deviceId } = track.getSettings();
  if (facingMode) return { facingMode: facingMode === 'user' ? 'environment' : 'user' };
  const cameras = await listDevices('videoinput');
  const at = cameras.findIndex((camera) => camera.deviceId === deviceId);
  return { deviceId: { exact: cameras[(at + 1) % cameras.length].deviceId } };
}

/** True where the picture should stand as in a mirror: the camera looks at who holds it. */
export function isMirror(stream) {
  return stream.getVideoTracks()[0]?.getSettings().facingMode === 'user';
}

const names = { sound: 'microphone', film: 'camera and microphone', photo: 'camera' };

/** Why it could not be opened, and what to press. */
export function sentenceFor(error, way) {
  const what = names[way];
  switch (error.name) {
    case 'NotAllowedError':
    case 'SecurityError':
      return `Your browser did not let us use the ${what}. Press the sign beside the address of this page and allow the ${what} there. Then press the button again. If it is allowed already, look in the settings of your device too.`;
    case 'NotFoundError':
    case 'OverconstrainedError':
      return `We found no ${what} on this device. Plug one in and press the button again, or use another way below.`;
    case 'NotReadableError':
    case 'AbortError':
      return `Something else is using the ${what}, such as a call or another app. Close that, then press the button again.`;
    default:
      return `The ${what} did not start. Press the button again, or use another way below.`;
  }
}
