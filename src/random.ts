import { createHash, randomBytes } from 'node:crypto';
import type {
  ArrivalId,
  AttemptToken,
  CuratorId,
  DeviceId,
  MediaId,
  ScreenId,
  StoryId,
} from './story/ids.ts';

const alphabet = '0123456789abcdefghjkmnpqrstvwxyz';

/** `length` characters of Crockford's base32 (5 bits each) from the system's random source. */
export function base32(length: number): string {
  let text = '';
  for (const byte of randomBytes(length)) text += alphabet[byte & 31];
  return text;
}

export const newStoryId = () => base32(16) as StoryId;
export const newMediaId = () => base32(10) as MediaId;
export const newScreenId = () => base32(10) as ScreenId;
export const newDeviceId = () => base32(16) as DeviceId;
export const newArrivalId = () => base32(26) as ArrivalId;
export const newAttemptToken = () => base32(26) as AttemptToken;
/** Of a change to what the public may see, while it is being made. */
export const newChangeName = () => base32(12);
export const newCuratorId = () => base32(16) as CuratorId;

/** A secret that is a key by itself: 130 bits (S15 asks for 128). */
export const newPrivateCode = () => base32(26);

/** What is stored of a private code. The code has full entropy, so a plain hash cannot be guessed back. */
export function hashCode(code: string): string {
  return createHash('sha256').update(code).digest('hex');
}

/** A short reference that people can read out: two groups of four, such as "K7QM-2X9D". */
export function newReference(): string {
  return `${base32(4)}-${base32(4)}`.toUpperCase();
}
