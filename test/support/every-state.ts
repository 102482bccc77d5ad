import { Readable } from 'node:stream';
import { hashCode, newCuratorId, newPrivateCode, newStoryId } from '../../src/random.ts';
import type { Story } from '../../src/story/story.ts';
import { approve, decline, unpublish } from '../../src/story/transitions.ts';
import type { Stores } from '../../src/wire.ts';
import { aFullDraft, aReceivedFile } from './drafts.ts';
import { aReadyArtwork, aStoryInReview, consentTo } from './stories.ts';

/** Every state that a story can be in, and those that the public could mistake for published. */
export const situations = [
  'draft',
  'processing',
  'in review',
  'published',
  'published for screens only',
  'declined',
  'unpublished again',
] as const;
export type Situation = (typeof situations)[number];

export interface Kept {
  readonly story: Story;
  readonly code: string;
  /** Of the media whose bytes are stored. */
  readonly media: string;
  readonly rendition: string;
}

export const renditionBytes = 'the rendition of a drawing';
export const originalBytes = 'the original of a drawing';

/** Stores a story of that situation with its bytes, whatever its state: only the rules stand between them and a visitor. */
export async function keepStory(
  { stories, blobs }: Pick<Stores, 'stories' | 'blobs'>,
  situation: Situation,
): Promise<Kept> {
  const id = newStoryId();
  const code = newPrivateCode();
  const ready = aReadyArtwork(id);
  const renditions = await Promise.all(
    ready.renditions.map(async (rendition) => ({
      ...rendition,
      ...(await blobs.put(rendition.key, Readable.from([Buffer.from(renditionBytes)]))),
    })),
  );
  const original = {
    ...ready.original,
    ...(await blobs.put(ready.original.key, Readable.from([Buffer.from(originalBytes)]))),
  };
  const media = { ...ready, original, renditions };
  const consent =
    situation === 'published for screens only'
      ? consentTo({ web: false, kiosk: true })
      : consentTo({ web: true, kiosk: true });
  const waiting = aStoryInReview({
    id,
    media: [media],
    codeHash: hashCode(code),
    consent: [consent],
    title: `A quince in yard ${id}`,
  });
  const at = new Date();
  const archive = { role: 'archive' } as const;

  async function keep(story: Story): Promise<Story> {
    await stories.insert(story);
    return story;
  }

  async function build(): Promise<Story> {
    switch (situation) {
      case 'draft': {
        const draft = aFullDraft();
        return keep({
          ...draft,
          id,
          codeHash: hashCode(code),
          media: [{ ...aReceivedFile(draft, 'artwork'), id: media.id, original, alt: media.alt }],
          answers: { ...draft.answers, title: waiting.title },
        });
      }
      case 'processing': {
        const { waitingSince: _waiting, ...sent } = waiting;
        return keep({
          ...sent,
          state: 'processing',
          media: [media, aReceivedFile({ ...aFullDraft(), id }, 'film')],
        });
      }
      case 'in review':
        return keep(waiting);
      case 'published':
      case 'published for screens only':
        return keep(approve(waiting, at, archive));
      case 'declined':
        return keep(
          decline(waiting, 'Too quiet to hear, sorry.', at, { role: 'curator', id: newCuratorId() }),
        );
      case 'unpublished again': {
        const published = approve(waiting, at, archive);
        await stories.insert(published);
        return stories.replace(published, unpublish(published, null, at, archive));
      }
    }
  }

  return { story: await build(), code, media: media.id, rendition: renditions[0]?.name ?? '' };
}
