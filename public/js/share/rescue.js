/** On the page of the files: what this device still holds of a recording goes up, and shows in the list. */
import { rescueRecordings } from '../record/rescue.js';
import { datum, find, findAll } from '../shared/dom.js';
import { speaker } from '../shared/speak.js';
import { askForFiles, showFiles } from '../upload/lists.js';

const form = find(document, 'form[data-uploads]', HTMLFormElement);
const keeps = findAll(document, '#unfinished [data-keep]', HTMLFormElement);
const announce = speaker(find(document, '#sending-words', HTMLElement));

rescueRecordings(datum(form, 'draft'), keeps, announce).then(async (isMore) => {
  // Files that this page is sending have rows of their own, and the list is renewed when they have arrived.
  if (!isMore || document.querySelector('.share-sending')) return;
  showFiles(await askForFiles(datum(form, 'uploads')), () => false);
});
