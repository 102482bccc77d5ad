import { isBlank, plainCode } from '../story/text/plain-text.ts';
import { type Field, type Problem, problemAt } from '../web/form-fields.ts';
import { one } from '../web/read-form.ts';
import { say } from '../words/say.ts';
import { forCuratorsAlone, type StoryField, textOf, type Values } from './field.ts';
import { withAnswers } from './told.ts';

/** How to reach the storyteller; both may stay empty (P12). Kept apart from the story, and never shown. */
export const contactField: StoryField = {
  name: 'contact',
  reach: { ...forCuratorsAlone, reviewed: true, erased: true, compared: 'it is kept apart from the story' },
  keptApart: 'all',
  inputs: () => contactInputs,
  stored: (_told, { contact }) => ({ email: contact?.email ?? '', phone: contact?.phone ?? '' }),
  parse: (sent) => ({ email: textOf(sent, 'email'), phone: textOf(sent, 'phone') }),
  judge: (values) => judgeContact(values),
  view: (values, problems) => contactFields(values, problems),
  apply: (_values, told) => withAnswers(told, { contactAsked: true }),
  contact: (values) => (contact) => ({
    ...contact,
    email: readEmail(textOf(values, 'email')),
    phone: readPhone(textOf(values, 'phone')),
  }),
  lines: (_told, { contact, voice }) =>
    voice === 'curator'
      ? []
      : [
          {
            field: 'email',
            label: say('story-form-contact-label'),
            value: [contact?.email, contact?.phone].filter(Boolean).join('\n'),
          },
        ],
};

export const contactInputs = { email: one, phone: one };

export function judgeContact(values: Values): readonly Problem[] {
  const [email, phone] = [textOf(values, 'email'), textOf(values, 'phone')];
  return [
    ...(readEmail(email) === null && !isBlank(email)
      ? [{ field: 'email', message: say('story-form-email-wrong') }]
      : []),
    ...(readPhone(phone) === null && !isBlank(phone)
      ? [{ field: 'phone', message: say('story-form-phone-wrong') }]
      : []),
  ];
}

const emailShape = /^[^\s\p{C}@<>"(),:;\\[\]]+@[^\s\p{C}@<>"(),:;\\[\].]+(?:\.[^\s\p{C}@<>"(),:;\\[\].]+)+$/u;

/** An email address as typed, without what stands around it; null where it cannot be one. */
export function readEmail(text: string): string | null {
  const email = plainCode(text).normalize('NFC');
  return email.length <= 254 && emailShape.test(email) ? email : null;
}

/** A phone number as typed; null where it cannot be one. 5 to 15 digits, with what people put between them. */
export function readPhone(text: string): string | null {
  const phone = plainCode(text).replaceAll(/\s+/g, ' ');
  const digits = phone.replaceAll(/\D/g, '').length;
  return /^\+?[\d ().-]+$/.test(phone) && phone.length <= 30 && digits >= 5 && digits <= 15 ? phone : null;
}

export function contactFields(values: Values, problems: readonly Problem[]): readonly Field[] {
  return [
    {
      partial: 'field/text',
      type: 'email',
      name: 'email',
      label: say('story-form-email-label'),
      value: textOf(values, 'email'),
      autocomplete: 'email',
      spellcheck: 'false',
      error: problemAt(problems, 'email'),
    },
    {
      partial: 'field/text',
      type: 'tel',
      name: 'phone',
      label: say('story-form-phone-label'),
      value: textOf(values, 'phone'),
      autocomplete: 'tel',
      error: problemAt(problems, 'phone'),
    },
  ];
}
