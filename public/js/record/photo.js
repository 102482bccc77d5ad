/** A photo of something that somebody made: seen, taken, looked at, taken again, used. */

import { keepThumbnail } from '../share/thumbnails.js';
import { startUpload } from '../upload/resumable.js';
import { closeDevices, isMirror, listDevices, openDevices, otherCamera, sentenceFor } from './devices.js';
import { endpoint } from './send.js';
import { nameOfNow } from './time.js';

const byId = (id) => document.getElementById(id);
/** Pixels of the longer side in which it is looked at here; what goes up is as fine as the camera made it. */
const shownSide = 1600;
/** Some phones never answer when they are asked for their finest picture. */
const patience = 4000;

export function recordPhoto(page, stage) {
  const picture = byId('record-picture');
  const turn = byId('record-turn');
  let stream = null;
  let photo = null;
  let camera = { facingMode: 'environment' };

  byId('record-open').addEventListener('click', open);
  byId('record-another').addEventListener('click', open);
  byId('record-again').addEventListener('click', open);
  byId('record-shoot').addEventListener('click', shoot);
  byId('record-keep').addEventListener('click', keep);
  turn.addEventListener('click', async () => {
    camera = await otherCamera(stream);
    open();
  });
  window.addEventListener('pagehide', close);

  async function open() {
    close();
    stage.noComplaint();
    stage.show('asking');
    stage.say('Waiting for your answer to the browser’s question.');
    try {
      stream = await openDevices('photo', { camera });
    } catch (error) {
      stage.show('off', byId('record-open'));
      stage.complain(sentenceFor(error, 'photo'));
      byId('record-own').open = true;
      return;
    }
    picture.srcObject = stream;
    picture.classList.toggle('is-mirror', isMirror(stream));
    await picture.play().catch(() => {});
    turn.hidden = (await listDevices('videoinput')).length < 2;
    stage.show('ready', byId('record-shoot'));
    stage.say('The camera is on.');
  }

  function close() {
    closeDevices(stream);
    stream = null;
    picture.srcObject = null;
    turn.hidden = true;
  }

  async function shoot() {
    byId('record-shoot').disabled = true;
    try {
      photo = await take(stream, picture);
      byId('record-photo').src = await toLookAt(photo);
    } catch {
      stage.complain('The photo could not be taken. Press the button again.');
      return;
    } finally {
      byId('record-shoot').disabled = false;
    }
    close();
    stage.noComplaint();
    stage.show('taken', byId('record-keep'));
    stage.say('The photo is taken. Look at it, then use it or take it again.');
  }

  function keep() {
    const file = photo;
    const fileName = nameOfNow('Photo', 'jpg');
    stage.show('keeping', byId('record-keeping'));
    startUpload({
      source: file,
      fileName,
      modified: Date.now(),
      recording: 'artwork',
      address: null,
      endpoint,
      onProgress({ sent, total }) {
        byId('record-progress').value = (100 * sent) / total;
        byId('record-sent').textContent = `${Math.floor((100 * sent) / total)}% has arrived.`;
      },
      onWaiting(sentence) {
        byId('record-sent').textContent = sentence;
        stage.say(sentence);
      },
      onProblem(sentence, { final }) {
        stage.complain(sentence);
        if (final) lose(file, fileName);
      },
      onArrived: () => arrived(file),
    });
  }

  function lose(file, fileName) {
    const save = byId('record-save');
    save.href = URL.createObjectURL(file);
    save.download = fileName;
    stage.show('lost');
  }

  async function arrived(file) {
    const id = await idOf(file);
    if (id) {
      await keepThumbnail(id, file);
      byId('record-straighten').href = `${page.dataset.next}/${id}/straighten`;
    }
    byId('record-straighten').hidden = !id;
    stage.noComplaint();
    stage.show('arrived', byId('record-arrived'));
  }
}

/** The finest that the camera has where the browser can ask for it, else the picture as it is seen. */
async function take(stream, picture) {
  const [track] = stream.getVideoTracks();
  if ('ImageCapture' in window) {
    const finest = new ImageCapture(track).takePhoto();
    const late = new Promise((_, reject) => setTimeout(reject, patience));
    const photo = await Promise.race([finest, late]).catch(() => null);
    if (photo?.type === 'image/jpeg') return photo;
  }
  const canvas = document.createElement('canvas');
  canvas.width = picture.videoWidth;
  canvas.height = picture.videoHeight;
  canvas.getContext('2d').drawImage(picture, 0, 0);
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('No picture'))), 'image/jpeg', 0.92);
  });
}

async function toLookAt(photo) {
  const image = await createImageBitmap(photo);
  const scale = Math.min(1, shownSide / Math.max(image.width, image.height));
  const canvas = document.createElement('canvas');
  canvas.width = Math.round(image.width * scale);
  canvas.height = Math.round(image.height * scale);
  canvas.getContext('2d').drawImage(image, 0, 0, canvas.width, canvas.height);
  return canvas.toDataURL('image/jpeg', 0.9);
}

/** Of the story's file that became of it; null where that cannot be learnt now. */
async function idOf(file) {
  const answer = await fetch(endpoint, { headers: { Accept: 'application/json' } }).catch(() => null);
  if (!answer?.ok) return null;
  const { files } = await answer.json();
  return files.findLast(({ bytes, form }) => bytes === file.size && form === 'artwork')?.id ?? null;
}
