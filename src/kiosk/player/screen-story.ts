import { createHash } from 'node:crypto';
import type { PublishedMedia, PublishedStoryView } from '../../publish/published-stories.ts';
import { spokenParagraphs } from '../../spoken/spoken-paragraphs.ts';
import type { MediaId, StoryId } from '../../story/ids.ts';
import type { Neighbourhood } from '../../story/places.ts';
import { supportLinks } from '../../story/support-links.ts';
import { directionOf } from '../../story/text/plain-text.ts';
import { openingOf } from '../../story/text/set-text.ts';
import type { Topic } from '../../story/topics.ts';
import { contentNote, topicsOf } from '../../words/content-note.ts';
import { kindOf } from '../../words/kinds.ts';
import { fittingFiles, type Glass } from './fitting-files.ts';
import type { ScreenFile, ScreenMedia, ScreenStory, ShortAddress } from './kiosk-api.ts';

/** Captions have no file of their own in the store: they are part of the story, and go by this name. */
export const captionsName = 'captions.vtt';
export const captionsType = 'text/vtt; charset=utf-8';

export interface ScreenContext {
  readonly glass: Glass;
  readonly neighbourhoods: readonly Neighbourhood[];
  readonly topics: readonly Topic[];
  /** Null where the story may not show on the website. */
  readonly address: ShortAddress | null;
  /** Where this screen fetches a file. */
  fileAddress(story: StoryId, media: MediaId, name: string): string;
}

/** A story as a screen is to hold it. */
export function screenStory(story: PublishedStoryView, context: ScreenContext): ScreenStory {
  const place = context.neighbourhoods.find(({ slug }) => slug === story.neighbourhood);
  return {
    id: story.id,
    title: story.title,
    words: story.words,
    language: story.language,
    direction: directionOf(story.language),
    credit: story.credit,
    makers: story.makers,
    written: writtenOf(story),
    neighbourhood: place?.name ?? story.neighbourhood,
    themes: story.themes,
    sample: story.sample,
    note: contentNote(story, context.topics)?.sentences.join(' ') ?? null,
    support: supportAfter(story, context.topics),
    address: context.address,
    until: story.until?.toISOString() ?? null,
    media: story.media.map((media) => screenMedia(story.id, media, context)),
  };
}

function screenMedia(story: StoryId, media: PublishedMedia, context: ScreenContext): ScreenMedia {
  const { transcript, waiver } = media.hearing;
  const files = fittingFiles(media, context.glass).map(({ role, rendition }): ScreenFile => {
    const { name, type, bytes, sha256, width = null, height = null, page = null } = rendition;
    return {
      role,
      url: context.fileAddress(story, media.id, name),
      type,
      bytes,
      sha256,
      page,
      width,
      height,
    };
  });
  return {
    id: media.id,
    form: media.form,
    kind: kindOf(media),
    alt: media.alt,
    width: media.width,
    height: media.height,
    seconds: media.seconds,
    placeholder: media.placeholder,
    transcript,
    spoken: spokenParagraphs(media.hearing),
    waiver,
    pages: media.pages.map(({ alt }) => ({ alt })),
    animation: media.animation,
    files: [...files, ...captionsOf(story, media, context)],
  };
}

function captionsOf(story: StoryId, media: PublishedMedia, { fileAddress }: ScreenContext): ScreenFile[] {
  const { captions } = media.hearing;
  // The read model leaves out those that nobody has checked (P27).
  if (!captions) return [];
  const { bytes, sha256 } = measured(captions.vtt);
  const url = fileAddress(story, media.id, captionsName);
  return [
    { role: 'captions', url, type: captionsType, bytes, sha256, page: null, width: null, height: null },
  ];
}

export function measured(text: string): { readonly bytes: number; readonly sha256: string } {
  return { bytes: Buffer.byteLength(text), sha256: createHash('sha256').update(text).digest('hex') };
}

function writtenOf({ media, words }: PublishedStoryView): ScreenStory['written'] {
  if (media.length > 0) return null;
  const { isVerse, stanzas } = openingOf(words);
  return { isVerse, opening: stanzas };
}

/** Where to turn after a hard story; never a web address, since nothing leads out of a screen. */
function supportAfter(
  { sensitive, neighbourhood }: PublishedStoryView,
  topics: readonly Topic[],
): ScreenStory['support'] {
  return supportLinks(topicsOf(sensitive.topics, topics), neighbourhood).map(({ name, phone, about }) => ({
    name,
    phone,
    about,
  }));
}

/** Bytes of every file together, each counted once. */
export function bytesOf(stories: readonly Pick<ScreenStory, 'media'>[]): number {
  const files = stories.flatMap(({ media }) => media.flatMap((each) => each.files));
  return [...new Map(files.map(({ url, bytes }) => [url, bytes])).values()].reduce(
    (sum, bytes) => sum + bytes,
    0,
  );
}
