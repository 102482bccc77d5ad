/** What is being recorded, as resumable.js reads it: all of it so far, and a wait for more. */
import { hashing } from '../upload/file-hash.js';

/**
 * @param {string} type such as "audio/webm"
 * @param {(bytes: number) => void} onSafe is told when the archive has so many: it asks for what comes after them
 */
export function growingSource(type, onSafe) {
  /** @type {{ piece: Blob, at: number }[]} */
  const pieces = [];
  let bytes = 0;
  let isEnded = false;
  /** @type {ReturnType<typeof hashing> | null} */
  let hash = null;
  /** @type {(() => void)[]} */
  let wake = [];
  const wakeAll = () => {
    for (const each of wake) each();
    wake = [];
  };
  const whole = () =>
    new Blob(
      pieces.map(({ piece }) => piece),
      { type },
    );

  return {
    whole,
    bytes: () => bytes,
    /** @param {Blob} piece */
    add(piece) {
      pieces.push({ piece, at: bytes });
      bytes += piece.size;
      wakeAll();
    },
    /** Nothing more is recorded: its SHA-256 is taken while somebody listens to it. */
    rest() {
      hash = hashing(whole());
    },
    /** It is to be kept as it is. */
    end() {
      isEnded = true;
      wakeAll();
    },

    size: () => (isEnded ? bytes : null),
    sha256: () => hash?.done() ?? Promise.resolve(null),
    /**
     * @param {number} start
     * @param {number} end
     */
    async read(start, end) {
      onSafe(Math.min(start, bytes));
      while (start >= bytes && !isEnded) {
        await new Promise((/** @type {(nothing?: undefined) => void} */ resolve) => {
          wake.push(resolve);
        });
      }
      const until = Math.min(end, bytes);
      const parts = pieces
        .filter(({ piece, at }) => at < until && at + piece.size > start)
        .map(({ piece, at }) => piece.slice(Math.max(0, start - at), until - at));
      return { value: parts.length > 0 ? new Blob(parts) : null, done: isEnded && until >= bytes };
    },
  };
}
