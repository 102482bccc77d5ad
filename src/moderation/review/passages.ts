import type { SentStory } from '../../story/story.ts';
import { readWebVtt, tidyWebVtt } from '../../story/text/webvtt.ts';
import type { Passage } from '../requests/private-details.ts';
import { pageField } from './page-edits.ts';
import { fileName } from './story-words.ts';
import type { Typed } from './typed.ts';

/** Every piece of text that visitors will read, as it stands in the boxes. */
export function passagesOf(story: SentStory, typed: Typed): readonly Passage[] {
  return [
    { where: 'Title', field: 'title', text: typed.title },
    { where: 'Words', field: 'words', text: typed.words },
    { where: 'Note before the story', field: 'note', text: typed.note },
    ...story.media.flatMap((media): readonly Passage[] => {
      const name = fileName(media, story.media);
      const alt = typed.alt.get(media.id);
      const hearing = typed.hearing.get(media.id);
      return [
        { where: `Description of ${name}`, field: `alt-${media.id}`, text: alt?.words ?? '' },
        ...(typed.pages.get(media.id)?.words ?? []).map((text, index) => ({
          where: `Page ${index + 1} of ${name}`,
          field: pageField(index + 1, media.id),
          text,
        })),
        {
          where: `Transcript of ${name}`,
          field: `transcript-${media.id}`,
          text: hearing?.transcript ?? '',
        },
        {
          where: `Captions of ${name}`,
          field: `captions-${media.id}`,
          text: captionWords(hearing?.captions ?? ''),
        },
      ];
    }),
  ].filter(({ text }) => text !== '');
}

/** What is said in the captions, a line each; all of what was typed where it is no WebVTT yet. */
export function captionWords(vtt: string): string {
  const read = readWebVtt(tidyWebVtt(vtt));
  if ('fault' in read) return vtt;
  return read.cues.map(({ text }) => text.replaceAll(/<[^>]*>/g, '')).join('\n');
}
