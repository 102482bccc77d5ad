/** The pieces of the text as boxes to type in, one below the other, as if they were one page. */
import { clock } from '../../../src/words/measures.ts';
import { say } from '../../../src/words/say.ts';
import { find } from '../shared/dom.js';

/**
 * @typedef {import('../../../src/desk/placed-words.ts').PlacedPiece} PlacedPiece
 * @typedef {import('../../../src/desk/placed-words.ts').KnownWord} KnownWord
 * @typedef {{ from: number, to: number, word: KnownWord | null }} Spot a word's letters in its piece, and when it is said
 *
 * @typedef {object} Row
 * @property {HTMLElement} item
 * @property {HTMLTextAreaElement} box
 * @property {HTMLElement} marks
 * @property {HTMLButtonElement} time
 * @property {HTMLElement} who
 * @property {string} text
 * @property {Spot[]} spots
 * @property {KnownWord | null} said the word that is heard
 * @property {string} drawn what its marks look like
 */

/**
 * @param {HTMLElement} list
 * @param {HTMLTemplateElement} template
 * @param {import('../../../src/desk/typed-text.ts').TypedText} text
 */
export function createRows(list, template, text) {
  /** @type {Row[]} */
  let rows = [];

  /** @returns {Row} */
  function newRow() {
    const item = document.importNode(find(template.content, 'li', HTMLElement), true);
    /** @type {Row} */
    const row = {
      item,
      box: find(item, 'textarea', HTMLTextAreaElement),
      marks: find(item, '.desk-marks', HTMLElement),
      time: find(item, '.desk-time', HTMLButtonElement),
      who: find(item, '.desk-who', HTMLElement),
      text: '',
      spots: [],
      said: null,
      drawn: '',
    };
    row.box.addEventListener('input', () => typed(row));
    return row;
  }

  /** Where a row's letters begin in the whole text: each has its mark before it. */
  const startOf = (/** @type {number} */ index) =>
    rows.slice(0, index).reduce((sum, row) => sum + row.text.length + 1, 1);

  /** @param {Row} row */
  function typed(row) {
    const [before, now] = [row.text, row.box.value];
    let same = 0;
    while (same < Math.min(before.length, now.length) && before[same] === now[same]) same += 1;
    let end = 0;
    while (
      end < Math.min(before.length, now.length) - same &&
      before[before.length - 1 - end] === now[now.length - 1 - end]
    )
      end += 1;
    const start = startOf(rows.indexOf(row));
    const caret = start + row.box.selectionEnd;
    // A line that is pasted is a piece; an empty one is none.
    const raw = now.slice(same, now.length - end);
    const inserted = /\n/.test(raw) && raw.length > 1 ? raw.replaceAll(/\s*\n\s*/g, '\n') : raw;
    // A line that was begun in the box goes into another one.
    if (inserted.includes('\n') || inserted !== raw) row.box.value = row.text;
    text.change(start + same, before.length - end - same, inserted, hooks.lookOf(inserted));
    if (inserted.includes('\n') || inserted !== raw) goTo(caret - (raw.length - inserted.length));
  }

  /** What else there is to know; the page sets it. */
  const hooks = {
    /** Whether words may be missing before this one: somebody seems to speak there. */
    isMissingBefore: (/** @type {KnownWord} */ _word) => false,
    /** @type {(inserted: string) => import('../../../src/desk/typed-text.ts').Times} */
    lookOf: () => ({}),
  };

  /** @param {readonly import('../../../src/desk/pieces.ts').Piece[]} pieces */
  function show(pieces) {
    const texts = pieces.map((piece) => piece.text);
    let first = 0;
    while (first < Math.min(rows.length, texts.length) && rows[first]?.text === texts[first]) first += 1;
    let last = 0;
    while (
      last < Math.min(rows.length, texts.length) - first &&
      rows[rows.length - 1 - last]?.text === texts[texts.length - 1 - last]
    )
      last += 1;
    const old = rows.slice(first, rows.length - last);
    const fresh = texts.slice(first, texts.length - last).map((words, index) => {
      const row = old[index] ?? newRow();
      row.spots = sameSpots(row.spots, row.text, words);
      row.text = words;
      if (row.box.value !== words) {
        row.box.value = words;
        // Whoever comes to it by keyboard begins where it begins.
        row.box.setSelectionRange(0, 0);
      }
      draw(row);
      return row;
    });
    for (const row of old.slice(fresh.length)) row.item.remove();
    const next = rows[rows.length - last]?.item ?? null;
    for (const row of fresh) if (!row.item.isConnected) list.insertBefore(row.item, next);
    rows = [...rows.slice(0, first), ...fresh, ...rows.slice(rows.length - last)];
  }

  /**
   * Tells the rows when their words are said.
   * @param {readonly PlacedPiece[]} placed
   */
  function place(placed) {
    for (const [index, row] of rows.entries()) {
      const words = placed[index]?.words ?? [];
      const [begin] = words;
      row.spots = spotsIn(row.text, words);
      row.time.textContent = begin ? clock(begin.start) : '–';
      row.time.disabled = !begin;
      const doubts = words.filter(({ doubtful, start }) => doubtful && !text.isRight(start));
      // Underlines are for the eye.
      if (doubts.length === 0) row.box.removeAttribute('aria-description');
      else
        row.box.setAttribute(
          'aria-description',
          say('scripts-desk-doubts', { words: doubts.map((word) => word.text).join(', ') }),
        );
      const set = placed[index]?.start !== null || placed[index]?.end !== null;
      row.time.classList.toggle('is-set', set);
      const which = { number: index + 1, total: rows.length };
      row.box.setAttribute(
        'aria-label',
        begin
          ? say('scripts-desk-piece-at', { ...which, time: clock(begin.start) })
          : say('scripts-desk-piece', which),
      );
      draw(row);
    }
  }

  /**
   * @param {Row} row
   * @param {KnownWord | null} word
   */
  function lookOf(row, word) {
    if (!word) return '.';
    if (word === row.said) return 's';
    if (word.doubtful && !text.isRight(word.start)) return 'd';
    return hooks.isMissingBefore(word) ? 'm' : '.';
  }

  /** @param {Row} row */
  function draw(row) {
    const drawn = row.spots.map(({ word }) => lookOf(row, word)).join('');
    const all = `${row.text}\n${drawn}`;
    if (all === row.drawn) return;
    row.drawn = all;
    const parts = [];
    let at = 0;
    for (const [index, { from, to }] of row.spots.entries()) {
      const look = drawn[index];
      if (look === '.') continue;
      const marked = document.createElement('mark');
      marked.className = looks[look ?? ''] ?? '';
      marked.textContent = row.text.slice(from, to);
      parts.push(row.text.slice(at, from), marked);
      at = to;
    }
    // The last line of a box is as high as any, also where it is empty.
    row.marks.replaceChildren(...parts, row.text.slice(at), '\u200b');
  }

  /**
   * Where the caret is in the whole text; null where it is in no box.
   * @returns {{ row: Row, index: number, from: number, to: number, at: number } | null}
   */
  function caret() {
    const index = rows.findIndex(({ box }) => box === document.activeElement);
    const row = rows[index];
    if (!row) return null;
    const { selectionStart: from, selectionEnd: to } = row.box;
    return { row, index, from, to, at: startOf(index) + from };
  }

  /**
   * Puts the caret to a letter of the whole text.
   * @param {number} at
   * @param {number} [length] of what is chosen
   */
  function goTo(at, length = 0) {
    let start = 1;
    for (const row of rows) {
      if (at <= start + row.text.length) {
        const from = Math.max(0, at - start);
        row.box.focus();
        row.box.setSelectionRange(from, Math.min(row.text.length, from + length));
        return row;
      }
      start += row.text.length + 1;
    }
    return null;
  }

  /**
   * The boxes read as one text: keys that would end in one go on in the next.
   * @param {KeyboardEvent} event
   */
  function goOn(event) {
    const place = caret();
    if (!place || place.from !== place.to) return;
    const { index, from, row } = place;
    const start = startOf(index);
    const [isFirst, isLast] = [from === 0, from === row.text.length];
    const [hasBefore, hasNext] = [index > 0, index < rows.length - 1];
    const { key } = event;
    if (key === 'Backspace' && isFirst && hasBefore) join(start - 1);
    else if (key === 'Delete' && isLast && hasNext) join(start + row.text.length);
    else if ((key === 'ArrowLeft' || key === 'ArrowUp') && isFirst && hasBefore) goTo(start - 2);
    else if ((key === 'ArrowRight' || key === 'ArrowDown') && isLast && hasNext)
      goTo(start + row.text.length + 1);
    else return;
    event.preventDefault();
  }

  /**
   * Two pieces become one.
   * @param {number} at where the mark between them stands
   */
  function join(at) {
    const last = text.steps.done.at(-1);
    if (last?.at === at && last.inserted === '\n' && last.removed === '') {
      // What was cut a moment ago is whole again.
      text.undo();
      goTo(at);
      return;
    }
    const all = text.all();
    const needsSpace = /\S$/.test(all.slice(0, at)) && /^\S/.test(all.slice(at + 1));
    text.change(at, 1, needsSpace ? ' ' : '');
    goTo(at);
  }

  /** Every word whose time is known, and where it stands in the whole text. */
  function timedWords() {
    let start = 1;
    return rows.flatMap((row) => {
      const from = start;
      start += row.text.length + 1;
      return row.spots.flatMap((spot) =>
        spot.word ? [{ at: from + spot.from, length: spot.to - spot.from, word: spot.word }] : [],
      );
    });
  }

  return {
    hooks,
    show,
    goOn,
    words: timedWords,
    /**
     * @param {Row} row
     * @param {number} letter
     */
    wordAt: (row, letter) => (row.spots.findLast(({ from }) => from <= letter) ?? row.spots[0])?.word ?? null,
    place,
    draw,
    caret,
    goTo,
    startOf,
    all: () => rows,
    /** @param {EventTarget | null} target */
    rowOf: (target) => rows.find(({ item }) => target instanceof Node && item.contains(target)) ?? null,
  };
}

