import { el } from './dom.js';

/** Screens that only say something. */

const screen = (name, ...children) => ({
  name,
  node: el('section', { class: `screen plain ${name}` }, ...children),
});

export function pairingScreen(code, trouble) {
  return screen(
    'pairing',
    el('p', { class: 'over' }, 'Neighbourhood Stories'),
    el('h1', {}, 'Pair this screen'),
    code &&
      el(
        'p',
        { class: 'code', role: 'img', 'aria-label': `The code is ${[...code].join(' ')}` },
        ...[code.slice(0, 3), code.slice(3)].map((half) => el('span', { 'aria-hidden': 'true' }, half)),
      ),
    code &&
      el(
        'ol',
        { class: 'steps' },
        el('li', {}, 'Sign in as a curator on another device.'),
        el('li', {}, 'Open “Screens”, then “Pair a screen”.'),
        el('li', {}, 'Type this code. This screen then goes on by itself.'),
      ),
    el(
      'p',
      { role: 'status', class: 'soft' },
      trouble ?? (code ? 'The code changes every 15 minutes.' : 'Asking for a code.'),
    ),
  );
}

/** @returns a screen whose `show` takes the keeper's progress */
export function loadingScreen(exhibition) {
  const bar = el('progress', { max: '1', value: '0', 'aria-label': 'How much has arrived' });
  const amount = el('p', { class: 'amount' });
  const room = el('p', { class: 'soft' });
  const trouble = el('p', { role: 'status', class: 'soft' });
  return {
    ...screen(
      'loading',
      el('p', { class: 'over' }, 'Getting ready'),
      el('h1', {}, exhibition?.exhibition.title ?? 'Neighbourhood Stories'),
      el('p', {}, 'This screen fetches the whole exhibition. It will then play without a network too.'),
      bar,
      amount,
      room,
      trouble,
    ),
    show({ state, filesHeld, filesWanted, bytesHeld, bytesWanted, bytesFree, leftOut }) {
      bar.value = bytesWanted > 0 ? bytesHeld / bytesWanted : 0;
      amount.textContent = `${filesHeld} of ${filesWanted} files, ${size(bytesHeld)} of ${size(bytesWanted)}`;
      room.textContent = bytesFree === null ? '' : `Free on this screen: ${size(bytesFree)}`;
      if (leftOut.length > 0) room.textContent += `. ${leftOut.length} stories do not fit and are left out.`;
      trouble.textContent = state === 'failed' ? 'Something did not arrive. It tries again in a minute.' : '';
    },
  };
}

export function expiredScreen() {
  return screen(
    'expired',
    el('h1', {}, 'This exhibition needs its connection'),
    el('p', {}, 'It has not been able to ask which stories may still be shown, so it shows none.'),
    el('p', {}, 'As soon as the network is back, it goes on by itself. Please tell somebody who works here.'),
  );
}

export function beforeScreen({ exhibition }) {
  return screen(
    'before',
    el('p', { class: 'over' }, exhibition.place),
    el('h1', {}, exhibition.title),
    exhibition.words && el('p', {}, exhibition.words),
    el('p', {}, `It opens on ${longDay(exhibition.opensAt)}. Please come again then.`),
  );
}

export function closedScreen({ exhibition }) {
  // It closes with the first moment after its last day.
  const lastDay = Date.parse(exhibition.closesAt) - 1;
  return screen(
    'closed',
    el('p', { class: 'over' }, exhibition.place),
    el('h1', {}, 'This exhibition has closed'),
    el('p', {}, `“${exhibition.title}” could be seen until ${longDay(lastDay)}.`),
    el('p', {}, 'Thank you to everyone who came, and to everyone who told a story.'),
  );
}

export function emptyScreen({ exhibition }) {
  return screen(
    'empty',
    el('p', { class: 'over' }, exhibition.place),
    el('h1', {}, exhibition.title),
    el('p', {}, 'There are no stories here just now. Please come again.'),
  );
}

export function troubleScreen(words) {
  return screen('trouble', el('h1', {}, 'This screen cannot start'), el('p', {}, words));
}

/** Black. Whoever touches it reads for a moment when it wakes. */
export function quietScreen(until) {
  const words = el('h1', { class: 'quiet-words' }, `This screen is resting until ${until}.`);
  let timer = null;
  const node = el('section', {
    class: 'screen quiet',
    on: {
      pointerdown() {
        node.classList.add('is-touched');
        clearTimeout(timer);
        timer = setTimeout(() => node.classList.remove('is-touched'), 5000);
      },
    },
  });
  node.append(words);
  return { name: 'quiet', node, leave: () => clearTimeout(timer) };
}

/** "1 March 2027", as the calendar in the UK has it. */
function longDay(at) {
  const parts = { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'Europe/London' };
  return new Date(at).toLocaleDateString('en-GB', parts);
}

function size(bytes) {
  if (bytes >= 1e9) return `${(bytes / 1e9).toFixed(1)} GB`;
  return bytes >= 1e6 ? `${Math.round(bytes / 1e6)} MB` : `${Math.ceil(bytes / 1000)} kB`;
}
