import { playerOf, recordingHeading } from '../desk/recording-view.ts';
import { canBeTranslated } from '../spoken/translated-words.ts';
import { formOf, type Media, type ReadyMedia, type Translation } from '../story/media.ts';
import { isTicked, textOf, type Values } from '../story-form/field.ts';
import { languageName } from '../story-form/languages.ts';
import { boxField, type Problem, problemAt } from '../web/form-fields.ts';
import { say } from '../words/say.ts';
import { longDay } from '../words/times.ts';
import { languageOf, languagesFor } from './languages.ts';
import type { AtTranslations } from './translating-door.ts';
import { markOfPage, markOfWords, pieceInput, type Row } from './translation-form.ts';

/** "Welsh, by Nia Price", or that it is not finished. */
export const translationInWords = ({ language, by, finished }: Translation) =>
  say(finished ? 'translation-line' : 'translation-line-unfinished', {
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

/** The model of views/translations/translations. */
export function translationPage(at: AtTranslations, media: ReadyMedia, { done, editing }: Shown) {
  const { story, who, address } = at;
  const from = languageOf(story, media);
  const words = markOfWords(media);
  return {
    title: say('translations-title', { title: story.title }),
    bodyClass: 'curate',
    story: { title: story.title, lang: story.language === 'und' ? null : story.language },
    scripts: [
      'js/curate/keys.js',
      ...(editing ? ['js/desk/translate.js', 'js/files/caption-file.js', 'js/curate/unsaved.js'] : []),
    ],
    ...{ id: media.id, heading: recordingHeading(story, media), address },
    player: editing && playerOf(media, (name) => at.fileAddress(media, name)),
    back: editing ? { address, words: say('translations-all') } : at.back,
    done: doings.includes(done) ? say(`translation-done-${done}`, { who }) : null,
    lead: say('translations-lead', { who }),
    from: languageName(from),
    errors: editing?.problems ?? [],
    all: (media.hearing.translations ?? []).map((translation) => ({
      language: translation.language,
      name: languageName(translation.language),
      label: translationInWords(translation),
      when: longDay(translation.at),
      isOld: translation.madeFrom !== words,
      madeFrom: markOfPage(words, translation),
    })),
    languages: languagesFor(story, media).map((tag) => ({ value: tag, label: languageName(tag) })),
    nothing: canBeTranslated(media)
      ? null
      : say('translations-no-words', { film: isFilm(media) ? 'yes' : 'no' }),
    editing: editing && editor(at, media, words, editing),
  };
}

const isFilm = (media: Media) => formOf(media) === 'film';

function editor(
  { story, who, effect }: AtTranslations,
  media: ReadyMedia,
  words: string,
  { language, translation, rows, values, problems }: Editing,
) {
  const name = languageName(language);
  return {
    language,
    name,
    effect,
    from: languageName(languageOf(story, media)),
    madeFrom: markOfPage(words, translation),
    isOld: translation !== null && translation.madeFrom !== words,
    isFilm: isFilm(media),
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
        label: say('translation-by'),
        hint: say('translation-by-hint'),
        value: textOf(values, 'by'),
        autocomplete: 'off',
        error: problemAt(problems, 'by'),
      },
      boxField({
        name: 'finished',
        legend: say('translation-finished'),
        label: say('translation-finished-label', { who }),
        isTicked: isTicked(values, 'finished'),
        error: problemAt(problems, 'finished'),
      }),
    ],
    whole: {
      value: textOf(values, 'whole'),
      error: problemAt(problems, 'whole'),
      isOpen: textOf(values, 'whole') !== '',
      film: isFilm(media) ? 'yes' : 'no',
    },
  };
}
