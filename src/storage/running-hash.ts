import { createSHA256 } from 'hash-wasm';

/**
 * A SHA-256 that can be laid down and taken up again, also by another process: node:crypto keeps what it has counted to
 * itself. It costs five times the processor of node:crypto, so it is for bytes that cannot be read a second time cheaply.
 */
export interface RunningHash {
  /** How many bytes it has counted. */
  bytes(): number;
  update(chunk: Uint8Array): void;
  /** What `takeUp` goes on from: some 160 characters, of which the last 63 bytes may be the file's own. */
  layDown(): string;
  /** Of what was counted so far, in lower-case hex; more may come afterwards. */
  digest(): string;
}

/** All hashes take turns in one engine, so that a hundred of them are a hundred small states and no more. */
const engine = await createSHA256();
const beginning = engine.init().save();

interface Turn {
  state: Uint8Array;
}
let present: Turn | null = null;

function enter(turn: Turn): void {
  if (present === turn) return;
  if (present) present.state = engine.save();
  engine.load(turn.state);
  present = turn;
}

export function beginHash(): RunningHash {
  return goOn(0, beginning);
}

/** Null where it is of another version of the engine, or was never one. */
export function takeUpHash(bytes: number, laidDown: string): RunningHash | null {
  const state = Buffer.from(laidDown, 'base64');
  const turn: Turn = { state: beginning };
  enter(turn);
  try {
    engine.load(state);
  } catch {
    return null;
  } finally {
    present = null;
  }
  return goOn(bytes, state);
}

function goOn(from: number, state: Uint8Array): RunningHash {
  const turn: Turn = { state };
  let bytes = from;
  return {
    bytes: () => bytes,
    update(chunk) {
      enter(turn);
      engine.update(chunk);
      bytes += chunk.length;
    },
    layDown() {
      enter(turn);
      return Buffer.from(engine.save()).toString('base64');
    },
    digest() {
      enter(turn);
      turn.state = engine.save();
      // Digesting ends what the engine has; the next turn begins by loading its own.
      present = null;
      return engine.digest('hex');
    },
  };
}
