import { canBeTranslated } from '../../spoken/translated-words.ts';
import type { StoryId } from '../../story/ids.ts';
import { formOf, type Media, type ReadyMedia, type Translation } from '../../story/media.ts';
import type { SentStory } from '../../story/story.ts';
import { isTicked, textOf, type Values } from '../../story-form/field.ts';
import { languageName, offeredLanguages } from '../../story-form/languages.ts';
import { boxField, type Problem, problemAt } from '../../web/form-fields.ts';
import { say } from '../../words/say.ts';
import { longDay } from '../../words/times.ts';
import { mediaView } from '../review/media-view.ts';
import { storyPage } from '../story-page.ts';
import { markOfPage, markOfWords, pieceInput, type Row } from './translation-form.ts';

export const translationsAddress = (story: StoryId, media: string) =>
  `/curate/stories/${story}/translations/${media}`;

/** The language of the words as they are said. */
const languageOf = (story: SentStory, media: Media) => media.hearing.captions?.language ?? story.language;

/** Into which it can still be put. */
export function languagesFor(story: SentStory, media: Media): readonly string[] {
  const taken = media.hearing.translations?.map(({ language }) => language) ?? [];
  if (!canBeTranslated(media)) return [];
  return offeredLanguages.filter((tag) => tag !== languageOf(story, media) && !taken.includes(tag));
}

/** What the review page says of them, beside a recording; null where there is nothing to translate. */
export function translationsView(story: SentStory, media: Media) {
  if (!canBeTranslated(media) && !media.hearing.translations) return null;
  return {
    address: translationsAddress(story.id, media.id),
    all: (media.hearing.translations ?? []).map(inWords),
  };
}

/** "Welsh, by Nia Price", or that it is not finished. */
const inWords = ({ language, by, finished }: Translation) =>
  say(finished ? 'curate-translation-line' : 'curate-translation-line-unfinished', {
    language: languageName(language),
    by,
    named: by ? 'yes' : 'no',
  });

export interface Editing {
  readonly language: string;
  readonly translation: Translation | null;
  readonly rows: readonly Row[];
  readonly values: Values;
  readonly problems: readonly Problem[];
}

interface Shown {
  /** What was just done, as the address says it. */
  readonly done: string;
  /** Null lists what there is. */
  readonly editing: Editing | null;
}

const doings = ['shown', 'kept', 'removed'];

/** The model of views/curate/translations. */
export function translationPage(story: SentStory, media: ReadyMedia, { done, editing }: Shown) {
  const index = story.media.indexOf(media);
  const { id, heading, form, show } = mediaView(story.id, media, index, story.media.length);
  const page = storyPage(say('curate-translations-title', { title: story.title }), story);
  const from = languageOf(story, media);
  const words = markOfWords(media);
  return {
    ...page,
    story: { ...page.story, title: story.title },
    scripts: [
      'js/curate/keys.js',
      ...(editing ? ['js/curate/translate.js', 'js/files/caption-file.js', 'js/curate/unsaved.js'] : []),
    ],
    ...{ id, heading, form, show },
    address: translationsAddress(story.id, media.id),
    back: `/curate/stories/${story.id}#media-${media.id}`,
    done: doings.includes(done) ? say(`curate-translation-done-${done}`) : null,
    from: languageName(from),
    errors: editing?.problems ?? [],
    all: (media.hearing.translations ?? []).map((translation) => ({
      language: translation.language,
      name: languageName(translation.language),
      label: inWords(translation),
      when: longDay(translation.at),
      isOld: translation.madeFrom !== words,
      madeFrom: markOfPage(words, translation),
    })),
    languages: languagesFor(story, media).map((tag) => ({ value: tag, label: languageName(tag) })),
    isEmpty: !canBeTranslated(media),
    editing: editing && editor(media, words, from, editing),
  };
}

function editor(
  media: ReadyMedia,
  words: string,
  from: string,
  { language, translation, rows, values, problems }: Editing,
) {
  const name = languageName(language);
  return {
    language,
    name,
    from: languageName(from),
    madeFrom: markOfPage(words, translation),
    isOld: translation !== null && translation.madeFrom !== words,
    isFilm: formOf(media) === 'film',
    rows: rows.map(({ start, end, original }, index) => ({
      ...{ start, end, original },
      number: index + 1,
      name: pieceInput(index),
      value: textOf(values, pieceInput(index)),
      error: problemAt(problems, pieceInput(index)),
      rows: Math.min(12, Math.max(2, Math.ceil(original.length / 45))),
    })),
    fields: [
      {
        partial: 'field/text',
        name: 'by',
        label: say('curate-translation-by'),
        hint: say('curate-translation-by-hint'),
        value: textOf(values, 'by'),
        autocomplete: 'off',
        error: problemAt(problems, 'by'),
      },
      boxField({
        name: 'finished',
        legend: say('curate-translation-finished'),
        label: say('curate-translation-finished-label'),
        isTicked: isTicked(values, 'finished'),
        error: problemAt(problems, 'finished'),
      }),
    ],
    whole: {
      value: textOf(values, 'whole'),
      error: problemAt(problems, 'whole'),
      isOpen: textOf(values, 'whole') !== '',
      film: formOf(media) === 'film' ? 'yes' : 'no',
    },
  };
}
