import { defaultLanguage, languageName } from '../../story-form/languages.ts';
import {
  judgeWords,
  type TypedWords,
  tidyWords,
  titleMissing,
  wordsFields,
  wordsShape,
} from '../../telling/words.ts';
import type { Problem } from '../../web/form-fields.ts';
import { withAnswers } from '../drafts.ts';
import type { Body, FormQuestion } from './question.ts';

const title = 'What is your story called?';

export const askWords: FormQuestion = {
  kind: 'form',
  slug: 'words',
  part: 'story',
  title,
  isAsked: () => true,
  problems: ({ answers }) => (answers.title ? [] : [titleMissing]),
  rows({ answers }) {
    const lang = answers.language ?? defaultLanguage;
    return [
      { field: 'title', label: 'Title', value: answers.title, lang },
      {
        field: 'words',
        label: 'Words',
        value: answers.words === '' ? 'None' : answers.words,
        ...(answers.words ? { lang } : {}),
      },
      { field: 'language', label: 'Language', value: answers.language && languageName(answers.language) },
    ];
  },
  show: ({ answers }) =>
    body(
      {
        title: answers.title ?? '',
        words: answers.words ?? '',
        language: answers.language ?? defaultLanguage,
      },
      [],
    ),
  answer(read) {
    const typed = tidyWords(read(wordsShape));
    const problems = judgeWords(typed);
    return {
      problems,
      body: body(typed, problems),
      change: problems.length === 0 ? withAnswers(typed) : null,
    };
  },
};

function body(typed: TypedWords, problems: readonly Problem[]): Body {
  return { heading: title, lead: null, fields: wordsFields(typed, problems) };
}
