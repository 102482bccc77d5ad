import { type Problem, problemAt } from '../../web/form-fields.ts';
import { one } from '../../web/read-form.ts';
import { withAnswers } from '../drafts.ts';
import type { Body, FormContext, FormQuestion } from './question.ts';

const name = 'neighbourhood';
const title = 'Which neighbourhood is your story about?';
const missing: Problem = { field: name, message: 'Choose the neighbourhood that your story is about.' };

export const askNeighbourhood: FormQuestion = {
  kind: 'form',
  slug: 'neighbourhood',
  part: 'story',
  title,
  isAsked: () => true,
  problems: ({ answers }, places) => (find(answers.neighbourhood, places) ? [] : [missing]),
  rows: ({ answers }, places) => [
    { field: name, label: 'Neighbourhood', value: find(answers.neighbourhood, places)?.name ?? null },
  ],
  show: ({ answers }, places) => body(answers.neighbourhood, places, []),
  answer(read, _draft, places) {
    const chosen = find(read({ neighbourhood: one }).neighbourhood, places);
    const problems = chosen ? [] : [missing];
    return {
      problems,
      body: body(chosen?.slug ?? null, places, problems),
      change: chosen ? withAnswers({ neighbourhood: chosen.slug }) : null,
    };
  },
};

function find(slug: string | null, places: FormContext) {
  return places.neighbourhoods.find((place) => place.slug === slug);
}

function body(chosen: string | null, places: FormContext, problems: readonly Problem[]): Body {
  return {
    heading: null,
    lead: null,
    fields: [
      {
        partial: 'field/choices',
        type: 'radio',
        name,
        legend: title,
        legendIsHeading: true,
        hint: 'Choose the place where it happened, or where you feel that it belongs.',
        error: problemAt(problems, name),
        options: places.neighbourhoods.map((place) => ({
          value: place.slug,
          label: place.name,
          checked: place.slug === chosen,
        })),
      },
    ],
  };
}
