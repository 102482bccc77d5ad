/**
 * Puts the stories of an exhibition in order by drag and by keys, and saves each move without loading the page anew: the
 * archive's own list takes the place of the one that shows. Without it each row has a form that does the same.
 */
import { say } from '../../../src/words/say.ts';
import { datum, find, findAll, maybePart, part } from '../shared/dom.js';
import { draggable } from './order-drag.js';

const list = maybePart(document, 'order', HTMLOListElement);
if (list) order(list);

/** @param {HTMLOListElement} list */
function order(list) {
  const hint = document.createElement('p');
  hint.className = 'hint';
  hint.id = 'order-hint';
  hint.textContent = say('scripts-order-hint');
  const status = document.createElement('p');
  status.className = 'visually-hidden';
  status.role = 'status';
  list.before(hint, status);

  /** @type {{ row: HTMLElement, from: Element | null } | null} what the keys hold, and what stood after it */
  let held = null;
  let isMoving = false;
  const rows = () => findAll(list, ':scope > li', HTMLLIElement);
  const placeOf = (/** @type {HTMLElement} */ row) => Number(datum(row, 'place'));
  const titleOf = (/** @type {HTMLElement} */ row) => datum(row, 'title');
  const handleOf = (/** @type {HTMLElement} */ row) => part(row, 'handle', HTMLButtonElement);
  const total = () => datum(list, 'total');
  // A search shows some of the rows: the places are those in the whole list.
  const places = () =>
    rows()
      .map(placeOf)
      .sort((one, other) => one - other);
  const placeNow = (/** @type {HTMLElement} */ row) =>
    places()[rows().indexOf(/** @type {HTMLLIElement} */ (row))] ?? 0;

  list.addEventListener('submit', (event) => {
    const form = /** @type {HTMLFormElement} */ (event.target);
    const row = form.closest('li');
    const button = event.submitter;
    if (!row || !(button instanceof HTMLButtonElement) || button.name !== 'move') return;
    const [move = ''] = button.value.split(' ');
    const place = wantedPlace(row, move, find(form, '[name="place"]', HTMLInputElement).value);
    // What is no place is for the archive to say.
    if (place === null) return;
    event.preventDefault();
    void save(row, place, button.value);
  });

  /**
   * @param {HTMLElement} row
   * @param {string} move
   * @param {string} typed
   */
  function wantedPlace(row, move, typed) {
    if (move === 'top') return 1;
    if (move === 'up') return placeOf(row) - 1;
    if (move === 'down') return placeOf(row) + 1;
    const place = /^\d+$/.test(typed.trim()) ? Number(typed) : 0;
    return place >= 1 && place <= Number(total()) ? place : null;
  }

  /** @param {HTMLElement} row */
  function equip(row) {
    const handle = document.createElement('button');
    handle.type = 'button';
    handle.className = 'kiosk-handle';
    handle.dataset.part = 'handle';
    handle.setAttribute('aria-label', say('scripts-order-handle', { title: titleOf(row) }));
    handle.setAttribute('aria-describedby', hint.id);
    handle.setAttribute('aria-pressed', 'false');
    part(row, 'to', HTMLElement).prepend(handle);
    draggable(list, handle, row, (before) => {
      const next = row.nextElementSibling;
      if (before === row || before === next) return;
      list.insertBefore(row, before);
      letGo(row, next);
    });
    handle.addEventListener('click', () => (held ? putDown() : takeUp(row)));
    handle.addEventListener('keydown', (event) => {
      if (!held) return;
      const to = rowFor(event.key);
      if (event.key === 'Escape') putBack();
      else if (to === undefined) return;
      else step(to);
      event.preventDefault();
    });
    handle.addEventListener('blur', () => {
      if (held && !isMoving) putBack();
    });
  }

  /** @param {HTMLElement} row */
  function takeUp(row) {
    held = { row, from: row.nextElementSibling };
    row.classList.add('is-held');
    handleOf(row).setAttribute('aria-pressed', 'true');
    status.textContent = say('scripts-order-held', {
      title: titleOf(row),
      place: placeOf(row),
      total: total(),
    });
  }

  /**
   * Before which row a key puts the one that is held; null is at the end, undefined is nothing.
   * @param {string} key
   * @returns {Element | null | undefined}
   */
  function rowFor(key) {
    const row = held?.row;
    if (key === 'ArrowUp') return row?.previousElementSibling ?? undefined;
    if (key === 'ArrowDown')
      return row?.nextElementSibling ? row.nextElementSibling.nextElementSibling : undefined;
    if (key === 'Home') return list.firstElementChild;
    return key === 'End' ? null : undefined;
  }

  /** @param {Element | null} before */
  function step(before) {
    if (!held) return;
    const { row } = held;
    if (before !== row) move(row, before);
    status.textContent = say('scripts-order-at', { place: placeNow(row), total: total() });
  }

  /**
   * A row that is moved loses the focus.
   * @param {HTMLElement} row
   * @param {Element | null} before
   */
  function move(row, before) {
    isMoving = true;
    list.insertBefore(row, before);
    handleOf(row).focus({ preventScroll: true });
    isMoving = false;
    row.scrollIntoView({ block: 'nearest' });
  }

  function release() {
    const was = held;
    held = null;
    if (!was) return null;
    was.row.classList.remove('is-held');
    handleOf(was.row).setAttribute('aria-pressed', 'false');
    return was;
  }

  function putDown() {
    const was = release();
    if (was) letGo(was.row, was.from);
  }

  function putBack() {
    const was = release();
    if (!was) return;
    const hadFocus = document.activeElement === handleOf(was.row);
    list.insertBefore(was.row, was.from);
    if (hadFocus) handleOf(was.row).focus();
    status.textContent = say('scripts-order-back', {
      title: titleOf(was.row),
      place: placeOf(was.row),
      total: total(),
    });
  }

  /**
   * @param {HTMLElement} row where it was let go
   * @param {Element | null} from what stood after it
   */
  function letGo(row, from) {
    const place = placeNow(row);
    if (place !== placeOf(row)) void save(row, place, `to ${datum(row, 'story')}`, from);
    else status.textContent = say('scripts-order-at', { place, total: total() });
  }

  /**
   * Saves one move, and shows the list as the archive has it then. Where that did not go, the row goes back.
   * @param {HTMLElement} row
   * @param {number} place
   * @param {string} button as the form would send it
   * @param {Element | null} [from] what stood after it, where the row was moved already
   */
  async function save(row, place, button, from = row.nextElementSibling) {
    if (list.ariaBusy === 'true') return;
    list.ariaBusy = 'true';
    const version = find(row, '[name="version"]', HTMLInputElement).value;
    const body = new URLSearchParams({ version, move: button, place: String(place) });
    const active = document.activeElement;
    const pressed = active instanceof HTMLButtonElement && row.contains(active) ? active.value : '';
    try {
      const answer = await fetch(datum(list, 'ordering'), { method: 'POST', body, redirect: 'manual' });
      if (answer.type !== 'opaqueredirect') throw new Refused(answer.status === 409);
      await showAnew(datum(row, 'story'), pressed, Number(version) + 1);
    } catch (error) {
      list.insertBefore(row, from);
      handleOf(row).focus({ preventScroll: true });
      complain(row, error instanceof Refused && error.isConflict);
    } finally {
      list.ariaBusy = null;
    }
  }

  /**
   * @param {string} story the one that was moved
   * @param {string} pressed the value of the button that was pressed, or ""
   * @param {number} version that the exhibition has now, where nobody else has changed it
   */
  async function showAnew(story, pressed, version) {
    const answer = await fetch(location.href).catch(() => null);
    const page = new DOMParser().parseFromString((await answer?.text()) ?? '', 'text/html');
    const fresh = maybePart(page, 'order', HTMLOListElement);
    const isOwn = fresh && find(fresh, '[name="version"]', HTMLInputElement).value === String(version);
    // What somebody else has changed is to be seen before anything of the page is sent.
    if (!isOwn) return location.reload();
    const rowOf = () => rows().find((each) => datum(each, 'story') === story);
    const before = rowOf()?.getBoundingClientRect().top;
    list.replaceChildren(...fresh.children);
    for (const input of findAll(document, 'input[name="version"]', HTMLInputElement)) {
      input.value = String(version);
    }
    for (const each of rows()) equip(each);
    const row = rowOf();
    if (!row) return;
    // It stays where it was on the window, and so does the focus.
    if (before !== undefined) scrollBy(0, row.getBoundingClientRect().top - before);
    const again = pressed && findAll(row, 'button', HTMLButtonElement).find(({ value }) => value === pressed);
    (again || handleOf(row)).focus({ preventScroll: true });
    row.classList.add('is-moved');
    status.textContent = say('scripts-order-done', {
      title: titleOf(row),
      place: placeOf(row),
      total: total(),
    });
  }

  /**
   * @param {HTMLElement} row
   * @param {boolean} isConflict
   */
  function complain(row, isConflict) {
    row.querySelector('.kiosk-not-moved')?.remove();
    const words = document.createElement('p');
    words.className = 'field-error kiosk-not-moved';
    words.role = 'alert';
    words.textContent = say(isConflict ? 'scripts-order-conflict' : 'scripts-order-failed');
    if (isConflict) {
      const link = document.createElement('a');
      link.href = location.href;
      link.textContent = say('scripts-order-reload');
      words.append(' ', link);
    }
    row.append(words);
  }

  for (const row of rows()) equip(row);
}

/** The archive said no: somebody else was first, or something else is wrong. */
class Refused extends Error {
  /** @param {boolean} isConflict */
  constructor(isConflict) {
    super('Expected the move to be saved');
    this.isConflict = isConflict;
  }
}
