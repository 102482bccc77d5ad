/** Opens the recorder of the page where this browser can record; the phone's own recorder stays beside it. */
import { sendOwn } from './own.js';
import { recordPhoto } from './photo.js';
import { offerPrompts } from './prompts.js';
import { bestType } from './recorder.js';
import { rescueRecordings } from './rescue.js';
import { stageOf } from './stage.js';
import { recordTake } from './take.js';

const page = document.getElementById('record');
if (page) {
  const { way } = page.dataset;
  const type = way === 'photo' ? 'image/jpeg' : bestType(way);
  const stage = stageOf(page);
  offerPrompts();
  sendOwn(page, stage);
  // Pages that came over an open line get no camera and no microphone (Media Capture and Streams, 10.2).
  if (type && navigator.mediaDevices?.getUserMedia) {
    document.getElementById('record-own').open = false;
    page.hidden = false;
    stage.show('off');
    if (way === 'photo') recordPhoto(page, stage);
    else recordTake(page, stage, type);
  } else {
    document.getElementById('record-cannot').hidden = false;
  }
}

const recordings = document.getElementById('recordings');
const told = document.getElementById('recordings-said');
const tell = (sentence) => {
  told.textContent = sentence;
  told.hidden = false;
};
const keeps = recordings.querySelectorAll('[data-keep]');
rescueRecordings(recordings.dataset.draft, keeps, tell).then((isMore) => {
  if (!isMore) return;
  const arrived = 'The last of your recording has arrived from this device.';
  tell(recordings.hidden ? `${arrived} You can keep it: it is with your files.` : arrived);
});
