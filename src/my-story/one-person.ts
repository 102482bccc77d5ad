import type { StoryField } from '../story-form/field.ts';
import { judgePerson, peopleField, personFields, personOf, withPerson } from '../story-form/people.ts';
import { withAnswers } from '../story-form/told.ts';

/** One more person, on a page of their own: the person's inputs of the people's field, without its question. */
export const onePersonField: StoryField = {
  ...peopleField,
  inputs(told, context) {
    const { others: _question, ...person } = peopleField.inputs(told, context);
    return person;
  },
  stored(told, context) {
    const { others: _question, ...person } = peopleField.stored(told, context);
    return person;
  },
  parse(sent, told, context) {
    const { others: _question, ...person } = peopleField.parse(sent, told, context);
    return person;
  },
  judge: (values, { answers }) => judgePerson(values, answers.others ?? []),
  view: (values, problems, _told, context) => personFields(values, problems, context),
  apply(values, told) {
    const person = personOf(values);
    return person
      ? withAnswers(told, { others: withPerson(told.answers.others ?? [], person), anyoneElse: true })
      : told;
  },
};
