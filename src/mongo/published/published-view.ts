import type {
  ListedStory,
  PublishedFiles,
  PublishedMedia,
  PublishedStoryView,
} from '../../publish/published-stories.ts';
import { showingTime } from '../../story/consent.ts';
import { shownSize } from '../../story/framing.ts';
import { type Hearing, isAnimation, isReady, pagesOf, type ReadyMedia } from '../../story/media.ts';
import type { PublishedStory } from '../../story/story.ts';
import { creditName, makersNamed } from '../../story/telling.ts';

/** A published story as the public may know it: each field is named here, so nothing else can come along. */
export function toView(story: PublishedStory): PublishedStoryView {
  return {
    id: story.id,
    title: story.title,
    words: story.words,
    language: story.language,
    madeOf: story.madeOf,
    credit: creditName(story.credit),
    makers: makersNamed(story.rights),
    neighbourhood: story.neighbourhood,
    themes: story.themes,
    publishedAt: story.publishedAt,
    until: showingTime(story.consent).until,
    licence: story.licence,
    sensitive: story.sensitive,
    sample: story.sample,
    videoTour: story.videoTour,
    media: story.media.filter(isReady).map(toPublishedMedia),
  };
}

/** The same of a story that was read without its longest words (published-stories.ts). */
export function toListed(story: PublishedStory): ListedStory {
  const { media, ...view } = toView(story);
  return { ...view, media: media.map(({ hearing: _unread, ...listed }) => listed) };
}

/** What can be fetched of a work. */
export function toFiles({ id, renditions, hearing }: ReadyMedia): PublishedFiles {
  return { media: id, renditions, hearing: toPublishedHearing(hearing) };
}

function toPublishedMedia(media: ReadyMedia): PublishedMedia {
  const { facts } = media;
  const size = shownSize(media);
  return {
    id: media.id,
    form: facts.form,
    width: size?.width ?? null,
    height: size?.height ?? null,
    seconds: facts.form === 'artwork' ? null : facts.seconds,
    alt: media.alt,
    // Of a page its size and words stay behind: the text layer was only a draft.
    pages: pagesOf(media).map((_facts, index) => ({ alt: media.pageAlts?.[index] ?? null })),
    animation: isAnimation(media),
    hearing: toPublishedHearing(media.hearing),
    placeholder: media.placeholder,
    renditions: media.renditions.map(({ key: _private, ...rendition }) => rendition),
  };
}

/** What a person has read or finished (P27). */
function toPublishedHearing(hearing: Hearing): Hearing {
  const { transcript, captions, waiver, translations, chapters, description } = hearing;
  return {
    transcript,
    captions: captions?.checked ? captions : null,
    waiver,
    ...(translations && { translations: translations.filter(({ finished }) => finished) }),
    ...(chapters && { chapters }),
    ...(description && { description }),
  };
}
