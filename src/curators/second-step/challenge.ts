import { randomBytes, timingSafeEqual } from 'node:crypto';
import { markOf } from '../key-for.ts';

const validFor = 60 * 60;
/** Seconds since 1970, random bytes, and the archive's mark on both. */
const [timeBytes, randomLength, markLength] = [6, 16, 16];

/** What a passkey is asked to answer: only the archive can have made it, and it holds an hour. Nothing is kept of it. */
export function newChallenge(secret: string, now: Date): Buffer {
  const time = Buffer.alloc(timeBytes);
  time.writeUIntBE(Math.floor(now.getTime() / 1000) + validFor, 0, timeBytes);
  const begin = Buffer.concat([time, randomBytes(randomLength)]);
  return Buffer.concat([begin, markOn(secret, begin)]);
}

/** True for a challenge of ours that holds still. Whoever takes an answer to it sees to it that it counts once. */
export function isOurChallenge(secret: string, now: Date, challenge: string): boolean {
  const bytes = Buffer.from(challenge, 'base64url');
  if (bytes.length !== timeBytes + randomLength + markLength) return false;
  const begin = bytes.subarray(0, timeBytes + randomLength);
  if (!timingSafeEqual(markOn(secret, begin), bytes.subarray(begin.length))) return false;
  return bytes.readUIntBE(0, timeBytes) > now.getTime() / 1000;
}

const markOn = (secret: string, bytes: Buffer) =>
  Buffer.from(markOf(secret, 'passkey challenge', bytes.toString('base64url')), 'base64url');
