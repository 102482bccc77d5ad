/**
 * A page on which files are added to a story, be it a draft or one that was sent. Sends each file as soon as it is chosen,
 * two side by side, and goes on after a lost signal, a closed tab or a pause. Without this script the same form sends them
 * all when it is submitted. Of the form, `data-uploads` is the address that they are sent to, `data-files` how many files
 * the story holds, `data-said` what is said of each, as JSON, and `data-done` where to go once one has arrived.
 */
import { say } from '../../../src/words/say.ts';
import { faultOf } from '../files/faults.js';
import { fileSentences } from '../files/words.js';
import { keepThumbnail } from '../share/thumbnails.js';
import { datum, find, findAll } from '../shared/dom.js';
import { speaker } from '../shared/speak.js';
import { stayAwake } from '../shared/stay-awake.js';
import { isSameName } from './find.js';
import { askForFiles, showFiles, showPictures } from './lists.js';
import { removeArrival, startUpload } from './resumable.js';
import { makeRow } from './row.js';

/**
 * A file that was chosen.
 * @typedef {object} Job
 * @property {File} file
 * @property {import('./row.js').Row} row
 * @property {ReturnType<typeof startUpload> | null} upload
 * @property {string | null} address
 * @property {boolean} isLooked that its first bytes have been looked at
 * @property {boolean} isEnding that its last piece is on the way
 */

const form = find(document, 'form[data-uploads]', HTMLFormElement);
const [input = null] = findAll(form, 'input[type="file"]', HTMLInputElement);
const sending = find(form, '#sending', HTMLElement);
const [stillSending = null] = findAll(form, '#still-sending', HTMLElement);
const announce = speaker(find(document, '#sending-words', HTMLElement));

/** More would only share one line. */
const sideBySide = 2;
/** A break that is over by then is not spoken of, in milliseconds. */
const quietBreak = 2000;

/**
 * Files that were chosen and have neither arrived nor failed, in their order.
 * @type {Set<Job>}
 */
const jobs = new Set();
let mayLeave = false;
/** Asks and answers may overtake each other: of two, what was asked later is shown. */
let lastAsked = 0;
let lastShown = 0;

const mostFiles = Number(datum(form, 'files'));
const uploads = datum(form, 'uploads');
const { done } = form.dataset;
/** @type {Record<string, string>} */
const said = JSON.parse(form.dataset.said ?? '{}');
const limits = {
  artwork: Number(datum(form, 'artwork')),
  sound: Number(datum(form, 'sound')),
  film: Number(datum(form, 'film')),
  soundSeconds: Number(datum(form, 'soundSeconds')),
  filmSeconds: Number(datum(form, 'filmSeconds')),
};

// A full story's page has no way to choose.
if (input) {
  find(form, '#add-more', HTMLElement).remove();
  find(form, '#goes-on', HTMLElement).hidden = false;
  input.addEventListener('change', () => {
    const files = [...(input.files ?? [])];
    input.value = '';
    choose(files);
  });
}
form.addEventListener('submit', holdOn);
document.addEventListener('submit', removeInPlace);
window.addEventListener('beforeunload', (event) => {
  if (jobs.size > 0 && !mayLeave) event.preventDefault();
});
// A page that comes back from the browser's memory shows what was true when it was left.
window.addEventListener('pageshow', ({ persisted }) => {
  if (persisted) refresh();
});
document.addEventListener('click', ({ target }) => {
  if (target instanceof Element && target.closest('[data-again]')) input?.click();
});
showPictures();
// On a slow line somebody may have chosen before this script came.
if (input?.files?.length) input.dispatchEvent(new Event('change'));
// What was noted of the unfinished may be older than what has arrived.
if (document.querySelector('[data-arrival]')) refresh();

