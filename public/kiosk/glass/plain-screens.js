import { say, spokenLanguage } from '../say.js';
import { el } from './dom.js';

/** Screens that only say something. */

/**
 * @param {string} name
 * @param {...(Node | string | null | undefined | false)} children
 * @returns {import('../types.d.ts').Screen}
 */
const screen = (name, ...children) => ({
  name,
  node: el('section', { class: `screen plain ${name}` }, ...children),
});

/**
 * @param {string | null} code
 * @param {string | null} trouble
 */
export function pairingScreen(code, trouble) {
  return screen(
    'pairing',
    el('p', { class: 'over' }, say('player-archive')),
    el('h1', {}, say('player-pairing-title')),
    code &&
      el(
        'p',
        {
          class: 'code',
          role: 'img',
          'aria-label': say('player-pairing-code', { code: [...code].join(' ') }),
        },
        ...[code.slice(0, 3), code.slice(3)].map((half) => el('span', { 'aria-hidden': 'true' }, half)),
      ),
    code &&
      el(
        'ol',
        { class: 'steps' },
        el('li', {}, say('player-pairing-sign-in')),
        el('li', {}, say('player-pairing-open')),
        el('li', {}, say('player-pairing-type')),
      ),
    el(
      'p',
      { role: 'status', class: 'soft' },
      trouble ?? (code ? say('player-pairing-changes') : say('player-pairing-asking')),
    ),
  );
}

/**
 * @returns a screen whose `show` takes the keeper's progress
 * @param {import('../types.d.ts').Exhibition | null} exhibition
 */
export function loadingScreen(exhibition) {
  const bar = el('progress', { max: '1', value: '0', 'aria-label': say('player-loading-bar') });
  const amount = el('p', { class: 'amount' });
  const room = el('p', { class: 'soft' });
  const lacking = el('p', { class: 'soft' });
  const trouble = el('p', { role: 'status', class: 'soft' });
  return {
    ...screen(
      'loading',
      el('p', { class: 'over' }, say('player-loading-over')),
      el('h1', {}, exhibition?.exhibition.title ?? say('player-archive')),
      el('p', {}, say('player-loading-words')),
      bar,
      amount,
      room,
      lacking,
      trouble,
    ),
    /** @param {import('../types.d.ts').Beat['cache']} progress */
    show({ state, filesHeld, filesWanted, bytesHeld, bytesWanted, bytesFree, leftOut }) {
      bar.value = bytesWanted > 0 ? bytesHeld / bytesWanted : 0;
      amount.textContent = say('player-loading-amount', {
        held: filesHeld,
        wanted: filesWanted,
        bytesHeld: size(bytesHeld),
        bytesWanted: size(bytesWanted),
      });
      room.textContent = bytesFree === null ? '' : say('player-loading-free', { free: size(bytesFree) });
      lacking.textContent =
        leftOut.length > 0 ? say('player-loading-left-out', { count: leftOut.length }) : '';
      trouble.textContent = state === 'failed' ? say('player-loading-failed') : '';
    },
  };
}

export function expiredScreen() {
  return screen(
    'expired',
    el('h1', {}, say('player-expired-title')),
    el('p', {}, say('player-expired-why')),
    el('p', {}, say('player-expired-what')),
  );
}

/** @param {import('../types.d.ts').Exhibition} manifest */
export function beforeScreen({ exhibition }) {
  return screen(
    'before',
    el('p', { class: 'over' }, exhibition.place),
    el('h1', {}, exhibition.title),
    exhibition.words && el('p', {}, exhibition.words),
    el('p', {}, say('player-before', { day: longDay(exhibition.opensAt) })),
  );
}

/** @param {import('../types.d.ts').Exhibition} manifest */
export function closedScreen({ exhibition }) {
  // It closes with the first moment after its last day.
  const lastDay = Date.parse(exhibition.closesAt ?? '') - 1;
  return screen(
    'closed',
    el('p', { class: 'over' }, exhibition.place),
    el('h1', {}, say('player-closed-title')),
    el('p', {}, say('player-closed-until', { title: exhibition.title, day: longDay(lastDay) })),
    el('p', {}, say('player-closed-thanks')),
  );
}

/** @param {import('../types.d.ts').Exhibition} manifest */
export function emptyScreen({ exhibition }) {
  return screen(
    'empty',
    el('p', { class: 'over' }, exhibition.place),
    el('h1', {}, exhibition.title),
    el('p', {}, say('player-empty')),
  );
}

/** @param {string} words */
export function troubleScreen(words) {
  return screen('trouble', el('h1', {}, say('player-trouble-title')), el('p', {}, words));
}

/**
 * Black. Whoever touches it reads for a moment when it wakes.
 * @param {Date | null} opens null where it never does
 * @param {Date} now
 * @returns {import('../types.d.ts').Screen}
 */
export function quietScreen(opens, now) {
  const words = el('h1', { class: 'quiet-words' }, restingUntil(opens, now));
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
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

/**
 * By its time within a day, and otherwise by its day too.
 * @param {Date | null} opens
 * @param {Date} now
 */
function restingUntil(opens, now) {
  if (!opens) return say('player-resting-long');
  const inUk = { timeZone: 'Europe/London' };
  const time = opens.toLocaleTimeString(spokenLanguage(), { ...inUk, hour: '2-digit', minute: '2-digit' });
  if (opens.getTime() - now.getTime() < 24 * 3600_000) return say('player-resting', { time });
  const day = opens.toLocaleDateString(spokenLanguage(), {
    ...{ ...inUk, weekday: 'long', day: 'numeric', month: 'long' },
  });
  return say('player-resting-day', { day, time });
}

/**
 * "1 March 2027", as the calendar in the UK has it.
 * @param {string | number | null} at
 */
function longDay(at) {
  /** @type {Intl.DateTimeFormatOptions} */
  const parts = { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'Europe/London' };
  return new Date(at ?? 0).toLocaleDateString(spokenLanguage(), parts);
}

/**
 * "1.4 GB", "12 MB", "3 kB"
 * @param {number} bytes
 */
function size(bytes) {
  if (bytes >= 1e9) return inUnit(bytes / 1e9, 'gigabyte', 1);
  return bytes >= 1e6 ? inUnit(bytes / 1e6, 'megabyte', 0) : inUnit(Math.ceil(bytes / 1000), 'kilobyte', 0);
}

/**
 * @param {number} value
 * @param {string} unit
 * @param {number} digits
 */
function inUnit(value, unit, digits) {
  /** @type {Intl.NumberFormatOptions} */
  const form = { style: 'unit', unit, minimumFractionDigits: digits, maximumFractionDigits: digits };
  return value.toLocaleString(spokenLanguage(), form);
}
