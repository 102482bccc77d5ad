import { wordsIn } from '../spoken/translated-words.ts';
import { say } from '../words/say.ts';
import type { StoryField } from './field.ts';
import { languageName } from './languages.ts';
import { mediaName } from './media-names.ts';

/** What is said in a recording in other languages. People translate on a page of its own: no form about a story asks it. */
export const translationsField: StoryField = {
  name: 'translations',
  reach: {
    shown: true,
    reviewed: true,
    exported: 'research gets the words as they were said',
    searchable: true,
    erased: true,
    compared: true,
  },
  inputs: () => ({}),
  stored: () => ({}),
  parse: () => ({}),
  judge: () => [],
  view: () => [],
  apply: (_values, told) => told,
  lines: ({ media }) =>
    media.flatMap((each) =>
      (each.hearing.translations ?? [])
        .filter(({ finished }) => finished)
        .map((translation) => ({
          field: `translation-${each.id}-${translation.language}`,
          label: say('story-form-translation-of', {
            name: mediaName(each, media),
            language: languageName(translation.language),
          }),
          value: wordsIn(translation),
          lang: translation.language,
        })),
    ),
};
