/** One question at a time to start from, for who wants one. It stays in sight while they record. */
export function offerPrompts() {
  const list = document.getElementById('record-questions');
  const card = document.getElementById('record-prompt');
  if (!list || !card) return;
  const questions = [...list.querySelectorAll('li')].map(({ textContent }) => textContent);
  const shown = document.getElementById('record-question');
  const [another, none] = card.querySelectorAll('button');
  const first = another.textContent;
  let at = -1;

  another.addEventListener('click', () => {
    at = (at + 1) % questions.length;
    shown.textContent = questions[at];
    another.textContent = 'Another question';
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
