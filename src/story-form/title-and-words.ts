import { oneLine, trimText } from '../story/text/plain-text.ts';
import { type Problem, problemAt } from '../web/form-fields.ts';
import { one } from '../web/read-form.ts';
import { say } from '../words/say.ts';
import { type FormContext, type StoryField, textOf, tooLong, voiced } from './field.ts';
import { defaultLanguage, isOffered, languageName, languageOptions } from './languages.ts';
import { type Told, withAnswers } from './told.ts';

const longestTitle = 200;
const longestWords = 20_000;

/**
 * Title, words and their language. A story of words alone is a work like any other, so one without files cannot do without
 * words; titles are one line.
 */
export const titleAndWordsField: StoryField = {
  name: 'title-and-words',
  reach: { shown: true, reviewed: true, exported: true, searchable: true, erased: true, compared: true },
  exported: {
    title: (story) => story.title,
    words: (story) => story.words,
    language: (story) => story.language,
  },
  inputs: () => ({ title: one, words: one, language: one }),
  stored: ({ answers }) => ({
    title: answers.title ?? '',
    words: answers.words ?? '',
    language: answers.language ?? defaultLanguage,
  }),
  parse: (sent, told) => ({
    title: oneLine(textOf(sent, 'title')),
    words: trimText(textOf(sent, 'words')),
    language: languageOf(textOf(sent, 'language'), told),
  }),
  judge(values, told, context) {
    const [title, words] = [textOf(values, 'title'), textOf(values, 'words')];
    const problems: Problem[] = [
      ...tooLong('title', title, longestTitle, 'story-form-title-too-long'),
      ...tooLong('words', words, longestWords, 'story-form-words-too-long'),
    ];
    if (title === '')
      problems.unshift({ field: 'title', message: say(voiced('story-form-title-missing', context)) });
    if (words === '' && !hasFiles(told, context))
      problems.push({ field: 'words', message: say('story-form-words-missing') });
    return problems;
  },
  view(values, problems, told, context) {
    const isCurator = context.voice === 'curator';
    const withFiles = hasFiles(told, context);
    const lang = textOf(values, 'language');
    return [
      {
        partial: 'field/text',
        name: 'title',
        label: say('story-form-title-label'),
        ...(!isCurator && { hint: say('story-form-title-hint') }),
        value: textOf(values, 'title'),
        error: problemAt(problems, 'title'),
      },
      {
        partial: 'field/textarea',
        name: 'words',
        label: say(wordsLabel(withFiles, context)),
        ...(!isCurator && !withFiles && { hint: say('story-form-words-alone-hint') }),
        value: textOf(values, 'words'),
        rows: 6,
        ...(context.sent && { lang }),
        error: problemAt(problems, 'words'),
      },
      {
        partial: 'field/select',
        name: 'language',
        label: say(voiced('story-form-language-question', context)),
        error: null,
        options: languageOptions(lang),
      },
    ];
  },
  apply: (values, told) =>
    withAnswers(told, {
      title: textOf(values, 'title'),
      words: textOf(values, 'words'),
      language: textOf(values, 'language'),
    }),
  lines({ answers }) {
    const lang = answers.language ?? defaultLanguage;
    return [
      { field: 'title', label: say('story-form-title-label'), value: answers.title, lang },
      { field: 'words', label: say('story-form-words-label'), value: answers.words, lang },
      {
        field: 'language',
        label: say('story-form-language-label'),
        value: answers.language && languageName(answers.language),
      },
    ];
  },
};

/** A language that is not offered stays only where the story has it already. */
function languageOf(tag: string, { answers }: Told): string {
  return isOffered(tag) || tag === answers.language ? tag : (answers.language ?? defaultLanguage);
}

/** Files that are still on their way count too. */
const hasFiles = ({ media }: Told, { arriving }: FormContext) => media.length > 0 || arriving > 0;

function wordsLabel(withFiles: boolean, { voice }: FormContext): string {
  if (voice === 'curator') return 'story-form-words-label';
  return withFiles ? 'story-form-words-question' : 'story-form-words-alone-question';
}
