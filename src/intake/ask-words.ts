import { defaultLanguage, languageName, storyLanguages } from '../telling/languages.ts';
import { countCharacters, type Problem, problemAt } from '../web/form-fields.ts';
import { one } from '../web/read-form.ts';
import { withAnswers } from './drafts.ts';
import type { Body, FormQuestion } from './question.ts';

const title = 'What is your story called?';
const longestTitle = 150;
const longestWords = 20_000;
const missing: Problem = { field: 'title', message: 'Give your story a title.' };

interface Typed {
  readonly title: string;
  readonly words: string;
  readonly language: string;
}

export const askWords: FormQuestion = {
  kind: 'form',
  slug: 'words',
  title,
  isAsked: () => true,
  problems: ({ answers }) => (answers.title ? [] : [missing]),
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
    const sent = read({ title: one, words: one, language: one });
    const typed = {
      title: sent.title.replace(/\s*[\r\n\u2028\u2029]+\s*/g, ' ').trim(),
      words: sent.words.trim(),
      language: languageName(sent.language) ? sent.language : defaultLanguage,
    };
    const problems = judge(typed);
    return {
      problems,
      body: body(typed, problems),
      change: problems.length === 0 ? withAnswers(typed) : null,
    };
  },
};

function judge(typed: Typed): readonly Problem[] {
  const problems: Problem[] = [];
  if (typed.title === '') problems.push(missing);
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

function body(typed: Typed, problems: readonly Problem[]): Body {
  return {
    heading: title,
    lead: null,
    fields: [
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
        options: storyLanguages.map(({ tag, name }) => ({
          value: tag,
          label: name,
          selected: tag === typed.language,
        })),
      },
    ],
  };
}