/** @param {readonly File[]} files */
async function choose(files) {
  const chosen = files.map((file) => {
    /** @type {Job} */
    const job = {
      file,
      row: makeRow(file, announce),
      upload: null,
      address: null,
      isLooked: false,
      isEnding: false,
    };
    return job;
  });
  for (const job of chosen) {
    jobs.add(job);
    job.row.show(say('scripts-sending-waits'));
    job.row.offer({ cancel: [say('scripts-sending-cancel'), () => drop(job)] });
    sending.append(job.row.element);
  }
  sending.hidden = false;
  for (const job of chosen) {
    const fault =
      room() < 0 ? fileSentences.noRoom(job.file.name, mostFiles) : await faultOf(job.file, limits);
    if (!jobs.has(job)) continue;
    if (fault) refuse(job, fault);
    job.isLooked = true;
    next();
  }
}

/** How many more files the story can hold, less those on their way. */
function room() {
  const arrived = document.getElementById('arrived-list')?.children.length ?? 0;
  return mostFiles - arrived - jobs.size;
}

function next() {
  const busy = [...jobs].filter(({ upload }) => upload).length;
  const waiting = [...jobs].find(({ upload, isLooked }) => !upload && isLooked);
  stayAwake(busy > 0);
  if (jobs.size === 0) {
    mayLeave = false;
    if (stillSending) stillSending.hidden = true;
  }
  if (!waiting || busy >= sideBySide) return;
  begin(waiting);
  next();
}

/** @param {Job} job */
function begin(job) {
  const { file, row } = job;
  const { name } = file;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let saysWait;
  let isWaiting = false;
  const onItsWay = () =>
    row.offer({
      main: [say('scripts-sending-pause'), pause],
      cancel: [say('scripts-sending-cancel'), () => drop(job)],
    });
  const pause = () => {
    clearTimeout(saysWait);
    job.upload?.pause();
    row.rest(say('scripts-sending-paused', { percent: row.percent() }), 'paused');
    row.offer({
      main: [say('scripts-sending-go-on'), goOn],
      cancel: [say('scripts-sending-cancel'), () => drop(job)],
    });
    announce(say('scripts-sending-paused-aloud', { name, percent: row.percent() }));
  };
  const goOn = () => {
    job.upload?.resume();
    row.show(say('scripts-sending-going-on'));
    onItsWay();
    announce(say('scripts-sending-going-on-aloud', { name }));
  };
  const wait = (/** @type {string} */ sentence, /** @type {import('./row.js').Look} */ look) => {
    isWaiting = true;
    row.rest(sentence, look);
    row.offer({
      main: [say('scripts-sending-try-now'), goOn],
      cancel: [say('scripts-sending-cancel'), () => drop(job)],
    });
    clearTimeout(saysWait);
    saysWait = setTimeout(() => announce(say('scripts-sending-of-file', { name, sentence })), quietBreak);
  };
  row.show(say('scripts-sending-percent', { percent: 0 }));
  onItsWay();
  announce(say('scripts-sending-begun', { name }));
  job.upload = startUpload({
    source: file,
    fileName: name,
    modified: file.lastModified,
    endpoint: uploads,
    said,
    onAddress(address) {
      job.address = address;
      hideUnfinished(address);
    },
    onProgress(progress) {
      if (isWaiting) {
        clearTimeout(saysWait);
        isWaiting = false;
        onItsWay();
      }
      row.progress(progress);
    },
    onChecking() {
      job.isEnding = true;
      row.show(say('scripts-sending-checking'));
    },
    onWaiting: (sentence) => wait(sentence, 'waiting'),
    onProblem(sentence, { final }) {
      clearTimeout(saysWait);
      if (final) refuse(job, sentence);
      else wait(say('scripts-sending-keep-trying', { sentence }), 'problem');
    },
    async onArrived() {
      clearTimeout(saysWait);
      await finish(job);
    },
  });
}

