/** What the phone's own recorder made goes up piece by piece too. Without this script the form sends it in one go. */
import { say } from '../../../src/words/say.ts';
import { datum, find, part } from '../shared/dom.js';
import { startUpload } from '../upload/resumable.js';
import { endpoint } from './send.js';

/**
 * @param {HTMLElement} page
 * @param {import('./stage.js').Stage} stage
 * @param {HTMLElement} own with the form that sends it
 */
export function sendOwn(page, stage, own) {
  const input = find(own, 'input[type="file"]', HTMLInputElement);
  const progress = part(page, 'progress', HTMLProgressElement);
  const sent = part(page, 'sent', HTMLElement);

  find(own, 'form', HTMLFormElement).addEventListener('submit', (event) => {
    const [file] = input.files ?? [];
    if (!file) return;
    event.preventDefault();
    own.hidden = true;
    page.hidden = false;
    stage.noComplaint();
    stage.show('keeping', part(page, 'keeping', HTMLElement));
    startUpload({
      source: file,
      fileName: file.name,
      modified: file.lastModified,
      recording: null,
      address: null,
      endpoint,
      onProgress({ sent: bytes, total }) {
        progress.value = (100 * bytes) / total;
        sent.textContent = say('scripts-percent-arrived', { percent: Math.floor(progress.value) });
      },
      onWaiting(sentence) {
        sent.textContent = sentence;
      },
      onProblem(sentence, { final }) {
        stage.complain(sentence);
        if (!final) return;
        own.hidden = false;
        stage.show('off');
      },
      onArrived: () => location.assign(datum(page, 'next')),
    });
  });
}
