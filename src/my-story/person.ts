import { revise } from '../story/changes/revise.ts';
import type { TypedPerson } from '../telling/other-people.ts';
import {
  nobodyTyped,
  personFields,
  personKey,
  personShape,
  readPerson,
  withPerson,
} from '../telling/other-people.ts';
import type { Problem } from '../web/form-fields.ts';
import type { Body, ChangePage } from './form.ts';

/** Somebody who can be recognised and was not named at sending (P9). */
export const personPage: ChangePage = {
  slug: 'people/add',
  title: 'Who else is in your story?',
  isLookedAt: true,
  show: () => body(nobodyTyped, []),
  answer(read, story, { now }) {
    const typed = read(personShape);
    const { person, problems } = readPerson(typed, story.others);
    return {
      problems,
      body: body(typed, problems),
      change(latest) {
        if (!person || latest.others.some((other) => personKey(other) === personKey(person))) return latest;
        const others = withPerson(latest.others, person);
        return revise(latest, { others }, now, { role: 'storyteller' });
      },
    };
  },
};

function body(typed: TypedPerson, problems: readonly Problem[]): Body {
  return {
    lead: [],
    parts: [{ heading: null, fields: personFields(typed, problems, true) }],
    button: 'Add this person',
  };
}
