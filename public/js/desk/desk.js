/**
 * The desk at which people check what is said in a recording: what is heard is marked, doubtful words are underlined, and
 * everything is kept as it is typed, here and at the archive, beside whatever others type at the same time. Times follow the
 * words by themselves. Without this script the words can be read, and worked on in the box of the page before.
 */
import * as Y from 'yjs';
import { placed } from '../../../src/desk/placed-words.ts';
import { createTypedText } from '../../../src/desk/typed-text.ts';
import { clock } from '../../../src/words/measures.ts';
import { say } from '../../../src/words/say.ts';
import { fromBase64 } from '../shared/base64.js';
import { find, findAll, part } from '../shared/dom.js';
import { speaker } from '../shared/speak.js';
import { takeFiles } from './bring-file.js';
import { exchangeWords } from './exchange.js';
import { createFinder } from './find-words.js';
import { followWords } from './follow.js';
import { createPlayer } from './player.js';
import { createRows } from './rows.js';
import { showOthers, showRescued, showState } from './signs.js';
import { createSpeakers } from './speakers.js';
import { drawWave, isLoud, readWave } from './wave.js';

/** Milliseconds without typing after which times are reckoned anew. */
const afterTyping = 250;
/** Milliseconds that leaving waits for what was typed to arrive. */
const patience = 5000;
/** Milliseconds that what the page tells stays to be read. */
const toldFor = 15_000;
/** What is played before a doubtful word, in seconds. */
const lead = 1.5;
/** What somebody who reads along has just heard, in seconds. */
const justHeard = 4;
/** A pause that is shorter has no sentence in it, in seconds. */
const leastGap = 1.6;

const desk = find(document, '[data-desk]', HTMLElement);
/** @type {{ id: string, address: string, known: import('./rows.js').KnownWord[], doc: string }} */
const state = JSON.parse(part(desk, 'state', HTMLElement).textContent ?? '');
const { id, known } = state;
const doc = new Y.Doc();
Y.applyUpdate(doc, fromBase64(state.doc));

/** The steps of this page outlive its being loaded again. */
const stepsKey = `desk ${id}`;
const text = createTypedText(doc, keptSteps());
const media = part(desk, 'media', HTMLMediaElement);
const player = createPlayer(media, part(desk, 'speed', HTMLSelectElement));
const announce = speaker(part(desk, 'aloud', HTMLElement));
const rows = createRows(part(desk, 'pieces', HTMLElement), part(desk, 'piece', HTMLTemplateElement), text);
const following = followWords(media, rows);
const wave = drawWave(part(desk, 'wave', HTMLCanvasElement), media, piecesOnWave);
const speakers = createSpeakers(desk, text, rows, { here, announce });
const files = takeFiles(desk, text, {
  isFilm: media instanceof HTMLVideoElement,
  isHeard: known.length > 0,
  settled: () => exchange.settled(patience),
});
const finder = createFinder(desk, text, rows, { lastAt: () => lastAt, tell });
/** @type {readonly import('../../../src/desk/placed-words.ts').PlacedPiece[]} */
let pieces = [];
/** @type {ReturnType<typeof setTimeout> | undefined} */
let reckoning;
/** @type {ReturnType<typeof setTimeout> | undefined} */
let telling;
/**
 * The doubtful word that somebody was led to last.
 * @type {number | null} when it is said
 */
let lookedAt = null;
let isComposing = false;
/**
 * Words that did not arrive.
 * @type {ReturnType<typeof showRescued> | null}
 */
let rescued = null;
/**
 * What others typed meanwhile.
 * @type {(() => void)[]}
 */
const later = [];
/** @type {Awaited<ReturnType<typeof readWave>>} */
let sound = null;
/** Where each stretch begins in which somebody seems to speak and no word is written, by the beginning of the word after it. */
const gaps = new Map();
/** Where somebody typed last: buttons take the focus, and act there. */
let lastAt = 1;

const exchange = exchangeWords(doc, state, {
  onState: (name, sentence) => showState(desk, name, sentence),
  onOthers: (others) => showOthers(others, text, rows.all()),
  onWords: aroundCaret,
  place() {
    const caret = rows.caret();
    return caret ? JSON.stringify(text.placeAt(caret.at)) : null;
  },
  text: allWords,
  onRescued(words) {
    rescued = showRescued(desk, words, allWords, exchange.dismiss);
  },
});

