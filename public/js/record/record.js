/**
 * Opens the recorder `[data-record]` of the page where this browser can record; the phone's own recorder stays beside it.
 * What it works with is named by `data-part`.
 */
import { say } from '../../../src/words/say.ts';
import { datum, find, findAll } from '../shared/dom.js';
import { sendOwn } from './own.js';
import { recordPhoto } from './photo.js';
import { offerPrompts } from './prompts.js';
import { bestType } from './recorder.js';
import { rescueRecordings } from './rescue.js';
import { stageOf } from './stage.js';
import { recordTake } from './take.js';

for (const page of findAll(document, '[data-record]', HTMLElement)) {
  const way = /** @type {'sound' | 'film' | 'photo'} */ (datum(page, 'way'));
  const type = way === 'photo' ? 'image/jpeg' : bestType(way);
  const stage = stageOf(page);
  const own = find(document, '[data-own-recorder]', HTMLDetailsElement);
  offerPrompts();
  sendOwn(page, stage, own);
  // Pages that came over an open line get no camera and no microphone (Media Capture and Streams, 10.2).
  if (type && 'mediaDevices' in navigator) {
    own.open = false;
    page.hidden = false;
    stage.show('off');
    if (way === 'photo') recordPhoto(page, stage, own);
    else recordTake(page, stage, own, { way, type });
  } else {
    find(document, '[data-cannot-record]', HTMLElement).hidden = false;
  }
}

for (const recordings of findAll(document, '[data-recordings]', HTMLElement)) {
  const told = find(document, '[data-recordings-said]', HTMLElement);
  const tell = (/** @type {string} */ sentence) => {
    told.textContent = sentence;
    told.hidden = false;
  };
  const keeps = findAll(recordings, '[data-keep]', HTMLFormElement);
  rescueRecordings(datum(recordings, 'draft'), keeps, tell).then((isMore) => {
    if (!isMore) return;
    tell(recordings.hidden ? say('scripts-rescued-elsewhere') : say('scripts-rescued'));
  });
}
