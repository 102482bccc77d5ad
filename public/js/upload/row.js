/** One file on its way, as the page shows it: its name, how far it is, and what can be done. */
import { sizeInWords, timeLeft } from '../files/words.js';
import { hidden } from '../shared/hidden-words.js';

/** The rate is taken over so many milliseconds: long enough to be steady, short enough to follow a train into a tunnel. */
const rateOver = 15_000;

/** `say` speaks to a screen reader. The row calls what `doOnPress` was last given. */
export function makeRow(file, say) {
  const element = document.getElementById('sending-file').content.firstElementChild.cloneNode(true);
  const part = (name) => element.querySelector(`[data-${name}]`);
  const [state, bar, main, cancel] = ['state', 'bar', 'pause', 'cancel'].map(part);
  const samples = [];
  let announced = 0;
  let percent = 0;
  element.setAttribute('aria-label', file.name);
  part('name').textContent = file.name;
  part('size').textContent = sizeInWords(file.size);
  bar.setAttribute('aria-label', `${file.name}, percent sent`);

  function show(words, look = '') {
    state.textContent = words;
    element.dataset.look = look;
  }

  function button(node, words, act) {
    node.hidden = !act;
    node.replaceChildren(words, hidden(` ${file.name}`));
    node.onclick = act;
  }

  return {
    element,
    show,
    /** What the two buttons say and do; no act, no button. */
    offer({ main: [words, act] = ['', null], cancel: [other, drop] }) {
      button(main, words, act);
      button(cancel, other, drop);
    },
    percent: () => percent,
    progress({ sent, total }) {
      percent = Math.floor((100 * sent) / total);
      bar.value = percent;
      const left = secondsLeft(samples, sent, total);
      if (sent === total) show('All of it is sent. We are putting it away safely.');
      else show(`Sending: ${percent}%${left === null ? '' : `, ${timeLeft(left)}`}`);
      // A screen reader hears every quarter, not every packet.
      if (percent < announced + 25 || percent === 100) return;
      announced = percent - (percent % 25);
      say(`${file.name}: ${announced}% sent`);
    },
    /** A wait or a pause is no part of the rate. */
    rest(words, look) {
      samples.length = 0;
      show(words, look);
    },
    refuse(sentence) {
      samples.length = 0;
      element.dataset.look = 'problem';
      part('name').parentElement.hidden = true;
      bar.remove();
      state.className = 'field-error';
      state.replaceChildren(hidden('Error: '), sentence);
      say(sentence);
    },
    /** Takes it away; who was on it goes to `next`. */
    remove(next) {
      const hadFocus = element.contains(document.activeElement);
      element.remove();
      if (hadFocus) next?.focus();
    },
  };
}

/** Null until there is enough to tell by. */
function secondsLeft(samples, sent, total) {
  const now = Date.now();
  if (sent < (samples.at(-1)?.sent ?? 0)) samples.length = 0;
  samples.push({ now, sent });
  while (now - samples[0].now > rateOver) samples.shift();
  const [first] = samples;
  if (now - first.now < rateOver / 5 || sent === first.sent) return null;
  return ((total - sent) * (now - first.now)) / (sent - first.sent) / 1000;
}
