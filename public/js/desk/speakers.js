/** Who speaks: a name that was typed once is said before a piece by a key. */
import { say } from '../../../src/words/say.ts';
import { find, part } from '../shared/dom.js';

/** Names that have a key of their own. */
const mostKeys = 9;

/**
 * @param {HTMLElement} desk
 * @param {import('../../../src/desk/typed-text.ts').TypedText} text
 * @param {ReturnType<typeof import('./rows.js').createRows>} rows
 * @param {{ here: () => ReturnType<typeof rows.caret>, announce: (words: string) => void }} page `here` is the box that a button acts in
 */
export function createSpeakers(desk, text, rows, { here, announce }) {
  const names = part(desk, 'names', HTMLElement);
  const form = find(part(desk, 'who', HTMLElement), 'form', HTMLFormElement);
  const input = find(form, 'input', HTMLInputElement);

  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const name = input.value.replaceAll(/[\s:]+/g, ' ').trim();
    input.value = '';
    if (!name) return;
    text.addSpeaker(name);
    speaks(name);
  });

  /**
   * How a piece says who speaks; empty where it does not.
   * @param {string} words
   */
  const speakerOf = (words) => text.speakers().find((name) => words.startsWith(`${name}: `)) ?? '';

  /** @param {string} name empty for none */
  function speaks(name) {
    const caret = here();
    if (!caret) return;
    const old = speakerOf(caret.row.text);
    const [was, now] = [old && `${old}: `, name && `${name}: `];
    const start = rows.startOf(caret.index);
    text.change(start, was.length, now);
    rows.goTo(Math.max(start, caret.at + now.length - was.length));
    announce(name ? say('scripts-desk-speaks', { name }) : say('scripts-desk-speaks-nobody'));
  }

  return {
    speaks,
    /** Another name is typed. */
    begin() {
      part(desk, 'who', HTMLDetailsElement).open = true;
      input.focus();
    },
    /** @param {number} index of the names as they are shown */
    at: (index) => text.speakers()[index] ?? null,
    show() {
      const known = text.speakers();
      if (names.dataset.names === known.join('\n')) return;
      names.dataset.names = known.join('\n');
      names.replaceChildren(
        ...known.map((name, index) => {
          const button = document.createElement('button');
          button.type = 'button';
          button.className = 'button secondary';
          button.dataset.speaker = name;
          button.textContent = name;
          if (index < mostKeys) {
            const key = document.createElement('kbd');
            key.textContent = say('scripts-desk-speaker-key', { number: index + 1 });
            key.setAttribute('aria-hidden', 'true');
            button.append(' ', key);
            button.setAttribute('aria-keyshortcuts', `Alt+Shift+${index + 1}`);
          }
          return button;
        }),
      );
    },
    /** The names one after the other, and then none again. */
    next() {
      const caret = here();
      const all = text.speakers();
      if (!caret || all.length === 0) {
        input.focus();
        return;
      }
      speaks(all[all.indexOf(speakerOf(caret.row.text)) + 1] ?? '');
    },
  };
}