// The text

function allWords() {
  return text
    .pieces()
    .map((piece) => piece.text)
    .join('\n\n');
}

/** When each word is said, by the text as it is now. */
function reckon() {
  clearTimeout(reckoning);
  pieces = placed(text.pieces(), known);
  findGaps();
  rescued?.show();
  rows.place(pieces);
  part(desk, 'doubts', HTMLElement).textContent = `(${doubtful().length})`;
  wave.draw();
}

function show() {
  rows.show(text.pieces());
  speakers.show();
  keepSteps();
  clearTimeout(reckoning);
  reckoning = setTimeout(reckon, afterTyping);
}

/**
 * What others type leaves the caret where it was in the words.
 * @param {() => void} apply
 */
function aroundCaret(apply) {
  // A word that is being composed is not touched.
  if (isComposing) {
    later.push(apply);
    return;
  }
  const caret = rows.caret();
  if (!caret) {
    apply();
    return;
  }
  const before = text.all();
  const [from, to] = [text.placeAt(caret.at), text.placeAt(caret.at + caret.to - caret.from)];
  apply();
  if (text.all() === before) return;
  const [start, end] = [text.indexOf(from), text.indexOf(to)];
  if (start !== null) rows.goTo(start, Math.max(0, (end ?? start) - start));
}

function keepSteps() {
  try {
    sessionStorage.setItem(stepsKey, JSON.stringify(text.steps));
  } catch {
    // No room: what was done before the page is loaded again cannot be undone then.
  }
}

function keptSteps() {
  try {
    const { done = [], undone = [] } = JSON.parse(sessionStorage.getItem(stepsKey) ?? '{}');
    return { done, undone };
  } catch {
    return { done: [], undone: [] };
  }
}

// Keys and buttons

/** @type {Record<string, () => void>} what a key or a button does, by name */
const acts = {
  play: player.playOrStop,
  back: player.back,
  slower: () => changeSpeed(-1),
  faster: () => changeSpeed(1),
  word: playWord,
  doubtful: nextDoubtful,
  begins: () => setTime('start'),
  ends: () => setTime('end'),
  undo: () => turn(text.undo(), 'scripts-desk-nothing-to-undo'),
  redo: () => turn(text.redo(), 'scripts-desk-nothing-to-redo'),
  find: finder.open,
  replace: finder.replace,
  speaker: speakers.next,
  newSpeaker: speakers.begin,
  file: files.open,
};

/** @type {Record<string, string>} keys with Alt, by where they lie on the keyboard */
const keys = {
  KeyK: 'play',
  KeyJ: 'back',
  Comma: 'slower',
  Period: 'faster',
  Enter: 'word',
  KeyN: 'doubtful',
  BracketLeft: 'begins',
  BracketRight: 'ends',
  KeyH: 'find',
  KeyS: 'speaker',
  KeyA: 'newSpeaker',
  KeyU: 'file',
};
const sounds = findAll(desk, '[data-put]', HTMLButtonElement).map(({ dataset }) => dataset.put ?? '');

/** @param {KeyboardEvent} event */
function actOf({ code, key, altKey, ctrlKey, metaKey, shiftKey }) {
  if (altKey && !ctrlKey && !metaKey) {
    const index = Number(/^(?:Digit|Numpad)([1-9])$/.exec(code)?.[1]) - 1;
    const name = shiftKey ? speakers.at(index) : null;
    if (name !== null) return () => speakers.speaks(name);
    const sound = shiftKey ? undefined : sounds[index];
    return sound === undefined ? acts[keys[code] ?? ''] : () => putIn(sound);
  }
  // Any other box has an undo of its own; from a button, the browser's would change a box behind this page's back.
  const { activeElement } = document;
  const isTypingElsewhere = activeElement instanceof HTMLInputElement && activeElement.type === 'text';
  if (altKey || !(ctrlKey || metaKey) || isTypingElsewhere) return undefined;
  if (key.toLowerCase() === 'z') return shiftKey ? acts.redo : acts.undo;
  return key.toLowerCase() === 'y' ? acts.redo : undefined;
}

document.addEventListener('keydown', (event) => {
  const { altKey, ctrlKey, metaKey, shiftKey } = event;
  const act = actOf(event);
  if (act) {
    event.preventDefault();
    act();
  } else if (event.key === 'Escape' && !rows.caret()) rows.goTo(lastAt);
  else if (!altKey && !ctrlKey && !metaKey && !shiftKey) rows.goOn(event);
});

