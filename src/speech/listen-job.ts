import { isStoreUnavailable } from '../errors.ts';
import { again, done, givenUp, type Handler } from '../jobs/handler.ts';
import { withHeartbeat } from '../jobs/heartbeat.ts';
import type { Logger } from '../logger.ts';
import type { BlobStore } from '../storage/blob-store.ts';
import { withLocalCopy, withScratch } from '../storage/local-copy.ts';
import { changeStory } from '../story/changes/change-story.ts';
import { dueToHear, withListening } from '../story/changes/listening.ts';
import type { MediaId, StoryId } from '../story/ids.ts';
import type { Listening, ReadyMedia, Rendition } from '../story/media.ts';
import { removeWhereErased } from '../story/stores/kept-beside.ts';
import type { StoryStore } from '../story/stores/story-store.ts';
import { isSent } from '../story/story.ts';
import { listen } from './listen/listen.ts';
import { NoSpeechModel, openSpeechModel, type SpeechModel } from './model/speech-model.ts';
import type { SpeechDraft, SpeechDraftStore } from './speech-draft.ts';

export interface ListenServices {
  readonly stories: StoryStore;
  readonly blobs: Pick<BlobStore, 'get'>;
  readonly speechDrafts: SpeechDraftStore;
  readonly logger: Logger;
  readonly now: () => Date;
  readonly scratch: string;
  /** Folder of the model; there need be none. */
  readonly speechModel: string;
  readonly listenPriority: 'idle' | 'usual';
  /** Attempts before a recording is left to people. */
  readonly tries: number;
}

/** Seconds until a worker without a model looks again whether it has one. */
const untilModel = 600;

/**
 * Writes a first draft of what is said in a recording, at the lowest priority. What comes of it is kept apart from the story
 * and unchecked (P27); the story itself says only that the machine has listened. Run it as often as you like.
 */
export function listenHandler(services: ListenServices): Handler<'listen'> {
  return async ({ story: id, media: mediaId }, run) => {
    const story = await services.stories.find(id);
    if (!story || !isSent(story)) return done;
    const media = dueToHear(story).find((each) => each.id === mediaId);
    if (!media) return done;
    const { tries = 0 } = media.listening ?? {};
    const model = await modelIn(services);
    if (!model) return again(untilModel);
    const { language } = story;
    const sound = soundOf(media);
    if (!sound || !model.manifest.languages.includes(language)) {
      await settle(services, id, mediaId, { state: 'left', tries });
      return done;
    }
    try {
      const words = await withHeartbeat(run, () =>
        withScratch(services.scratch, (scratch) =>
          withLocalCopy(services.blobs, sound.key, scratch, (path) =>
            listen(path, language, model, { scratch, signal: run.signal, priority: services.listenPriority }),
          ),
        ),
      );
      const { manifest, sha256 } = model;
      await keep(services, {
        ...{ story: id, media: mediaId, language, words },
        model: { name: manifest.name, sha256 },
        at: services.now(),
      });
      await settle(services, id, mediaId, {
        state: words.length > 0 ? 'heard' : 'silent',
        tries,
      });
      services.logger.info({ story: id, media: mediaId, words: words.length }, 'listened to a recording');
      return done;
    } catch (error) {
      if (run.signal.aborted) return again(0);
      if (isStoreUnavailable(error)) throw error;
      const failed = tries + 1;
      const isLast = failed >= services.tries;
      services.logger.warn(
        { err: error, story: id, media: mediaId, tries },
        'a recording could not be listened to',
      );
      await settle(services, id, mediaId, { state: isLast ? 'failed' : 'due', tries: failed });
      return isLast ? givenUp(error, failed) : again(60 * failed);
    }
  };
}

async function modelIn({ speechModel, logger }: ListenServices): Promise<SpeechModel | null> {
  try {
    return await openSpeechModel(speechModel);
  } catch (error) {
    if (!(error instanceof NoSpeechModel)) throw error;
    if (error.isDamaged) logger.error({ reason: error.message }, 'the speech model cannot be used');
    return null;
  }
}

/** The lightest file that has all of the sound. */
function soundOf({ renditions }: ReadyMedia): Rendition | null {
  const [lightest] = renditions
    .filter(({ kind }) => kind === 'sound' || kind === 'film')
    .toSorted((one, other) => one.bytes - other.bytes);
  return lightest ?? null;
}

async function keep({ speechDrafts, stories }: ListenServices, draft: SpeechDraft): Promise<void> {
  await speechDrafts.save(draft);
  await removeWhereErased(stories, draft.story, speechDrafts);
}

async function settle(
  { stories }: ListenServices,
  story: StoryId,
  media: MediaId,
  listening: Listening,
): Promise<void> {
  await changeStory(stories, story, (latest) =>
    isSent(latest) ? withListening(latest, media, listening) : null,
  );
}
