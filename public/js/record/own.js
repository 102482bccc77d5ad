/** What the phone's own recorder made goes up piece by piece too. Without this script the form sends it in one go. */

import { startUpload } from '../upload/resumable.js';
import { endpoint } from './send.js';

export function sendOwn(page, stage) {
  const own = document.getElementById('record-own');
  const input = document.getElementById('own');
  const progress = document.getElementById('record-progress');
  const sent = document.getElementById('record-sent');

  own.querySelector('form').addEventListener('submit', (event) => {
    const [file] = input.files;
    if (!file) return;
    event.preventDefault();
    own.hidden = true;
    page.hidden = false;
    stage.noComplaint();
    stage.show('keeping', document.getElementById('record-keeping'));
    startUpload({
      source: file,
      fileName: file.name,
      modified: file.lastModified,
      recording: null,
      address: null,
      endpoint,
      onProgress({ sent: bytes, total }) {
        progress.value = (100 * bytes) / total;
        sent.textContent = `${Math.floor(progress.value)}% has arrived.`;
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
      onArrived: () => location.assign(page.dataset.next),
    });
  });
}