desk.addEventListener('click', ({ target }) => {
  const button = target instanceof Element ? target.closest('button') : null;
  if (button?.dataset.do) acts[button.dataset.do]?.();
  else if (button?.dataset.put) putIn(button.dataset.put);
  else if (button?.dataset.speaker) speakers.speaks(button.dataset.speaker);
  else if (button?.classList.contains('desk-time')) playRow(target);
  else playClicked(target);
});

desk.addEventListener('compositionstart', () => {
  isComposing = true;
});
desk.addEventListener('compositionend', () => {
  isComposing = false;
  // The box's own change comes first.
  setTimeout(() => {
    for (const apply of later.splice(0)) aroundCaret(apply);
  });
});

document.addEventListener('selectionchange', () => {
  const caret = rows.caret();
  if (caret) lastAt = caret.at;
});

/** Where a button acts: in the box that was typed in last. */
function here() {
  return rows.caret() ?? (rows.goTo(lastAt) ? rows.caret() : null);
}

/** @param {string} words */
function tell(words) {
  announce(words);
  const told = part(desk, 'told', HTMLElement);
  told.textContent = words;
  clearTimeout(telling);
  telling = setTimeout(() => told.replaceChildren(), toldFor);
}

/**
 * @param {number | null | undefined} at where a step was taken back; null where others were there since
 * @param {string} nothing key of what is said where there is no step
 */
function turn(at, nothing) {
  if (at === undefined) tell(say(nothing));
  else if (at === null) tell(say('scripts-desk-changed-since'));
  else {
    rows.goTo(at);
    // What was told of it is not so any more.
    part(desk, 'told', HTMLElement).replaceChildren();
  }
}

// Playing

/** @param {EventTarget | null} target */
function playRow(target) {
  const first = rows.rowOf(target)?.spots[0]?.word;
  if (first) player.playFrom(first.start);
}

/** @param {EventTarget | null} target */
function playClicked(target) {
  const caret = rows.caret();
  // Whoever chooses words means to change them, and the end of a piece is where more is typed.
  if (caret?.row.box === target && caret.from === caret.to && caret.from < caret.row.text.length) playWord();
}

function playWord() {
  const caret = here();
  const word = caret && rows.wordAt(caret.row, caret.from);
  if (word) player.playFrom(word.start);
}

/** @param {1 | -1} by */
function changeSpeed(by) {
  player.change(by);
  announce(say('scripts-desk-speed', { speed: player.speedInWords() }));
}

function piecesOnWave() {
  return pieces.flatMap(({ words, end }, index) => {
    const [first] = words;
    const last = words.at(-1);
    const isHere = rows.all()[index] === following.heard();
    return first && last ? [{ start: first.start, end: end ?? last.end, isHere }] : [];
  });
}

async function readSound() {
  const { drawn = '', drawnBytes, peaks = '' } = desk.dataset;
  sound = await readWave({ drawn, bytes: Number(drawnBytes), peaks, seconds: media.duration });
  wave.show(sound);
  reckon();
}

// Doubtful words and times

/** What is to be looked at: words, and the places of words that may be missing, which have no length. */
function doubtful() {
  return rows.words().flatMap(({ at, length, word }) => {
    const missing = isMissingBefore(word) ? [{ at, length: 0, word, from: gaps.get(word.start) }] : [];
    const isDoubtful = word.doubtful && !text.isRight(word.start);
    return [...missing, ...(isDoubtful ? [{ at, length, word, from: word.start }] : [])];
  });
}

/** A machine leaves out a whole sentence now and then, and says nothing of it. */
function findGaps() {
  gaps.clear();
  if (!sound) return;
  const words = pieces.flatMap((piece) => piece.words);
  for (const [index, { start }] of words.entries()) {
    const before = words[index - 1];
    // What is left out is often given to the word before it, which then lasts for seconds.
    const from = before ? Math.min(before.end, before.start + secondsToSay(before.text)) : 0;
    if (start - from >= leastGap && isLoud(sound, from, start)) gaps.set(start, from);
  }
}

/**
 * As long as a word takes that is said slowly.
 * @param {string} word
 */
const secondsToSay = (word) => 0.25 + 0.1 * word.length;

