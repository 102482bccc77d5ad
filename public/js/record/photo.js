/** A photo of something that somebody made: seen, taken, looked at, taken again, used. */

import { say } from '../../../src/words/say.ts';
import { keepThumbnail } from '../share/thumbnails.js';
import { datum, part, penOf } from '../shared/dom.js';
import { startUpload } from '../upload/resumable.js';
import { closeDevices, isMirror, listDevices, openDevices, otherCamera, sentenceFor } from './devices.js';
import { endpoint } from './send.js';
import { nameOfNow } from './time.js';

/** Pixels of the longer side in which it is looked at here; what goes up is as fine as the camera made it. */
const shownSide = 1600;
/** Some phones never answer when they are asked for their finest picture. */
const patience = 4000;

/**
 * @param {HTMLElement} page
 * @param {import('./stage.js').Stage} stage
 * @param {HTMLDetailsElement} own the phone's own camera
 */
export function recordPhoto(page, stage, own) {
  const picture = part(page, 'picture', HTMLVideoElement);
  const turn = part(page, 'turn', HTMLButtonElement);
  const opener = part(page, 'open', HTMLButtonElement);
  const trigger = part(page, 'shoot', HTMLButtonElement);
  const keeper = part(page, 'keep', HTMLButtonElement);
  const sent = part(page, 'sent', HTMLElement);
  /** @type {MediaStream | null} */
  let stream = null;
  /** @type {Blob | null} */
  let photo = null;
  /** @type {MediaTrackConstraints} */
  let camera = { facingMode: 'environment' };

  opener.addEventListener('click', open);
  part(page, 'another', HTMLButtonElement).addEventListener('click', open);
  part(page, 'again', HTMLButtonElement).addEventListener('click', open);
  trigger.addEventListener('click', shoot);
  keeper.addEventListener('click', keep);
  turn.addEventListener('click', async () => {
    if (stream) camera = await otherCamera(stream);
    open();
  });
  window.addEventListener('pagehide', close);

  async function open() {
    close();
    stage.noComplaint();
    stage.show('asking');
    stage.announce(say('scripts-record-asking'));
    try {
      stream = await openDevices('photo', { camera });
    } catch (error) {
      stage.show('off', opener);
      stage.complain(sentenceFor(error, 'photo'));
      own.open = true;
      return;
    }
    picture.srcObject = stream;
    picture.classList.toggle('is-mirror', isMirror(stream));
    await picture.play().catch(() => {});
    turn.hidden = (await listDevices('videoinput')).length < 2;
    stage.show('ready', trigger);
    stage.announce(say('scripts-record-camera-on'));
  }

  function close() {
    closeDevices(stream);
    stream = null;
    picture.srcObject = null;
    turn.hidden = true;
  }

  async function shoot() {
    if (!stream) return;
    trigger.disabled = true;
    try {
      photo = await take(stream, picture);
      part(page, 'photo', HTMLImageElement).src = await toLookAt(photo);
    } catch {
      stage.complain(say('scripts-photo-failed'));
      return;
    } finally {
      trigger.disabled = false;
    }
    close();
    stage.noComplaint();
    stage.show('taken', keeper);
    stage.announce(say('scripts-photo-taken'));
  }

  function keep() {
    const file = photo;
    if (!file) return;
    const fileName = nameOfNow('photo', 'jpg');
    stage.show('keeping', part(page, 'keeping', HTMLElement));
    startUpload({
      source: file,
      fileName,
      modified: Date.now(),
      recording: 'artwork',
      address: null,
      endpoint,
      onProgress({ sent: bytes, total }) {
        part(page, 'progress', HTMLProgressElement).value = (100 * bytes) / total;
        sent.textContent = say('scripts-percent-arrived', { percent: Math.floor((100 * bytes) / total) });
      },
      onWaiting(sentence) {
        sent.textContent = sentence;
        stage.announce(sentence);
      },
      onProblem(sentence, { final }) {
        stage.complain(sentence);
        if (final) lose(file, fileName);
      },
      onArrived: () => arrived(file),
    });
  }

  /**
   * @param {Blob} file
   * @param {string} fileName
   */
  function lose(file, fileName) {
    const save = part(page, 'save', HTMLAnchorElement);
    save.href = URL.createObjectURL(file);
    save.download = fileName;
    stage.show('lost');
  }

  /** @param {Blob} file */
  async function arrived(file) {
    const straighten = part(page, 'straighten', HTMLAnchorElement);
    const id = await idOf(file);
    if (id) {
      await keepThumbnail(id, file);
      straighten.href = `${datum(page, 'next')}/${id}/straighten`;
    }
    straighten.hidden = !id;
    stage.noComplaint();
    stage.show('arrived', part(page, 'arrived', HTMLElement));
  }
}

/**
 * The finest that the camera has where the browser can ask for it, else the picture as it is seen.
 * @param {MediaStream} stream
 * @param {HTMLVideoElement} picture
 * @returns {Promise<Blob>}
 */
async function take(stream, picture) {
  const [track] = stream.getVideoTracks();
  if (track && 'ImageCapture' in window) {
    const finest = new ImageCapture(track).takePhoto();
    const late = new Promise((_, reject) => setTimeout(reject, patience));
    const photo = await Promise.race([finest, late]).catch(() => null);
    if (photo?.type === 'image/jpeg') return photo;
  }
  const canvas = document.createElement('canvas');
  canvas.width = picture.videoWidth;
  canvas.height = picture.videoHeight;
  penOf(canvas).drawImage(picture, 0, 0);
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('No picture'))), 'image/jpeg', 0.92);
  });
}

/** @param {Blob} photo */
async function toLookAt(photo) {
  const image = await createImageBitmap(photo);
  const scale = Math.min(1, shownSide / Math.max(image.width, image.height));
  const canvas = document.createElement('canvas');
  canvas.width = Math.round(image.width * scale);
  canvas.height = Math.round(image.height * scale);
  penOf(canvas).drawImage(image, 0, 0, canvas.width, canvas.height);
  return canvas.toDataURL('image/jpeg', 0.9);
}

/**
 * Of the story's file that became of it; null where that cannot be learnt now.
 * @param {Blob} file
 * @returns {Promise<string | null>}
 */
async function idOf(file) {
  const answer = await fetch(endpoint, { headers: { Accept: 'application/json' } }).catch(() => null);
  if (!answer?.ok) return null;
  /** @type {{ files: { id: string, bytes: number, form: string }[] }} */
  const { files } = await answer.json();
  return files.findLast(({ bytes, form }) => bytes === file.size && form === 'artwork')?.id ?? null;
}
