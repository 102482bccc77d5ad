/**
 * Suggestions while somebody types: beginnings of words, other spellings, and stories whose title begins so. The field stays a field: Enter
 * searches for what stands in it, and Escape leaves it as it was typed. Source: ARIA Authoring Practices, "Combobox With List Autocomplete".
 */
import { datum, find, part } from '../shared/dom.js';

/** @typedef {{ said: string, words: string[], stories: { title: string, language: string, address: string }[] }} Suggestions */

/** Milliseconds without a key until the archive is asked. */
const pause = 150;
/** @type {Map<string, Promise<Suggestions>>} what was asked before, by what was typed */
const known = new Map();

const box = part(document, 'finder', HTMLElement);
const field = find(box, 'input[type="search"]', HTMLInputElement);
const list = document.createElement('ul');
list.id = 'suggestions';
list.className = 'suggestions';
list.setAttribute('role', 'listbox');
list.setAttribute('aria-label', datum(field, 'suggestions'));
list.hidden = true;
const said = document.createElement('p');
said.className = 'visually-hidden';
said.setAttribute('role', 'status');
box.append(list, said);
// A field for searches can be no combobox (ARIA in HTML).
field.type = 'text';
field.setAttribute('role', 'combobox');
field.setAttribute('aria-autocomplete', 'list');
field.setAttribute('aria-controls', list.id);
field.setAttribute('aria-expanded', 'false');

let typed = field.value;
let chosen = -1;
/** @type {ReturnType<typeof setTimeout> | undefined} */
let waiting;

field.addEventListener('input', () => {
  typed = field.value;
  clearTimeout(waiting);
  waiting = setTimeout(suggest, pause);
});
field.addEventListener('keydown', (event) => {
  if (event.key === 'Escape' && !list.hidden) {
    event.preventDefault();
    field.value = typed;
    close();
  } else if ((event.key === 'ArrowDown' || event.key === 'ArrowUp') && !list.hidden) {
    event.preventDefault();
    choose(chosen + (event.key === 'ArrowDown' ? 1 : -1));
  } else if (event.key === 'Enter' && chosen >= 0) {
    event.preventDefault();
    take(list.children[chosen]);
  }
});
field.addEventListener('blur', close);
// Before the field loses its focus, which would close the list.
list.addEventListener('pointerdown', (event) => {
  event.preventDefault();
  if (event.target instanceof Element) take(event.target.closest('[role="option"]'));
});

async function suggest() {
  const asked = typed;
  if (asked.trim().length < 2) return close();
  try {
    const found = await (known.get(asked) ?? ask(asked));
    // Somebody who types on asks anew.
    if (asked === typed && document.activeElement === field) show(found);
  } catch {
    // Suggestions are a help, and the search works without them.
    known.delete(asked);
    close();
  }
}

/**
 * @param {string} asked
 * @returns {Promise<Suggestions>}
 */
function ask(asked) {
  const answer = fetch(`/search/suggestions?${new URLSearchParams({ q: asked })}`).then((response) => {
    if (!response.ok) throw new Error(`Expected suggestions but the archive answered ${response.status}`);
    return response.json();
  });
  known.set(asked, answer);
  return answer;
}

/** @param {Suggestions} found */
function show(found) {
  const options = [
    ...found.words.map((words) => optionOf(words, null)),
    ...found.stories.map(({ title, language, address }) => optionOf(title, { language, address })),
  ];
  if (options.length === 0) return close();
  list.replaceChildren(...options);
  chosen = -1;
  list.hidden = false;
  field.setAttribute('aria-expanded', 'true');
  field.removeAttribute('aria-activedescendant');
  said.textContent = found.said;
}

/**
 * @param {string} text
 * @param {{ language: string, address: string } | null} story
 */
function optionOf(text, story) {
  const option = document.createElement('li');
  option.setAttribute('role', 'option');
  option.setAttribute('aria-selected', 'false');
  option.dir = 'auto';
  option.textContent = text;
  if (story) {
    option.className = 'story';
    option.lang = story.language;
    option.dataset.address = story.address;
  }
  return option;
}

/** @param {number} wanted */
function choose(wanted) {
  const options = [...list.children];
  chosen = wanted < -1 ? options.length - 1 : wanted >= options.length ? -1 : wanted;
  for (const [at, option] of options.entries()) {
    option.setAttribute('aria-selected', String(at === chosen));
    option.id = `suggestion-${at}`;
  }
  const option = options[chosen];
  if (option) field.setAttribute('aria-activedescendant', option.id);
  else field.removeAttribute('aria-activedescendant');
  const isWord = option instanceof HTMLElement && option.dataset.address === undefined;
  field.value = isWord ? (option.textContent ?? '') : typed;
}

/** @param {Element | null | undefined} option */
function take(option) {
  if (!(option instanceof HTMLElement)) return;
  const { address } = option.dataset;
  if (address !== undefined) {
    location.assign(address);
    return;
  }
  field.value = option.textContent ?? '';
  close();
  field.form?.requestSubmit();
}

function close() {
  clearTimeout(waiting);
  list.hidden = true;
  chosen = -1;
  field.setAttribute('aria-expanded', 'false');
  field.removeAttribute('aria-activedescendant');
  said.textContent = '';
}
