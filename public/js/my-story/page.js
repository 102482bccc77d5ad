import { forgetThumbnails } from '../share/thumbnails.js';
import { copyButton } from '../shared/copy-button.js';

/** Renews the progress on the storyteller's own page, and offers to copy the private link. */

const progress = document.getElementById('progress');
const link = document.getElementById('private-link');
const at = (id) => document.getElementById(`progress-${id}`);
let failures = 0;

if (progress) {
  // The story has been sent: this device needs no copies of its pictures any more.
  forgetThumbnails([...progress.querySelectorAll('[data-file]')].map((place) => place.dataset.file));
  at('refresh').hidden = true;
  plan(Number(progress.dataset.again));
}
const finish = document.getElementById('finish');
if (finish) {
  const print = document.createElement('button');
  print.type = 'button';
  print.className = 'button secondary';
  print.textContent = 'Print this page';
  print.addEventListener('click', () => window.print());
  finish.before(print);
}
if (link) document.getElementById('copy-hint').before(...copyButton(() => link.href));

function plan(seconds) {
  if (seconds > 0) setTimeout(renew, seconds * 1000);
}

async function renew() {
  try {
    const answer = await fetch(progress.dataset.address, { headers: { Accept: 'application/json' } });
    if (!answer.ok) throw new Error(`Expected progress but received ${answer.status}`);
    const now = await answer.json();
    show(now);
    failures = 0;
    plan(now.again);
  } catch {
    failures += 1;
    if (failures < 10) plan(Math.min(60, 2 ** failures));
    else at('refresh').hidden = false;
  }
}

function show(now) {
  const moved = at('heading').textContent !== now.heading;
  const said = [];
  at('title').textContent = now.title;
  at('heading').textContent = now.heading;
  at('sentences').replaceChildren(...now.sentences.map(paragraph));
  // More of the page is another now than these few lines; it is not renewed under somebody's hands.
  if (now.stage !== progress.dataset.stage) at('refresh').hidden = false;
  for (const { id, name, words } of now.files) {
    const place = progress.querySelector(`[data-file="${CSS.escape(id)}"]`);
    if (!place || place.textContent === words) continue;
    // A screen reader hears steps, not every percent.
    if (stepOf(place.textContent) !== stepOf(words)) said.push(`${name}: ${words}.`);
    place.textContent = words;
  }
  if (moved) said.push(now.heading, ...now.sentences);
  if (said.length > 0) at('said').textContent = said.join(' ');
}

function paragraph(words) {
  const element = document.createElement('p');
  element.textContent = words;
  return element;
}

/** "Being prepared: 40%" and "Being prepared: 49%" are one step; 50% is the next. */
function stepOf(words) {
  const percent = /(\d+)%/.exec(words);
  return percent ? Math.floor(Number(percent[1]) / 25) : words;
}
