/**
 * A page on which files are added to a story, be it a draft or one that was sent. Sends each file as soon as it is chosen,
 * two side by side, and goes on after a lost signal, a closed tab or a pause. Without this script the same form sends them
 * all when it is submitted. Of the form, `data-uploads` is the address that they are sent to, `data-files` how many files
 * the story holds, `data-said` what is said of each, as JSON, and `data-done` where to go once one has arrived.
 */
import { faultOf } from '../files/faults.js';
import { fileSentences } from '../files/words.js';
import { keepThumbnail } from '../share/thumbnails.js';
import { speaker } from '../shared/speak.js';
import { stayAwake } from '../shared/stay-awake.js';
import { isSameName } from './find.js';
import { askForFiles, showFiles, showPictures } from './lists.js';
import { removeArrival, startUpload } from './resumable.js';
import { makeRow } from './row.js';

const form = document.getElementById('upload');
const input = document.getElementById('files');
const sending = document.getElementById('sending');
const stillSending = document.getElementById('still-sending');
const say = speaker(document.getElementById('sending-words'));

/** More would only share one line. */
const sideBySide = 2;
/** A break that is over by then is not spoken of, in milliseconds. */
const quietBreak = 2000;

/** Files that were chosen and have neither arrived nor failed, in their order. */
const jobs = new Set();
let mayLeave = false;

const { artwork, sound, film, soundSeconds, filmSeconds, files: mostFiles, uploads, done } = form.dataset;
const said = JSON.parse(form.dataset.said ?? '{}');
const limits = Object.fromEntries(
  Object.entries({ artwork, sound, film, soundSeconds, filmSeconds }).map(([name, text]) => [
    name,
    Number(text),
  ]),
);

/** A full story's page has no way to choose. */
const isChoosing = input instanceof HTMLInputElement;
if (isChoosing) {
  document.getElementById('add-more').remove();
  document.getElementById('goes-on').hidden = false;
  input.addEventListener('change', () => {
    const files = [...input.files];
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
  if (target.closest('[data-again]')) input.click();
});
showPictures();
// What was noted of the unfinished may be older than what has arrived.
if (document.querySelector('[data-arrival]')) refresh();

async function choose(files) {
  const chosen = files.map((file) => ({
    file,
    row: makeRow(file, say),
    upload: null,
    address: null,
    isLooked: false,
  }));
  for (const job of chosen) {
    jobs.add(job);
    job.row.show('Waiting for its turn');
    job.row.offer({ cancel: ['Cancel', () => drop(job)] });
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
  return Number(mostFiles) - arrived - jobs.size;
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

function begin(job) {
  const { file, row } = job;
  const { name } = file;
  let saysWait = null;
  let isWaiting = false;
  const onItsWay = () => row.offer({ main: ['Pause', pause], cancel: ['Cancel', () => drop(job)] });
  const pause = () => {
    clearTimeout(saysWait);
    job.upload.pause();
    row.rest(`Paused at ${row.percent()}%`, 'paused');
    row.offer({ main: ['Go on', goOn], cancel: ['Cancel', () => drop(job)] });
    say(`${name}: paused at ${row.percent()}%`);
  };
  const goOn = () => {
    job.upload.resume();
    row.show('Going on');
    onItsWay();
    say(`${name}: going on`);
  };
  const wait = (sentence, look) => {
    isWaiting = true;
    row.rest(sentence, look);
    row.offer({ main: ['Try now', goOn], cancel: ['Cancel', () => drop(job)] });
    clearTimeout(saysWait);
    saysWait = setTimeout(() => say(`${name}: ${sentence}`), quietBreak);
  };
  row.show('Sending: 0%');
  onItsWay();
  say(`Sending ${name}`);
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
    onChecking: () => row.show('Nearly there. We are checking that nothing was lost on the way.'),
    onWaiting: (sentence) => wait(sentence, 'waiting'),
    onProblem(sentence, { final }) {
      clearTimeout(saysWait);
      if (final) refuse(job, sentence);
      else wait(`${sentence} We keep trying while this page is open.`, 'problem');
    },
    async onArrived() {
      clearTimeout(saysWait);
      await finish(job);
    },
  });
}

async function finish(job) {
  const { file, row } = job;
  jobs.delete(job);
  if (done) {
    location.assign(done);
    return;
  }
  const { files = [] } = await refresh();
  const alike = files.filter(({ bytes }) => bytes === file.size);
  const kept = alike.find(({ name }) => isSameName(name, file.name));
  const heading = document.getElementById('arrived-heading');
  if (kept || alike.length === 0) {
    row.remove(heading);
    say(`${file.name} has arrived`);
  } else {
    const sentence = `“${file.name}” is the same as “${alike[0].name}”, which is here already. It is kept once.`;
    row.rest(sentence);
    row.offer({ cancel: ['Dismiss', () => row.remove(heading)] });
    say(sentence);
  }
  next();
  // A picture of it helps to describe it later.
  if (kept?.form !== 'artwork') return;
  await keepThumbnail(kept.id, file);
  showPictures();
}

function refuse(job, sentence) {
  jobs.delete(job);
  job.row.refuse(sentence);
  job.row.offer({ cancel: ['Dismiss', () => job.row.remove(input)] });
  next();
}

function drop(job) {
  jobs.delete(job);
  job.upload?.cancel();
  job.row.remove(input);
  say(`${job.file.name} was cancelled`);
  next();
}

/** Resolves to what the archive has, or to nothing where it cannot be asked just now. */
async function refresh() {
  try {
    const known = await askForFiles(uploads);
    const here = new Set([...jobs].map(({ address }) => address));
    showFiles(known, ({ id }) => here.has(new URL(`${uploads}/${id}`, document.baseURI).href));
    for (const again of document.querySelectorAll('[data-again]')) again.hidden = !isChoosing;
    return known;
  } catch {
    return {};
  }
}

/** What has a row of its own is not listed twice. */
function hideUnfinished(address) {
  document.querySelector(`[data-arrival="${address.split('/').at(-1)}"]`)?.remove();
  const section = document.getElementById('unfinished');
  if (section) section.hidden = !section.querySelector('li');
}

function holdOn(event) {
  if (jobs.size === 0 || mayLeave || !stillSending) return;
  event.preventDefault();
  // Who presses a second time has read it.
  mayLeave = true;
  stillSending.hidden = false;
  say(stillSending.textContent);
}

/** Removes without leaving the page, which would break off what is on its way. */
async function removeInPlace(event) {
  const { target: leaving, submitter } = event;
  const item = leaving.closest('li');
  // A full story's page is loaded again, with a way to choose.
  if (!item || !leaving.matches('[data-in-place], [data-forget]') || !isChoosing) return;
  event.preventDefault();
  submitter.disabled = true;
  const name = item.querySelector('bdi').textContent;
  if (leaving.matches('[data-forget]')) await removeArrival(leaving.action.replace(/\/forget$/, ''));
  else
    await fetch(leaving.action, {
      method: 'POST',
      body: new URLSearchParams({ media: submitter.value }),
    }).catch(() => {});
  const { files } = await refresh();
  submitter.disabled = false;
  say(files ? `${name} was removed` : `${name} could not be removed just now. Try again in a minute.`);
  if (files) input.focus();
}
