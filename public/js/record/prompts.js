import { say } from '../../../src/words/say.ts';
import { part } from '../shared/dom.js';

/** One question at a time to start from, for who wants one. It stays in sight while they record. */
export function offerPrompts() {
  const list = document.querySelector('[data-questions]');
  const card = document.querySelector('[data-question-card]');
  if (!(list instanceof HTMLElement && card instanceof HTMLElement)) return;
  const questions = [...list.querySelectorAll('li')].map(({ textContent }) => textContent);
  const shown = part(card, 'question', HTMLElement);
  const another = part(card, 'another', HTMLButtonElement);
  const none = part(card, 'none', HTMLButtonElement);
  const first = another.textContent;
  let at = -1;

  another.addEventListener('click', () => {
    at = (at + 1) % questions.length;
    shown.textContent = questions[at] ?? '';
    another.textContent = say('scripts-another-question');
    none.hidden = false;
  });
  none.addEventListener('click', () => {
    shown.textContent = '';
    another.textContent = first;
    none.hidden = true;
    another.focus();
  });
  list.hidden = true;
  card.hidden = false;
}
