import { describe, expect, it } from '@jest/globals';
import { aPublishedStory, aReadyFilm, aReadySound, aStoryInReview } from '../../../test/support/stories.ts';
import { Conflict } from '../../errors.ts';
import { newCuratorId, newMediaId, newStoryId } from '../../random.ts';
import { newOriginalKey, newRenditionKey } from '../../storage/keys.ts';
import { blobKeysOf, isReady, type Narration, type Rendition } from '../media.ts';
import { canBeNarrated, dueToMix, narrate, withMixing } from './narration.ts';
import { decline } from './publish.ts';

const by = { role: 'curator', id: newCuratorId() } as const;
const at = new Date('2026-11-30T10:00:00Z');
const id = newStoryId();
const film = aReadyFilm(id);
const story = aStoryInReview({ id, media: [aReadySound(id), film] });
const voice = (tries = 0): Narration => ({
  original: {
    key: newOriginalKey(id, newMediaId()),
    bytes: 9,
    sha256: 'a'.repeat(64),
    fileName: 'voice.webm',
  },
  begins: 2,
  mixing: { state: 'due', tries },
});
const described: Rendition = {
  ...{ kind: 'described', name: 'film-described.mp4', type: 'video/mp4', bytes: 9, sha256: 'b'.repeat(64) },
  key: newRenditionKey(id, film.id, 'film-described.mp4'),
};
const filmIn = ({ media }: typeof story) => {
  const found = media.find((each) => each.id === film.id);
  if (!found || !isReady(found)) throw new Error('Expected the film');
  return found;
};

describe('A voice for a film', () => {
  it('waits for a worker, is mixed, and every byte of it is the film’s', () => {
    const narration = voice();
    const narrated = narrate(story, film.id, narration, at, by) as typeof story;
    expect(narrated.history.at(-1)).toMatchObject({ action: 'edited', actor: by });
    expect(dueToMix(narrated).map((media) => media.id)).toEqual([film.id]);
    const { key } = narration.original;
    const mixed = withMixing(narrated, film.id, key, { state: 'mixed' }, described);
    if (!mixed) throw new Error('Expected it to be mixed');
    expect(dueToMix(mixed)).toEqual([]);
    expect(filmIn(mixed).renditions).toEqual([...film.renditions, described]);
    expect(blobKeysOf(filmIn(mixed))).toEqual(expect.arrayContaining([key, described.key]));
    // Nobody mixes it twice, nor a voice that has been replaced meanwhile.
    expect(withMixing(mixed, film.id, key, { state: 'mixed' }, described)).toBeNull();
    const again = narrate(mixed, film.id, voice(), at, by) as typeof story;
    expect(withMixing(again, film.id, key, { state: 'mixed' }, described)).toBeNull();
    expect(filmIn(again).renditions).toEqual(film.renditions);
    const without = narrate(mixed, film.id, null, at, by) as typeof story;
    expect(filmIn(without)).toEqual(film);
  });

  it('is for films alone, and while a curator has the story at hand', () => {
    expect(story.media.map(canBeNarrated)).toEqual([false, true]);
    expect(canBeNarrated({ ...film, facts: { ...film.facts, animation: true } as typeof film.facts })).toBe(
      false,
    );
    const [sound] = story.media;
    expect(() => narrate(story, sound?.id ?? film.id, voice(), at, by)).toThrow(Conflict);
    const declined = decline(story, 'Not now.', at, by);
    expect(() => narrate(declined, film.id, voice(), at, by)).toThrow(Conflict);
    const published = aPublishedStory({ id, media: [film] });
    expect(narrate(published, film.id, voice(), at, by).state).toBe('published');
  });
});
