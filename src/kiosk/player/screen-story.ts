import { createHash } from 'node:crypto';
import type { PublishedMedia, PublishedStoryView } from '../../publish/published-stories.ts';
import { captionsName, captionsNamed, captionsType, translatedName } from '../../spoken/captions-named.ts';
import { speechStarts } from '../../spoken/moments.ts';
import { spokenParagraphs } from '../../spoken/spoken-paragraphs.ts';
import { translatedParagraphs } from '../../spoken/translated-words.ts';
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
  const { transcript, waiver, translations = [], chapters = [] } = media.hearing;
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
      language: null,
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
    translations: translations.map((translation) => ({
      language: translation.language,
      direction: directionOf(translation.language),
      by: translation.by,
      spoken: translatedParagraphs(translation, media.form === 'film' ? 'film' : 'sound'),
    })),
    chapters,
    description: toldMoments(media.hearing),
    pages: media.pages.map(({ alt }) => ({ alt })),
    animation: media.animation,
    files: [...files, ...captionsOf(story, media, context)],
  };
}

/** The description with its times. A voice that somebody recorded comes as a file of its own, and goes before. */
function toldMoments({ description, captions }: PublishedMedia['hearing']): ScreenMedia['description'] {
  const moments = description?.moments ?? [];
  const others = [...moments.map(({ at }) => at), ...speechStarts(captions)];
  return moments.map(({ at, words }) => {
    const later = others.filter((start) => start > at);
    return { at, words, until: later.length > 0 ? Math.min(...later) : null };
  });
}

/** The captions and their translations. The read model leaves out those that nobody has checked (P27). */
function captionsOf(story: StoryId, media: PublishedMedia, { fileAddress }: ScreenContext): ScreenFile[] {
  const { captions, translations = [] } = media.hearing;
  const named = [
    ...(captions ? [{ name: captionsName, language: captions.language }] : []),
    ...(media.form === 'film' ? translations : []).map(({ language }) => ({
      name: translatedName(language),
      language,
    })),
  ];
  return named.flatMap(({ name, language }): ScreenFile[] => {
    const vtt = captionsNamed(media.hearing, name);
    if (vtt === null) return [];
    const file = { role: 'captions', url: fileAddress(story, media.id, name), type: captionsType } as const;
    return [{ ...file, ...measured(vtt), page: null, width: null, height: null, language }];
  });
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