/** @param {import('./rows.js').KnownWord} word */
function isMissingBefore({ start }) {
  return gaps.has(start) && !text.isRight(gaps.get(start));
}

function nextDoubtful() {
  // Whoever was led to one and goes on has found it right, or it is another word by now.
  if (lookedAt !== null) text.findRight(lookedAt);
  lookedAt = null;
  reckon();
  const rest = doubtful();
  const from = rows.caret()?.at ?? lastAt;
  // Whoever reads along while it plays goes by what is heard, and it plays on.
  const isAlong = !media.paused;
  const next =
    rest.find(({ at, from: moment }) => (isAlong ? moment >= media.currentTime - justHeard : at >= from)) ??
    rest[0];
  if (!next) {
    tell(say('scripts-desk-no-doubts'));
    return;
  }
  lookedAt = next.from;
  rows.goTo(next.at, next.length);
  if (!isAlong) player.playFrom(next.from - lead);
  const key = next.length > 0 ? 'scripts-desk-doubtful' : 'scripts-desk-missing';
  announce(say(key, { word: next.word.text, left: rest.length }));
}

/** @param {'start' | 'end'} which */
function setTime(which) {
  const caret = here();
  if (!caret) return;
  const time = Math.round(media.currentTime * 100) / 100;
  text.setTimes(rows.startOf(caret.index) - 1, { [which]: time });
  reckon();
  const said = say(which === 'start' ? 'scripts-desk-begins' : 'scripts-desk-ends', {
    time: clock(time),
  });
  if (isOutOfOrder(caret.index)) tell(say('scripts-desk-out-of-order'));
  else announce(said);
}

/**
 * Whether the times that were set for a piece lie before those of an earlier one, or after those of a later one.
 * @param {number} index
 */
function isOutOfOrder(index) {
  const all = text.pieces();
  const { start, end } = all[index] ?? { start: null, end: null };
  if (start === null) return false;
  if (end !== null && end <= start) return true;
  const before = all.slice(0, index).findLast((piece) => piece.start !== null)?.start ?? -1;
  const after = all.slice(index + 1).find((piece) => piece.start !== null)?.start ?? Number.POSITIVE_INFINITY;
  return start <= before || start >= after;
}

/**
 * In the place of what is chosen, with a space to each side.
 * @param {string} words
 */
function putIn(words) {
  const caret = here();
  if (!caret) return;
  const { row, from, to, at } = caret;
  const before = from > 0 && !/\s$/.test(row.text.slice(0, from)) ? ' ' : '';
  const after = /^\S/.test(row.text.slice(to)) ? ' ' : '';
  text.change(at, to - from, `${before}${words}${after}`);
  rows.goTo(at + before.length + words.length + after.length);
}

/** Keys are shown, and told to screen readers apart from what they do. */
function tellKeys() {
  for (const owner of findAll(desk, 'button, summary, label', HTMLElement)) {
    const shown = findAll(owner, 'kbd', HTMLElement);
    if (shown.length === 0) continue;
    for (const key of shown) key.setAttribute('aria-hidden', 'true');
    const keyed = owner instanceof HTMLLabelElement ? (owner.control ?? owner) : owner;
    const names = shown.map(({ textContent }) => (textContent ?? '').replace(' ', '+'));
    keyed.setAttribute('aria-keyshortcuts', names.join(' '));
  }
}

// Now everything is there.

tellKeys();

desk.hidden = false;
find(document, '[data-read]', HTMLElement).hidden = true;
rows.hooks.isMissingBefore = isMissingBefore;
// Where nothing tells when words are said, a new piece begins at the moment that is heard.
rows.hooks.lookOf = (inserted) =>
  inserted === '\n' && known.length === 0 && media.currentTime > 0 ? { start: media.currentTime } : {};
doc.on('afterTransaction', (/** @type {Y.Transaction} */ { changed }) => {
  if (changed.size > 0) show();
});
rows.show(text.pieces());
speakers.show();
reckon();
exchange.begin();
if (media.readyState > 0) readSound();
else media.addEventListener('loadedmetadata', readSound, { once: true });

// The page before shows what the archive has: it comes once all that was typed here is there.
for (const link of findAll(document, 'a.back-link', HTMLAnchorElement)) {
  link.addEventListener('click', async (event) => {
    if (exchange.isSaved()) return;
    event.preventDefault();
    await exchange.settled(patience);
    location.assign(link.href);
  });
}
