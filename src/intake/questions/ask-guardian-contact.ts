import {
  guardianFields,
  guardianProblems,
  guardianShape,
  readGuardian,
  type TypedGuardian,
} from '../../telling/contact-details.ts';
import type { Problem } from '../../web/form-fields.ts';
import { needsGuardian } from './ask-age.ts';
import type { Body, FormQuestion } from './question.ts';

const title = 'How can we reach your parent or guardian?';

/** Asked once a guardian agrees. Kept apart from the story, as all contacts are. */
export const askGuardianContact: FormQuestion = {
  kind: 'form',
  keptApart: true,
  slug: 'guardian-contact',
  part: 'people',
  title,
  isAsked: (draft) => needsGuardian(draft) && draft.answers.guardianAgreed === true,
  problems: (_draft, { contact }) => (contact?.guardian ? [] : [guardianProblems.name]),
  rows: (_draft, { contact }) => [
    {
      field: 'guardian-name',
      label: 'How to reach your guardian',
      value: contact?.guardian ? `${contact.guardian.name}\n${contact.guardian.reach}` : null,
    },
  ],
  show: (_draft, { contact }) => body(contact?.guardian ?? { name: '', reach: '' }, []),
  answer(read) {
    const sent = read(guardianShape);
    const typed = { name: sent['guardian-name'], reach: sent['guardian-reach'] };
    const { guardian, problems } = readGuardian(typed);
    return {
      problems,
      body: body(typed, problems),
      change: null,
      ...(problems.length === 0 ? { contact: (contact) => ({ ...contact, guardian }) } : {}),
    };
  },
};

function body(typed: TypedGuardian, problems: readonly Problem[]): Body {
  return {
    heading: title,
    lead: 'We write or ring only about this story. We keep this apart from it, and never show it.',
    fields: guardianFields(typed, problems),
  };
}
