import {
  isAnimation,
  isReady,
  type Media,
  pagesOf,
  type ReadyMedia,
  type Rendition,
} from '../../story/media.ts';
import type { SentStory } from '../../story/story.ts';
import { languageOptions } from '../../story-form/languages.ts';
import { renditionAddress } from './media-view.ts';
import { pageBoxes } from './page-boxes.ts';
import { captionWords } from './passages.ts';
import { isHeard, type Typed } from './typed.ts';

type Problem = Readonly<Record<string, string>>;

/** The boxes of one file on the review page: what it shows, and what stands in for hearing it (P26). Null for none. */
export function mediaBoxes(story: SentStory, media: Media, typed: Typed, problem: Problem) {
  if (!isReady(media)) return { describing: null, pages: null, hearing: null };
  const address = (rendition: Rendition) => renditionAddress(story.id, media.id, rendition.name);
  return {
    describing: describing(media, typed, problem),
    pages: pageBoxes(media, typed.pages.get(media.id), problem, address),
    hearing: isHeard(media) ? hearing(story, media, typed, problem) : null,
  };
}

function describing(media: ReadyMedia, typed: Typed, problem: Problem) {
  const { id } = media;
  const isFilm = media.facts.form === 'film' && !isAnimation(media);
  const what = pagesOf(media).length > 0 ? 'the whole booklet' : 'this picture';
  const alt = typed.alt.get(id);
  return (
    alt && {
      name: `alt-${id}`,
      label: isFilm ? 'What can be seen in this film?' : `What does ${what} show?`,
      hint: isFilm
        ? 'For people who cannot see it. Needed only where the sound does not tell it.'
        : 'For people who cannot see it. One or two sentences.',
      value: alt.words,
      error: problem[`alt-${id}`],
      decorative: isFilm ? null : { name: `decorative-${id}`, checked: alt.decorative },
    }
  );
}

function hearing(story: SentStory, media: Media, typed: Typed, problem: Problem) {
  const { id } = media;
  const isFilm = isReady(media) && media.facts.form === 'film';
  const now = typed.hearing.get(id);
  const stored = media.hearing.captions;
  return {
    name: isFilm ? 'this film' : 'this sound',
    isFilm,
    transcript: {
      name: `transcript-${id}`,
      value: now?.transcript ?? '',
      error: problem[`transcript-${id}`],
      // Of a film it is an extra: it stays folded away until there is one.
      isOpen: !isFilm || Boolean(now?.transcript) || Boolean(problem[`transcript-${id}`]),
    },
    captions: isFilm && {
      name: `captions-${id}`,
      value: now?.captions ?? '',
      error: problem[`captions-${id}`],
      language: {
        name: `captions-language-${id}`,
        options: languageOptions(now?.captionsLanguage ?? story.language),
      },
      read: {
        name: `captions-read-${id}`,
        checked: now?.captionsRead ?? false,
        error: problem[`captions-read-${id}`],
      },
      isDraft: stored !== null && !stored.checked,
    },
    waiver: {
      name: `waiver-${id}`,
      label: isFilm ? 'Or: why this film needs no captions' : 'Or: why this sound needs no transcript',
      value: now?.waiver ?? '',
      error: problem[`waiver-${id}`],
    },
  };
}

/** The same as it is kept, for a page without boxes; null where there is nothing. */
export function mediaWords(media: Media) {
  const { transcript, captions, waiver } = media.hearing;
  if (transcript === null && captions === null && waiver === null) return null;
  return {
    transcript,
    waiver,
    captions: captions && { words: captionWords(captions.vtt), isDraft: !captions.checked },
  };
}
