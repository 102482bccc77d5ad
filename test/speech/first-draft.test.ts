import { createHash } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { MongoClient } from 'mongodb';
import { done } from '../../src/jobs/handler.ts';
import { createLogger } from '../../src/logger.ts';
import { newMediaId } from '../../src/random.ts';
import { listenHandler } from '../../src/speech/listen-job.ts';
import { sweepSpeechDrafts } from '../../src/speech/sweep-drafts.ts';
import { changeStory } from '../../src/story/changes/change-story.ts';
import { isReady, type ReadyMedia } from '../../src/story/media.ts';
import { isSent, type SentStory } from '../../src/story/story.ts';
import { openTestArchive, projectRoot, type TestArchive } from '../support/archive.ts';
import { arriveAs } from '../support/curator.ts';
import { speechModel, speechModelFolder } from '../support/speech-model.ts';
import { aTelling, eventually, expectRedirect, tell, Visitor } from '../support/storyteller.ts';
import { temporaryFolder } from '../support/temporary.ts';

/** A spoken story from sending to a curator's page with a machine's draft on it, and nowhere else (P27). */

const model = await speechModel();
const whenModel = model ? it : it.skip;
const speech = path.join(projectRoot, 'test/fixtures/speech/jfk.wav');
const heard = 'ask not what your country can do for you';

let archive: TestArchive;
let mongo: MongoClient;
let curator: Visitor;

beforeAll(async () => {
  archive = await openTestArchive();
  await archive.work();
  mongo = await MongoClient.connect(archive.config.mongoUri ?? '');
  curator = await arriveAs(archive, 'Ada', 'admin');
});
afterAll(async () => {
  await mongo?.close();
  await archive?.close();
});

/** Sends the speech, and lets a machine listen as the worker does, only at once, however busy this machine is. */
async function send(title: string): Promise<{ story: SentStory; person: Visitor; link: string }> {
  const person = new Visitor(archive.url);
  const link = await tell(person, { ...aTelling, title, files: [speech], research: 'yes', kiosk: 'yes' });
  const waiting = await eventually(
    'its file to be prepared',
    async () => (await sentStories()).find((each) => each.title === title),
    (found) => found?.state === 'inReview',
  );
  if (!waiting) throw new Error('Expected the story');
  expect(recording(waiting).listening).toEqual({ state: 'due', tries: 0 });
  const listen = listenHandler({
    ...archive.stores,
    logger: createLogger({ level: 'silent', process: 'worker' }),
    now: () => new Date(),
    speechModel: speechModelFolder,
    listenPriority: 'usual',
    tries: 2,
  });
  const run = { signal: new AbortController().signal, touch: async () => undefined };
  expect(await listen({ type: 'listen', story: waiting.id, media: recording(waiting).id }, run)).toEqual(
    done,
  );
  const story = (await sentStories()).find((each) => each.title === title);
  if (!story) throw new Error('Expected the story');
  return { story, person, link };
}

async function sentStories(): Promise<readonly SentStory[]> {
  const ids = await mongo.db().collection<{ _id: string }>('stories').find().project({ _id: 1 }).toArray();
  const stories = await Promise.all(
    ids.map(({ _id }) => archive.stores.stories.find(_id as SentStory['id'])),
  );
  return stories.filter((story) => story !== null).filter(isSent);
}

function recording(story: SentStory): ReadyMedia {
  const [media] = story.media;
  if (!media || !isReady(media)) throw new Error('Expected a recording that is ready');
  return media;
}

const review = async (story: SentStory) => (await curator.get(`/curate/stories/${story.id}`)).text();

