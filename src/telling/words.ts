import { countCharacters } from '../story/text/count-characters.ts';
import { oneLine, trimText } from '../story/text/plain-text.ts';
import { defaultLanguage, languageName, languageOptions } from '../story-form/languages.ts';
import { type Field, type Problem, problemAt } from '../web/form-fields.ts';
import { one } from '../web/read-form.ts';

/** Title, words and their language, as a form asks for them. */

export const wordsShape = { title: one, words: one, language: one };

export interface TypedWords {
  readonly title: string;
  readonly words: string;
  readonly language: string;
}

const longestTitle = 150;
const longestWords = 20_000;
export const titleMissing: Problem = { field: 'title', message: 'Give your story a title.' };

/** Titles are one line; a language that the form does not offer is the default one. */
export function tidyWords(sent: TypedWords): TypedWords {
  return {
    title: oneLine(sent.title),
    words: trimText(sent.words),
    language: languageName(sent.language) ? sent.language : defaultLanguage,
  };
}

export function judgeWords(typed: TypedWords): readonly Problem[] {
  const problems: Problem[] = [];
  if (typed.title === '') problems.push(titleMissing);
  const titleLength = countCharacters(typed.title);
  if (titleLength > longestTitle) {
    problems.push({
      field: 'title',
      message: `The title must be ${longestTitle} characters or fewer. Yours has ${titleLength}.`,
    });
  }
  const wordsLength = countCharacters(typed.words);
  if (wordsLength > longestWords) {
    const count = (number: number) => number.toLocaleString('en-GB');
    problems.push({
      field: 'words',
      message: `The words must be ${count(longestWords)} characters or fewer. Yours have ${count(wordsLength)}.`,
    });
  }
  return problems;
}

export function wordsFields(typed: TypedWords, problems: readonly Problem[]): readonly Field[] {
  return [
    {
      partial: 'field/text',
      name: 'title',
      label: 'Title',
      hint: 'A few words that help people find it. Everyone will see it, so leave out anything private.',
      value: typed.title,
      error: problemAt(problems, 'title'),
    },
    {
      partial: 'field/textarea',
      name: 'words',
      label: 'The story in words, if you like',
      hint: 'Write as much or as little as you want. You can leave this empty and let your files speak.',
      value: typed.words,
      rows: 10,
      error: problemAt(problems, 'words'),
    },
    {
      partial: 'field/select',
      name: 'language',
      label: 'What language is your story in?',
      error: null,
      options: languageOptions(typed.language),
    },
  ];
}
