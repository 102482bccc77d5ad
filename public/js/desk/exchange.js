/**
 * Brings what is typed here to the archive, and what others type there to here: a moment after each change, and every few
 * seconds. Nothing that was typed is forgotten before the archive has it.
 */
import * as Y from 'yjs';
import { byMe, byOthers } from '../../../src/desk/typed-text.ts';
import { fromBase64, inBase64 } from '../shared/base64.js';
import { forget, keep, keptFrom } from './kept.js';

/** Milliseconds. */
const afterTyping = 500;
const whileOpen = 3000;
const waits = [1000, 2000, 5000, 10_000];
const longestAsk = 20_000;

/**
 * @typedef {{ name: string, place: string | null }} Other somebody who has the desk open
 * @typedef {'saved' | 'typing' | 'away' | 'signedOut' | 'gone' | 'refused'} State
 *
 * @typedef {object} Hooks
 * @property {(state: State, sentence: string | null) => void} onState
 * @property {(others: readonly Other[]) => void} onOthers
 * @property {(apply: () => void) => void} onWords runs `apply`, which changes the text, around what has to stay in its place
 * @property {() => string | null} place where this person is
 * @property {() => string} text all of it, to be read by people
 * @property {(text: string) => void} onRescued what was typed here before and can no longer be put in by itself
 */

/**
 * @param {Y.Doc} doc as the archive has it
 * @param {{ id: string, address: string }} desk
 * @param {Hooks} hooks
 */
export function exchangeWords(doc, { id, address }, hooks) {
  /** As far as is known, what the archive has. */
  const theirs = new Y.Doc();
  Y.applyUpdate(theirs, Y.encodeStateAsUpdate(doc));
  const page = crypto.randomUUID();
  /** Counts what is typed here; the archive has it up to `arrived`. */
  let typed = 0;
  let arrived = 0;
  let failures = 0;
  let isAsking = false;
  let isOver = false;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  /** @type {Promise<unknown> | null} */
  let keeping = null;
  let isKept = true;
  /**
   * What other pages of this browser had typed, and this one has taken up.
   * @type {import('./kept.js').Kept[]}
   */
  let takenUp = [];
  /**
   * What was typed into a text that is gone.
   * @type {import('./kept.js').Kept[]}
   */
  let rescued = [];

  const isSaved = () => typed === arrived;
  const mine = () => Y.encodeStateAsUpdate(doc, Y.encodeStateVector(theirs));

  doc.on('update', (/** @type {Uint8Array} */ _update, /** @type {unknown} */ origin) => {
    if (origin !== byMe) return;
    typed += 1;
    keepHere();
    if (isOver || failures > 0) return;
    hooks.onState('typing', null);
    soon(afterTyping);
  });

  /** At once, and once more for what was typed while it was being kept. */
  async function keepHere() {
    isKept = false;
    if (keeping) return;
    while (!isKept && !isSaved()) {
      isKept = true;
      keeping = keep({ address, page, id, update: mine(), text: hooks.text(), at: Date.now() });
      await keeping;
    }
    keeping = null;
    if (isSaved()) forgetKept();
  }

  function forgetKept() {
    forget({ address, page });
    for (const kept of takenUp) forget(kept, kept.at);
    takenUp = [];
  }

  /** @param {number} wait milliseconds */
  function soon(wait) {
    clearTimeout(timer);
    if (!isOver) timer = setTimeout(ask, wait);
  }

  async function ask() {
    if (isAsking) return;
    if (document.visibilityState === 'hidden' && isSaved()) return;
    isAsking = true;
    clearTimeout(timer);
    const upTo = typed;
    const sent = isSaved() ? new Uint8Array() : mine();
    const has = Y.encodeStateVector(doc);
    try {
      const answer = await fetch(address, {
        method: 'POST',
        headers: { Accept: 'application/json', 'Content-Type': 'application/json' },
        body: JSON.stringify({ id, update: inBase64(sent), has: inBase64(has), page, place: hooks.place() }),
        signal: AbortSignal.timeout(longestAsk),
      });
      if (!answer.ok) await refused(answer);
      else took(await answer.json(), sent, upTo);
    } catch {
      later('away', null);
    } finally {
      isAsking = false;
    }
  }

  /**
   * @param {{ update: string, others: Other[] }} answer
   * @param {Uint8Array} sent
   * @param {number} upTo
   */
  function took({ update, others }, sent, upTo) {
    const theirUpdate = fromBase64(update);
    if (sent.length > 0) Y.applyUpdate(theirs, sent);
    Y.applyUpdate(theirs, theirUpdate);
    hooks.onWords(() => Y.applyUpdate(doc, theirUpdate, byOthers));
    failures = 0;
    arrived = upTo;
    if (isSaved() && !keeping) forgetKept();
    hooks.onState(isSaved() ? 'saved' : 'typing', null);
    hooks.onOthers(others);
    soon(isSaved() ? whileOpen : afterTyping);
  }

  /** @param {Response} answer */
  async function refused(answer) {
    const { problem = null } = await answer.json().catch(() => ({}));
    if (answer.status === 401) later('signedOut', problem);
    else if (answer.status === 409 || answer.status === 404) end('gone', problem);
    else if (answer.status === 413) later('refused', problem);
    else later('away', null);
  }

  /**
   * @param {State} state
   * @param {string | null} sentence
   */
  function later(state, sentence) {
    hooks.onState(state, sentence);
    soon(waits[Math.min(failures, waits.length - 1)] ?? 1000);
    failures += 1;
  }

  /**
   * @param {State} state
   * @param {string | null} sentence
   */
  function end(state, sentence) {
    isOver = true;
    clearTimeout(timer);
    hooks.onState(state, sentence);
  }

  addEventListener('online', () => soon(0));
  addEventListener('focus', () => soon(0));
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') soon(0);
    else if (!isSaved()) soon(0);
  });
  addEventListener('beforeunload', (event) => {
    if (!isSaved()) event.preventDefault();
  });

  return {
    /** Takes up what this browser kept of before, and begins. */
    async begin() {
      const kept = await keptFrom(address);
      takenUp = kept.filter((each) => each.id === id);
      for (const { update } of takenUp) hooks.onWords(() => Y.applyUpdate(doc, update, byMe));
      rescued = kept.filter((each) => each.id !== id);
      if (rescued.length > 0) hooks.onRescued(rescued.map((each) => each.text).join('\n\n'));
      soon(0);
    },
    /**
     * Sends what was typed at once. Resolves when the archive has all of it, or cannot have it soon.
     * @param {number} most milliseconds
     */
    async settled(most) {
      const end = performance.now() + most;
      while (!isSaved() && !isOver && performance.now() < end) {
        await ask();
        if (!isSaved()) await new Promise((resolve) => setTimeout(resolve, 100));
      }
    },
    isSaved,
    /** What was rescued has been read. */
    dismiss() {
      for (const each of rescued) forget(each);
    },
  };
}
