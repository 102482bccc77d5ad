import { never } from '../errors.ts';
import type { TopicSlug } from '../story/ids.ts';
import { type Hearing, nothingToRead, type ReceivedMedia } from '../story/media.ts';
import type { Sensitivity } from '../story/telling.ts';
import type { SampleMedia, SampleStory } from './sample-story.ts';

/** What is shown beside a file for those who cannot see or hear it. */
export function wordsFor(from: SampleMedia): Pick<ReceivedMedia, 'alt' | 'hearing'> {
  const waived: Hearing = { ...nothingToRead, waiver: 'Nobody speaks in it.' };
  switch (from.form) {
    case 'artwork':
      return { alt: { kind: 'words', words: from.alt }, hearing: nothingToRead };
    case 'sound':
      return { alt: null, hearing: { ...waived, transcript: from.heard } };
    case 'film':
      return { alt: { kind: 'words', words: from.shows }, hearing: hearingOfFilm(from.captions) ?? waived };
    default:
      return never(from);
  }
}

function hearingOfFilm(vtt: string | undefined): Hearing | null {
  return vtt === undefined ? null : { ...nothingToRead, captions: { vtt, language: 'en', checked: true } };
}

export function sensitiveOf({ sensitive = [] }: SampleStory): Sensitivity {
  return { topics: sensitive as readonly TopicSlug[], note: null };
}
