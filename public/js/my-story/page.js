/** Renews `[data-progress]` on the storyteller's own page, and lets it be printed by `[data-print]`. */
import { forgetThumbnails } from '../share/thumbnails.js';
import { datum, find, findAll, part } from '../shared/dom.js';

/**
 * Where the story stands, as src/my-story answers it: `again` in seconds, 0 where it will not change by itself.
 * @typedef {object} Standing
 * @property {string} title
 * @property {string} heading
 * @property {readonly string[]} sentences
 * @property {string} stage
 * @property {number} again
 * @property {readonly { id: string, name: string, words: string }[]} files
 */

for (const progress of findAll(document, '[data-progress]', HTMLElement)) keepUp(progress);
for (const button of findAll(document, '[data-print]', HTMLButtonElement)) {
  button.hidden = false;
  button.addEventListener('click', () => window.print());
}

/** @param {HTMLElement} progress */
function keepUp(progress) {
  const title = find(document, '[data-progress-title]', HTMLElement);
  const heading = part(progress, 'heading', HTMLElement);
  const refresh = part(progress, 'refresh', HTMLElement);
  const places = findAll(progress, '[data-file]', HTMLElement);
  let failures = 0;

  // The story has been sent: this device needs no copies of its pictures any more.
  forgetThumbnails(places.map((place) => datum(place, 'file')));
  refresh.hidden = true;
  plan(Number(datum(progress, 'again')));

  /** @param {number} seconds */
  function plan(seconds) {
    if (seconds > 0) setTimeout(renew, seconds * 1000);
  }

  async function renew() {
    try {
      const answer = await fetch(datum(progress, 'progress'), { headers: { Accept: 'application/json' } });
      if (!answer.ok) throw new Error(`Expected progress but received ${answer.status}`);
      /** @type {Standing} */
      const now = await answer.json();
      show(now);
      failures = 0;
      plan(now.again);
    } catch {
      failures += 1;
      if (failures < 10) plan(Math.min(60, 2 ** failures));
      else refresh.hidden = false;
    }
  }

  /** @param {Standing} now */
  function show(now) {
    const moved = heading.textContent !== now.heading;
    /** @type {string[]} */
    const said = [];
    title.textContent = now.title;
    heading.textContent = now.heading;
    part(progress, 'sentences', HTMLElement).replaceChildren(...now.sentences.map(paragraph));
    // More of the page is another now than these few lines; it is not renewed under somebody's hands.
    if (now.stage !== datum(progress, 'stage')) refresh.hidden = false;
    for (const { id, name, words } of now.files) {
      const place = places.find((each) => each.dataset.file === id);
      if (!place || place.textContent === words) continue;
      // A screen reader hears steps, not every percent.
      if (stepOf(place.textContent ?? '') !== stepOf(words)) said.push(`${name}: ${words}.`);
      place.textContent = words;
    }
    if (moved) said.push(now.heading, ...now.sentences);
    if (said.length > 0) part(progress, 'said', HTMLElement).textContent = said.join(' ');
  }
}

/** @param {string} words */
function paragraph(words) {
  const element = document.createElement('p');
  element.textContent = words;
  return element;
}

/**
 * "Being prepared: 40%" and "Being prepared: 49%" are one step; 50% is the next.
 * @param {string} words
 */
function stepOf(words) {
  const percent = /(\d+)%/.exec(words);
  return percent ? Math.floor(Number(percent[1]) / 25) : words;
}
