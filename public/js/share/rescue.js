/** On the page of the files: what this device still holds of a recording goes up, and shows in the list. */
import { rescueRecordings } from '../record/rescue.js';
import { speaker } from '../shared/speak.js';
import { askForFiles, showFiles } from '../upload/lists.js';

const { draft, uploads } = document.getElementById('upload').dataset;
const keeps = document.querySelectorAll('#unfinished [data-keep]');
const say = speaker(document.getElementById('sending-words'));

rescueRecordings(draft, keeps, say).then(async (isMore) => {
  // Files that this page is sending have rows of their own, and the list is renewed when they have arrived.
  if (isMore && !document.querySelector('.share-sending')) showFiles(await askForFiles(uploads), () => false);
});