describe('A spoken story', () => {
  whenModel('has a first draft beside its boxes, and nowhere that the public looks', async () => {
    const { story, person, link } = await send('What he asked');
    expect(recording(story)).toMatchObject({
      listening: { state: 'heard', tries: 0 },
      hearing: { transcript: null, captions: null, waiver: null },
    });
    const [draft] = await archive.stores.speechDrafts.of(story.id);
    expect(draft).toMatchObject({
      media: recording(story).id,
      language: 'en',
      model: { name: 'Whisper base' },
    });
    const page = await review(story);
    expect(page).toContain(heard);
    expect(page).toMatch(/<strong>Unchecked\.<\/strong>/);
    expect(page).toContain(`data-into="transcript-${recording(story).id}"`);

    expect(JSON.stringify(story)).not.toContain(heard);
    const visitor = new Visitor(archive.url);
    for (const address of ['/', '/feed', `/stories/${story.id}`, '/search?q=country', link]) {
      const looker = address === link ? person : visitor;
      expect(await (await looker.get(address)).text()).not.toContain(heard);
    }
    expect(await (await curator.get('/curate/records/research.csv')).text()).not.toContain(heard);
  });

  whenModel(
    'keeps no draft of a recording that is gone, or once the storyteller wants no machine',
    async () => {
      const { story } = await send('No machine after all');
      const { stories, speechDrafts } = archive.stores;
      const [draft] = await speechDrafts.of(story.id);
      if (!draft) throw new Error('Expected a draft');
      await speechDrafts.save({ ...draft, media: newMediaId() });
      expect(await sweepSpeechDrafts({ stories, speechDrafts })).toBe(1);
      expect(await speechDrafts.of(story.id)).toHaveLength(1);
      await changeStory(stories, story.id, (latest) =>
        isSent(latest) ? { ...latest, noMachine: true } : null,
      );
      expect(await review(story)).not.toContain(heard);
      expect(await sweepSpeechDrafts({ stories, speechDrafts })).toBe(1);
      expect(await speechDrafts.of(story.id)).toEqual([]);
    },
  );

  whenModel('loses its draft when it is erased', async () => {
    const { story } = await send('To be erased');
    expect(await archive.stores.speechDrafts.of(story.id)).toHaveLength(1);
    await expectRedirect(curator.post(`/curate/stories/${story.id}/on-behalf/erase`, { sure: 'yes' }));
    await eventually(
      'it to be erased',
      async () => (await archive.stores.stories.find(story.id))?.state,
      (state) => state === 'erased',
    );
    expect(await archive.stores.speechDrafts.of(story.id)).toEqual([]);
    expect(JSON.stringify(await mongo.db().collection('speechDrafts').find().toArray())).not.toContain(
      story.id,
    );
  });
});

describe('A worker whose model does not know the language', () => {
  it('leaves the recording to people, by the job that comes after the transcode', async () => {
    const folder = await temporaryFolder();
    const other = await openTestArchive({ env: { SPEECH_MODEL_DIR: folder.path } });
    try {
      await makeModelOf(folder.path, 'mi');
      await other.work();
      const person = new Visitor(other.url);
      await tell(person, { ...aTelling, files: [speech] });
      const state = await eventually(
        'the worker to have come by',
        async () => {
          for await (const { id } of other.stores.reviewQueue.all(null)) {
            const story = await other.stores.stories.find(id);
            const [media] = story?.media ?? [];
            return media && isReady(media) ? (media.listening?.state ?? null) : null;
          }
          return null;
        },
        (found) => found !== null && found !== 'due',
      );
      expect(state).toBe('left');
    } finally {
      await other.close();
      await folder.remove();
    }
  });
});

/** A model by its manifest, whose files no engine could open: it is never asked to. */
async function makeModelOf(folder: string, language: string): Promise<void> {
  const file = async (name: string) => {
    await writeFile(path.join(folder, name), name);
    return { name, bytes: name.length, sha256: createHash('sha256').update(name).digest('hex') };
  };
  const [encoder, decoder, tokens, voice] = await Promise.all(
    ['encoder', 'decoder', 'tokens', 'voice'].map(file),
  );
  const manifest = {
    name: 'Ours',
    licence: 'MIT',
    engine: 'whisper',
    languages: [language],
    encoder,
    decoder,
    tokens,
    voice,
  };
  await writeFile(path.join(folder, 'manifest.json'), JSON.stringify({ ...manifest, others: [] }));
}
