import type { Contact } from '../story/stores/contact-store.ts';
import { countCharacters } from '../story/text/count-characters.ts';
import { isBlank, oneLine, plainCode } from '../story/text/plain-text.ts';
import { type Field, type Problem, problemAt } from '../web/form-fields.ts';
import { one } from '../web/read-form.ts';

/** How to reach the storyteller, as a form asks for it; both may stay empty (P12). */

export const contactShape = { email: one, phone: one };

export interface TypedContact {
  readonly email: string;
  readonly phone: string;
}

export function typedContact(contact: Pick<Contact, 'email' | 'phone'> | null): TypedContact {
  return { email: contact?.email ?? '', phone: contact?.phone ?? '' };
}

export function readContact(typed: TypedContact): {
  readonly contact: Pick<Contact, 'email' | 'phone'>;
  readonly problems: readonly Problem[];
} {
  const [email, phone] = [readEmail(typed.email), readPhone(typed.phone)];
  const problems: Problem[] = [];
  if (email === null && !isBlank(typed.email)) {
    problems.push({
      field: 'email',
      message: 'Enter a whole email address, such as name@example.com, or leave it empty.',
    });
  }
  if (phone === null && !isBlank(typed.phone)) {
    problems.push({
      field: 'phone',
      message: 'Enter a whole phone number, such as 01632 960 001, or leave it empty.',
    });
  }
  return { contact: { email, phone }, problems };
}

const emailShape = /^[^\s@<>"(),:;\\[\]]+@[^\s@<>"(),:;\\[\].]+(?:\.[^\s@<>"(),:;\\[\].]+)+$/;

/** An e-mail address as typed, without what stands around it; null where it cannot be one. */
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

export function contactFields(typed: TypedContact, problems: readonly Problem[]): readonly Field[] {
  return [
    {
      partial: 'field/text',
      type: 'email',
      name: 'email',
      label: 'Email address',
      value: typed.email,
      autocomplete: 'email',
      spellcheck: 'false',
      error: problemAt(problems, 'email'),
    },
    {
      partial: 'field/text',
      type: 'tel',
      name: 'phone',
      label: 'Phone number',
      value: typed.phone,
      autocomplete: 'tel',
      error: problemAt(problems, 'phone'),
    },
  ];
}

/** Whose agreement stands beside that of somebody under 18, and how to reach them. */

export const guardianShape = { 'guardian-name': one, 'guardian-reach': one };

export interface TypedGuardian {
  readonly name: string;
  readonly reach: string;
}

const longest = 200;
export const guardianProblems = {
  name: { field: 'guardian-name', message: 'Enter the name of your parent or guardian.' },
  reach: { field: 'guardian-reach', message: 'Enter their phone number or email address.' },
} as const satisfies Record<string, Problem>;

export function readGuardian(typed: TypedGuardian): {
  readonly guardian: TypedGuardian;
  readonly problems: readonly Problem[];
} {
  const guardian = { name: oneLine(typed.name), reach: oneLine(typed.reach) };
  const problems: Problem[] = [];
  for (const part of ['name', 'reach'] as const) {
    const { field, message } = guardianProblems[part];
    const length = countCharacters(guardian[part]);
    if (length === 0) problems.push({ field, message });
    else if (length > longest) {
      const tooLong = `This must be ${longest} characters or fewer. Yours has ${length}.`;
      problems.push({ field, message: tooLong });
    }
  }
  return { guardian, problems };
}

export function guardianFields(typed: TypedGuardian, problems: readonly Problem[]): readonly Field[] {
  return [
    {
      partial: 'field/text',
      name: 'guardian-name',
      label: 'Their name',
      value: typed.name,
      autocomplete: 'off',
      spellcheck: 'false',
      error: problemAt(problems, 'guardian-name'),
    },
    {
      partial: 'field/text',
      name: 'guardian-reach',
      label: 'Their phone number or email address',
      value: typed.reach,
      autocomplete: 'off',
      spellcheck: 'false',
      error: problemAt(problems, 'guardian-reach'),
    },
  ];
}