/** @param {Job} job */
async function finish(job) {
  const { file, row } = job;
  jobs.delete(job);
  if (done) {
    location.assign(done);
    return;
  }
  const { files = [] } = (await refresh()) ?? {};
  const alike = files.filter(({ bytes }) => bytes === file.size);
  const kept = alike.find(({ name }) => isSameName(name, file.name));
  const heading = document.getElementById('arrived-heading');
  const [same] = alike;
  if (kept || !same) {
    row.remove(heading);
    announce(say('scripts-sending-arrived', { name: file.name }));
  } else {
    const sentence = say('scripts-sending-same', { name: file.name, other: same.name });
    row.rest(sentence);
    row.offer({ cancel: [say('scripts-sending-dismiss'), () => row.remove(heading)] });
    announce(sentence);
  }
  next();
  // A picture of it helps to describe it later.
  if (kept?.form !== 'artwork') return;
  await keepThumbnail(kept.id, file);
  showPictures();
}

/**
 * @param {Job} job
 * @param {string} sentence
 */
function refuse(job, sentence) {
  jobs.delete(job);
  job.row.refuse(sentence);
  job.row.offer({ cancel: [say('scripts-sending-dismiss'), () => job.row.remove(input)] });
  next();
}

/** @param {Job} job */
function drop(job) {
  jobs.delete(job);
  job.upload?.cancel();
  job.row.remove(input);
  announce(say('scripts-sending-cancelled', { name: job.file.name }));
  next();
}

/** Resolves to what the archive has, or to nothing where it cannot be asked just now. */
async function refresh() {
  lastAsked += 1;
  const mine = lastAsked;
  try {
    const known = await askForFiles(uploads);
    if (mine < lastShown) return known;
    lastShown = mine;
    const here = new Set([...jobs].map(({ address }) => address));
    const files = known.files.filter((file) => !awaitsAnswer(file));
    showFiles({ ...known, files }, ({ id }) => here.has(new URL(`${uploads}/${id}`, document.baseURI).href));
    for (const again of findAll(document, '[data-again]', HTMLElement)) again.hidden = !input;
    return known;
  } catch {
    return null;
  }
}

/**
 * Whether the archive has a file whole, and its answer to that is still on the way to a row of its own: listed as well, it
 * would look as if nothing were left to wait for.
 * @param {import('./lists.js').ArrivedFile} file
 */
function awaitsAnswer({ name, bytes }) {
  return [...jobs].some(
    ({ file, isEnding }) => isEnding && file.size === bytes && isSameName(file.name, name),
  );
}

/**
 * What has a row of its own is not listed twice.
 * @param {string} address
 */
function hideUnfinished(address) {
  document.querySelector(`[data-arrival="${address.split('/').at(-1)}"]`)?.remove();
  const section = document.getElementById('unfinished');
  if (section) section.hidden = !section.querySelector('li');
}

/** @param {Event} event */
function holdOn(event) {
  if (jobs.size === 0 || mayLeave || !stillSending) return;
  event.preventDefault();
  // Who presses a second time has read it.
  mayLeave = true;
  stillSending.hidden = false;
  announce(stillSending.textContent ?? '');
}

/**
 * Removes without leaving the page, which would break off what is on its way.
 * @param {SubmitEvent} event
 */
async function removeInPlace(event) {
  const { target: leaving, submitter } = event;
  if (!(leaving instanceof HTMLFormElement && submitter instanceof HTMLButtonElement)) return;
  const item = leaving.closest('li');
  // A full story's page is loaded again, with a way to choose.
  if (!item || !leaving.matches('[data-in-place], [data-forget]') || !input) return;
  event.preventDefault();
  submitter.disabled = true;
  const name = item.querySelector('bdi')?.textContent ?? '';
  if (leaving.matches('[data-forget]')) await removeArrival(leaving.action.replace(/\/forget$/, ''));
  else
    await fetch(leaving.action, {
      method: 'POST',
      body: new URLSearchParams({ media: submitter.value }),
    }).catch(() => {});
  const known = await refresh();
  submitter.disabled = false;
  announce(known ? say('scripts-sending-removed', { name }) : say('scripts-sending-not-removed', { name }));
  if (known) input.focus();
}