/** @type {Record<string, string>} how a word looks, by its sign */
const looks = { s: 'is-said', d: 'is-doubtful', m: 'is-missing' };

/**
 * The words of a changed piece, those before and after the change with the times that they had: all of them are reckoned
 * anew in a moment.
 * @param {readonly Spot[]} old
 * @param {string} before
 * @param {string} now
 * @returns {Spot[]}
 */
function sameSpots(old, before, now) {
  const spots = spotsIn(now, []);
  const is = (/** @type {Spot | undefined} */ one, /** @type {Spot | undefined} */ other) =>
    one && other && before.slice(one.from, one.to) === now.slice(other.from, other.to);
  const keep = (/** @type {number} */ from, /** @type {number} */ to) => {
    const [was, spot] = [old.at(from), spots.at(to)];
    if (was && spot) spot.word = was.word;
  };
  let first = 0;
  for (; is(old[first], spots[first]); first += 1) keep(first, first);
  for (let last = -1; spots.length + last >= first && is(old.at(last), spots.at(last)); last -= 1)
    keep(last, last);
  return spots;
}

/**
 * The words of a piece, as the archive counts them.
 * @param {string} text
 * @param {readonly KnownWord[]} words
 * @returns {Spot[]}
 */
function spotsIn(text, words) {
  return [...text.matchAll(/\S+/g)].map(({ 0: found, index }, at) => ({
    from: index,
    to: index + found.length,
    word: words[at] ?? null,
  }));
}
