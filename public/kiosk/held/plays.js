import { forgetState, readState, writeState } from './state.js';

const hour = 3600_000;
/** The server takes no more lines at a time. */
const most = 2000;

/**
 * Counts how often each story is opened, started and heard to its end, by the full hour; nothing else of a visitor is kept (P38). Each line has an id by
 * chance. Once told it is not added to any more, so the server knows it where it is told again.
 * @param {import('../types.d.ts').Clock} clock
 */
export async function openPlays(clock) {
  /** @type {(import('../types.d.ts').Beat['plays'][number] & { count: number, isTold: boolean })[]} */
  let lines = (await readState('plays')) ?? [];
  const save = () => writeState('plays', lines);
  return {
    /**
     * @param {string} story
     * @param {string} exhibition the one that shows, by its slug
     * @param {import('../types.d.ts').PlayKind} [kind]
     */
    count(story, exhibition, kind) {
      const begins = new Date(Math.floor(clock.now() / hour) * hour).toISOString();
      const isSame = (/** @type {(typeof lines)[number]} */ line) =>
        line.story === story && line.exhibition === exhibition && line.hour === begins && line.kind === kind;
      const open = lines.find((line) => isSame(line) && !line.isTold);
      if (!open && lines.length >= most) return;
      const what = { story, hour: begins, exhibition, ...(kind && { kind }) };
      if (open) open.count += 1;
      else lines.push({ id: newId(), ...what, count: 1, isTold: false });
      void save();
    },
    /** What is to be told now. */
    lines() {
      if (lines.some(({ isTold }) => !isTold)) {
        for (const line of lines) line.isTold = true;
        void save();
      }
      return lines.map(({ isTold: _told, ...line }) => line);
    },
    /**
     * These have been told: what was counted since stays.
     * @param {import('../types.d.ts').Beat['plays']} heard
     */
    async told(heard) {
      const ids = new Set(heard.map(({ id }) => id));
      lines = lines.filter(({ id }) => !ids.has(id));
      if (heard.length > 0) await save();
    },
    async forget() {
      lines = [];
      await forgetState('plays');
    },
  };
}

function newId() {
  return [...crypto.getRandomValues(new Uint8Array(8))]
    .map((byte) => byte.toString(16).padStart(2, '0'))
    .join('');
}
