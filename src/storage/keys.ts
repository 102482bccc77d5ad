import { base32 } from '../random.ts';
import { type BlobKey, type MediaId, parseStoryId, type StoryId } from '../story/ids.ts';

/**
 * Every key is built here. Keys are random, so a retry never writes over what another attempt wrote, and nothing of a
 * person's file name reaches one.
 */
export const originalsPrefix = 'originals/';
export const renditionsPrefix = 'renditions/';
const ownPrefix = 'own/';
/** What storytellers took back, for a restore to read (withdraw/withdrawal-list.ts). No sweep ever looks here. */
export const withdrawalsPrefix = 'withdrawals/';

/** Pictures that a group calls its own. Each stays, since its log of changes can go back to it. */
export const newLogoKey = (): BlobKey => `${ownPrefix}logo/${base32(20)}.png` as BlobKey;

export function newOriginalKey(story: StoryId, media: MediaId): BlobKey {
  return `${originalsPrefix}${story}/${media}/${base32(20)}` as BlobKey;
}

/** `name` is a rendition's own name, from the plan; its ending helps people who look into the store. */
export function newRenditionKey(story: StoryId, media: MediaId, name: string): BlobKey {
  return `${renditionsPrefix}${story}/${media}/${base32(20)}-${name}` as BlobKey;
}

/** One line of the withdrawal list; a later one sorts after it. */
export function newWithdrawalKey(story: StoryId, version: number): BlobKey {
  return `${withdrawalsPrefix}${story}/${String(version).padStart(9, '0')}-${base32(10)}` as BlobKey;
}

const shape = /^(?:originals|renditions|own|withdrawals|probes)\/[a-z0-9/.-]+$/;

/** Reads a key that came from a store's listing. */
export function parseBlobKey(text: string): BlobKey | null {
  return shape.test(text) && !text.includes('..') ? (text as BlobKey) : null;
}

/** The story that a key was made for; null for keys of another kind. */
export function storyOfKey(key: BlobKey): StoryId | null {
  return parseStoryId(key.split('/')[1] ?? '');
}
