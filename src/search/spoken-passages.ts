import type { PublishedStoryView } from '../publish/published-stories.ts';
import { spokenParagraphs } from '../spoken/spoken-paragraphs.ts';
import { plainWords } from '../spoken/timed-captions.ts';
import { translatedParagraphs } from '../spoken/translated-words.ts';
import type { Hearing } from '../story/media.ts';
import { readWebVtt } from '../story/text/webvtt.ts';

/** Words that are said in a work, or told of it. */
export interface Spoken {
  /** BCP 47 tag. */
  readonly language: string;
  readonly text: string;
}

/** The same with the moment of each: what opens the recording there. */
export interface SpokenPassage extends Spoken {
  /** Where its work stands in the story, from 0. */
  readonly work: number;
  /** Seconds at which each of its words, parted by spaces, is said; null where that is not known. */
  readonly times: readonly number[] | null;
}

/** All that is said in a story's works, in every language in which it can be read. */
export function spokenIn(story: Pick<PublishedStoryView, 'language' | 'media'>): readonly Spoken[] {
  return story.media.flatMap(({ hearing }) => {
    const { transcript, captions, translations = [], chapters = [], description } = hearing;
    return [
      { language: captions?.language ?? story.language, text: transcript ?? captionWords(captions) },
      ...translations.map(({ language, pieces }) => ({
        language,
        text: pieces.map(({ words }) => words).join('\n'),
      })),
      ...chapters.map(({ title }) => ({ language: story.language, text: title })),
      ...(description?.moments ?? []).map(({ words }) => ({ language: story.language, text: words })),
    ].filter(({ text }) => text !== '');
  });
}

function captionWords(captions: Hearing['captions']): string {
  if (!captions) return '';
  const read = readWebVtt(captions.vtt);
  return 'fault' in read ? '' : plainWords(read.cues.map(({ text }) => text).join('\n'));
}

/** The same in passages, whose words have their moments. */
export function passagesOf(story: Pick<PublishedStoryView, 'language' | 'media'>): readonly SpokenPassage[] {
  return story.media.flatMap(({ hearing, form }, work) => {
    const { captions, translations = [], chapters = [], description } = hearing;
    const said = (language: string, paragraphs: ReturnType<typeof spokenParagraphs>) =>
      paragraphs.map(({ lines, times }) => ({
        work,
        language,
        text: lines.join('\n'),
        times: times === null ? null : times.split(' ').map(Number),
      }));
    return [
      ...said(captions?.language ?? story.language, spokenParagraphs(hearing)),
      ...translations.flatMap((translation) =>
        said(translation.language, translatedParagraphs(translation, form === 'film' ? 'film' : 'sound')),
      ),
      ...chapters.map(({ at, title: text }) => ({ work, language: story.language, text, times: [at] })),
      ...(description?.moments ?? []).map(({ at, words: text }) => ({
        ...{ work, language: story.language, text, times: [at] },
      })),
    ];
  });
}
