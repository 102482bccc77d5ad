import type { DraftStory } from '../../story/story.ts';
import {
  contactFields,
  contactShape,
  readContact,
  type TypedContact,
  typedContact,
} from '../../telling/contact-details.ts';
import type { Problem } from '../../web/form-fields.ts';
import { withAnswers } from '../drafts.ts';
import type { Answer, Body, FormContext, FormQuestion } from './question.ts';

const title = 'How can we reach you?';

/** P12. Optional, and kept apart from the story; the private link does it all without. */
export const askContact: FormQuestion = {
  kind: 'form',
  keptApart: true,
  slug: 'contact',
  part: 'showing',
  title,
  isAsked: () => true,
  isUntouched: ({ answers }) => !answers.contactAsked,
  problems: () => [],
  rows: (_draft, { contact }) => [
    {
      field: 'email',
      label: 'How to reach you',
      value: [contact?.email, contact?.phone].filter(Boolean).join('\n') || 'Not given',
    },
  ],
  show: (draft, context) => body(draft, context, typedContact(context.contact), []),
  answer(read, draft, context): Answer {
    const typed = read(contactShape);
    const { contact: given, problems } = readContact(typed);
    return {
      problems,
      body: body(draft, context, typed, problems),
      change: problems.length > 0 ? null : withAnswers({ contactAsked: true }),
      ...(problems.length > 0 ? {} : { contact: (contact) => ({ ...contact, ...given }) }),
    };
  },
};

function body(
  { answers }: DraftStory,
  { contact }: FormContext,
  typed: TypedContact,
  problems: readonly Problem[],
): Body {
  const whose = answers.age === 'child' ? ' Give us one that your parent or guardian reads.' : '';
  return {
    heading: title,
    lead: `Only if you would like us to. We write only about this story. We keep this apart from it, and never show it.${whose}`,
    skippable: !contact?.email && !contact?.phone,
    fields: contactFields(typed, problems),
  };
}
