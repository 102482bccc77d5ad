import { Readable } from 'node:stream';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { openTestArchive, type TestArchive } from '../../test/support/archive.ts';
import { aFullDraft } from '../../test/support/drafts.ts';
import { createLogger } from '../logger.ts';
import { BlobNotFound } from '../storage/blob-store.ts';
import type { DraftStory } from '../story/story.ts';
import { forgetDrafts } from './forget-drafts.ts';

const logger = createLogger({ level: 'silent', process: 'worker' });
let archive: TestArchive;
beforeAll(async () => {
  archive = await openTestArchive();
});
afterAll(() => archive?.close());

const touched = (days: number) => new Date(Date.now() - days * 24 * 3600 * 1000);

async function leave(days: number): Promise<DraftStory> {
  const { stories, contacts, blobs } = archive.stores;
  const draft = { ...aFullDraft(), touchedAt: touched(days) };
  await stories.insert(draft);
  await contacts.save({ of: draft.id, email: 'a@example.org', phone: null, guardian: null, toldUpTo: 0 });
  for (const { original } of draft.media)
    await blobs.put(original.key, Readable.from([Buffer.from('bytes')]));
  return draft;
}

it('erases a draft that nobody came back to for 30 days, with its files and contact, and no other', async () => {
  const { stories, contacts, blobs } = archive.stores;
  const [old, young] = [await leave(31), await leave(29)];
  const services = { ...archive.stores, logger, mail: null, now: () => new Date() };
  expect(await forgetDrafts(services)).toBe(1);
  expect(await forgetDrafts(services)).toBe(0);
  expect(await stories.find(old.id)).toBeNull();
  expect(await contacts.find(old.id)).toBeNull();
  for (const { original } of old.media) await expect(blobs.stat(original.key)).rejects.toThrow(BlobNotFound);
  expect(await stories.find(young.id)).toEqual(young);
  expect(await contacts.find(young.id)).not.toBeNull();
  for (const { original } of young.media) expect((await blobs.stat(original.key)).bytes).toBe(5);
});

it('leaves a draft that is touched at that very moment', async () => {
  const draft = await leave(40);
  const services = {
    ...archive.stores,
    logger,
    mail: null,
    now: () => new Date(),
    unfinished: {
      ...archive.stores.unfinished,
      async *draftsLeftBefore() {
        await archive.stores.stories.replace(draft, { ...draft, touchedAt: new Date() });
        yield draft;
      },
    },
  };
  expect(await forgetDrafts(services)).toBe(0);
  expect(await archive.stores.stories.find(draft.id)).not.toBeNull();
});
