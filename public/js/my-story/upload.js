/**
 * Sends each file to a sent story as soon as it is chosen, one after another, by the form's own way: it counts whole or
 * not at all, and then a curator looks again. Without this script the same form sends them all when it is submitted.
 */
import { fileSentences, sizeInWords } from '../files/words.js';
import { keepThumbnail } from '../share/thumbnails.js';
import { hidden } from '../shared/hidden-words.js';

const form = document.getElementById('upload');
const input = document.getElementById('files');
const sending = document.getElementById('sending');
const spoken = document.getElementById('sending-words');
const waiting = [];
let busy = null;

if (form && input instanceof HTMLInputElement) {
  document.getElementById('add-more').remove();
  input.addEventListener('change', () => {
    for (const file of input.files) queue(file);
    input.value = '';
  });
  form.addEventListener('submit', (event) => {
    if (!busy) return;
    event.preventDefault();
    say('Your files are still on their way. Wait until they have arrived, or cancel them.');
  });
  window.addEventListener('beforeunload', (event) => {
    if (busy) event.preventDefault();
  });
}

function queue(file) {
  const row = makeRow(file.name);
  sending.append(row.element);
  sending.hidden = false;
  const problem = faultOf(file);
  if (problem) {
    row.fail(problem);
    return;
  }
  const job = { file, row, request: null };
  row.onCancel(() => cancel(job));
  row.show('Waiting');
  waiting.push(job);
  next();
}

/** What can be said before a byte is sent; the server looks again, at the bytes. */
function faultOf(file) {
  if (file.size === 0) return fileSentences.empty(file.name);
  const form_ = file.type.startsWith('image/')
    ? 'artwork'
    : file.type.startsWith('audio/')
      ? 'sound'
      : 'film';
  const limit = Number(form.dataset[form_]);
  if (file.size < limit) return null;
  return `“${file.name}” must be smaller than ${Math.round(limit / 1e6).toLocaleString('en-GB')} MB. Save a smaller copy and add that.`;
}

function next() {
  if (busy || waiting.length === 0) return;
  busy = waiting.shift();
  send(busy);
}

function send(job) {
  const { file, row } = job;
  const body = new FormData();
  body.append('files', file, file.name);
  const request = new XMLHttpRequest();
  job.request = request;
  let announced = 0;
  request.open('POST', form.dataset.add);
  request.setRequestHeader('Accept', 'application/json');
  request.responseType = 'json';
  request.upload.addEventListener('progress', ({ loaded, total }) => {
    const percent = Math.floor((100 * loaded) / total);
    row.progress(percent);
    if (percent === 100) row.show('Sent. Being put away safely');
    // A screen reader hears every quarter, not every packet.
    if (percent < announced + 25 || percent === 100) return;
    announced = percent;
    say(`${file.name}: ${percent}% sent`);
  });
  request.addEventListener('load', () => finish(job));
  request.addEventListener('error', () => {
    row.fail(`“${file.name}” did not arrive, because the connection was lost. Nothing else is lost.`, () => {
      row.element.remove();
      queue(file);
    });
    done();
  });
  request.addEventListener('abort', () => {
    row.element.remove();
    say(`${file.name} was cancelled`);
    done();
  });
  row.show('Sending: 0%');
  say(`Sending ${file.name}`);
  request.send(body);
}

function finish({ file, row, request }) {
  const answer = request.response ?? {};
  if (request.status === 201) {
    row.element.remove();
    list(answer.files);
    for (const failed of document.querySelectorAll('.share-sending:has(.field-error)')) failed.remove();
    say(`${file.name} has arrived`);
    // A picture of it helps to describe it later.
    const newest = answer.files.findLast(({ bytes }) => bytes === file.size);
    if (newest?.form === 'artwork') keepThumbnail(newest.id, file);
  } else {
    if (answer.files) list(answer.files);
    row.fail(answer.problems?.join(' ') ?? answer.problem ?? `“${file.name}” could not be sent. Try again.`);
  }
  done();
}

function done() {
  busy = null;
  next();
}

function cancel(job) {
  if (job.request) {
    job.request.abort();
    return;
  }
  const index = waiting.indexOf(job);
  if (index >= 0) waiting.splice(index, 1);
  job.row.element.remove();
}

function makeRow(name) {
  const element = document.createElement('div');
  const label = document.createElement('p');
  const title = document.createElement('bdi');
  const state = document.createElement('span');
  const bar = document.createElement('progress');
  const button = document.createElement('button');
  element.className = 'share-sending';
  title.textContent = name;
  label.append(title, ' ', state);
  bar.max = 100;
  bar.value = 0;
  bar.setAttribute('aria-label', `${name}, percent sent`);
  button.type = 'button';
  button.className = 'link-button';
  const act = (words, action) => {
    button.replaceChildren(words, hidden(` ${name}`));
    button.onclick = action;
  };
  element.append(label, bar, button);
  return {
    element,
    show: (words) => {
      state.textContent = words;
    },
    progress(percent) {
      bar.value = percent;
      state.textContent = `Sending: ${percent}%`;
    },
    onCancel: (action) => act('Cancel', action),
    fail(sentence, again) {
      label.className = 'field-error';
      label.replaceChildren(hidden('Error: '), sentence);
      bar.remove();
      if (again) act('Try again', again);
      else act('Dismiss', () => element.remove());
      say(sentence);
    },
  };
}

/** The list of what has arrived, in the same shape as the page was made with. */
function list(files) {
  const items = files.map(({ id, name, bytes }) => {
    const item = document.createElement('li');
    const file = document.createElement('span');
    const title = document.createElement('bdi');
    const size = document.createElement('span');
    const remove = document.createElement('form');
    const button = document.createElement('button');
    file.className = 'share-file';
    title.textContent = name;
    size.className = 'quiet';
    size.textContent = sizeInWords(bytes);
    file.append(title, ' ', size);
    remove.method = 'post';
    remove.action = form.dataset.remove;
    button.className = 'link-button';
    button.name = 'media';
    button.value = id;
    button.append('Remove', hidden(` ${name}`));
    remove.append(button);
    item.append(file, remove);
    return item;
  });
  document.getElementById('arrived-list').replaceChildren(...items);
  document.getElementById('arrived').hidden = items.length === 0;
}

function say(words) {
  spoken.textContent = words;
}
