import { oneLine } from '../story/text/plain-text.ts';
import { problemAt } from '../web/form-fields.ts';
import { one } from '../web/read-form.ts';
import { say } from '../words/say.ts';
import { type StoryField, textOf, tooLong } from './field.ts';
import { withAnswers } from './told.ts';

const name = 'made-of';
const longest = 200;

/** What the work is made of, as a museum's label says it: "Felt-tip on card", "A phone's voice memo". May stay empty. */
export const madeOfField: StoryField = {
  name,
  reach: { shown: true, reviewed: true, exported: true, searchable: true, erased: true, compared: true },
  exported: { madeOf: (story) => story.madeOf },
  inputs: () => ({ [name]: one }),
  stored: ({ answers }) => ({ [name]: answers.madeOf ?? '' }),
  parse: (sent) => ({ [name]: oneLine(textOf(sent, name)) }),
  judge: (values) => tooLong(name, textOf(values, name), longest, 'story-form-made-of-too-long'),
  view: (values, problems, _told, { voice }) => [
    {
      partial: 'field/text',
      name,
      label: say(voice === 'curator' ? 'story-form-made-of-label' : 'story-form-made-of-question'),
      ...(voice === 'storyteller' && { hint: say('story-form-made-of-hint') }),
      value: textOf(values, name),
      error: problemAt(problems, name),
    },
  ],
  apply: (values, told) => withAnswers(told, { madeOf: textOf(values, name) }),
  lines: ({ answers }) => [
    {
      field: name,
      label: say('story-form-made-of-label'),
      value: answers.madeOf ?? '',
      lang: answers.language ?? 'und',
    },
  ],
};
