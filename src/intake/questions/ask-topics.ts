import type { TopicSlug } from '../../story/ids.ts';
import type { Topic } from '../../story/topics.ts';
import { many } from '../../web/read-form.ts';
import { withAnswers } from '../drafts.ts';
import type { Body, FormQuestion } from './question.ts';

const title = 'Does your story speak of something hard?';

/** P11. None is fine; curators look too. */
export const askTopics: FormQuestion = {
  kind: 'form',
  slug: 'topics',
  part: 'story',
  title,
  isAsked: (_draft, { topics }) => topics.length > 0,
  isUntouched: ({ answers }) => answers.sensitiveTopics === null,
  problems: () => [],
  rows({ answers }, { topics }) {
    const names = knownTopics(answers.sensitiveTopics ?? [], topics).map(({ name }) => name);
    return [{ field: 'topics', label: 'Hard subjects', value: names.join('\n') || 'None' }];
  },
  show: ({ answers }, { topics }) => body(topics, answers.sensitiveTopics, answers.sensitiveTopics ?? []),
  answer(read, { answers }, { topics }) {
    const chosen = knownTopics(read({ topics: many }).topics, topics).map(({ slug }) => slug);
    return {
      problems: [],
      body: body(topics, answers.sensitiveTopics, chosen),
      change: withAnswers({ sensitiveTopics: chosen }),
    };
  },
};

/** Those that there are now, in their order. */
export function knownTopics(slugs: readonly string[], topics: readonly Topic[]): readonly Topic[] {
  return topics.filter(({ slug }) => slugs.includes(slug));
}

function body(
  topics: readonly Topic[],
  kept: readonly TopicSlug[] | null,
  chosen: readonly TopicSlug[],
): Body {
  return {
    heading: null,
    lead: null,
    skippable: (kept ?? []).length === 0,
    fields: [
      {
        partial: 'field/choices',
        type: 'checkbox',
        name: 'topics',
        legend: title,
        legendIsHeading: true,
        hint: 'Tick all that fit, or none. Visitors are told before they open it, and see where to get help.',
        error: null,
        options: topics.map(({ slug, name }) => ({
          value: slug,
          label: name,
          checked: chosen.includes(slug),
        })),
      },
    ],
  };
}
