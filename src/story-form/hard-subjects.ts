import { trimText } from '../story/text/plain-text.ts';
import type { Topic } from '../story/topics.ts';
import { problemAt } from '../web/form-fields.ts';
import { many, one } from '../web/read-form.ts';
import { listed } from '../words/lists.ts';
import { say } from '../words/say.ts';
import { listOf, type StoryField, textOf, tooLong } from './field.ts';
import { withAnswers } from './told.ts';

const longestNote = 500;

/** Hard subjects, of which visitors are told first (P11). None is fine. A curator can add words of their own. */
export const hardSubjectsField: StoryField = {
  name: 'hard-subjects',
  reach: {
    shown: true,
    reviewed: true,
    exported: true,
    searchable: 'nobody is led to a hard story by its subject',
    erased: true,
    compared: true,
  },
  exported: { hardSubjects: ({ sensitive }) => sensitive.topics },
  inputs: (_told, { voice }) => ({ topics: many, ...(voice === 'curator' && { note: one }) }),
  stored: ({ answers }, { topics, voice }) => ({
    topics: known(answers.sensitiveTopics ?? [], topics).map(({ slug }) => slug),
    ...(voice === 'curator' && { note: answers.note ?? '' }),
  }),
  parse: (sent, _told, { topics, voice }) => ({
    topics: known(listOf(sent, 'topics'), topics).map(({ slug }) => slug),
    ...(voice === 'curator' && { note: trimText(textOf(sent, 'note')) }),
  }),
  judge: (values) => tooLong('note', textOf(values, 'note'), longestNote, 'story-form-note-too-long'),
  view: (values, problems, _told, { topics, voice }) => [
    ...(topics.length > 0
      ? [
          {
            partial: 'field/choices',
            type: 'checkbox',
            name: 'topics',
            legend: say(voice === 'curator' ? 'story-form-topics-label' : 'story-form-topics-question'),
            hint: say(voice === 'curator' ? 'story-form-topics-hint-curator' : 'story-form-topics-hint'),
            error: null,
            options: topics.map(({ slug, name }) => ({
              value: slug,
              label: name,
              checked: listOf(values, 'topics').includes(slug),
            })),
          } as const,
        ]
      : []),
    ...(voice === 'curator'
      ? [
          {
            partial: 'field/textarea',
            name: 'note',
            label: say('story-form-note-label'),
            hint: say('story-form-note-hint'),
            value: textOf(values, 'note'),
            rows: 3,
            error: problemAt(problems, 'note'),
          } as const,
        ]
      : []),
  ],
  apply: (values, told, { topics, voice }) =>
    withAnswers(told, {
      sensitiveTopics: known(listOf(values, 'topics'), topics).map(({ slug }) => slug),
      ...(voice === 'curator' && { note: textOf(values, 'note') || null }),
    }),
  lines: ({ answers }, { topics, voice }) => [
    {
      field: 'topics',
      label: say('story-form-topics-label'),
      value: listed(known(answers.sensitiveTopics ?? [], topics).map(({ name }) => name)),
    },
    ...(voice === 'curator'
      ? [{ field: 'note', label: say('story-form-note-label'), value: answers.note ?? '' }]
      : []),
  ],
};

/** Those that there are now, in their order. */
function known(slugs: readonly string[], topics: readonly Topic[]): readonly Topic[] {
  return topics.filter(({ slug }) => slugs.includes(slug));
}
