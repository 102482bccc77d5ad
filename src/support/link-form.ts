import type { Neighbourhood } from '../story/places.ts';
import { countCharacters } from '../story/text/count-characters.ts';
import { oneLine, plainCode } from '../story/text/plain-text.ts';
import type { SupportLink } from '../story/topics.ts';
import type { Problem } from '../web/form-fields.ts';

/** A support link as a curator typed it; all empty is no link. */
export interface TypedLink {
  readonly name: string;
  readonly address: string;
  readonly phone: string;
  readonly about: string;
  /** Its slug; empty is everywhere. */
  readonly neighbourhood: string;
  readonly remove: boolean;
}

export const linkFields = ['name', 'address', 'phone', 'about', 'neighbourhood', 'remove'] as const;
export type LinkField = (typeof linkFields)[number];

export const noLink: TypedLink = {
  name: '',
  address: '',
  phone: '',
  about: '',
  neighbourhood: '',
  remove: false,
};

/** True for a row in which nobody wrote or ticked anything. */
export function isEmpty(link: TypedLink): boolean {
  return !Object.values(link).some(Boolean);
}

const longest = { name: 80, address: 300, about: 200 } as const;
// "116 123", "0808 808 1677", "+44 (0)20 7946 0000"; letters would not dial.
const phoneShape = /^\+?[\d ()-]{2,24}$/;

/** The link of one row; null where the row is empty or is to be taken away. `fieldOf` names the row's fields. */
export function readLink(
  typed: TypedLink,
  fieldOf: (field: LinkField) => string,
  neighbourhoods: readonly Neighbourhood[],
): { readonly link: SupportLink | null; readonly errors: readonly Problem[] } {
  const link = {
    name: oneLine(typed.name),
    address: plainCode(typed.address),
    phone: plainCode(oneLine(typed.phone)),
    about: oneLine(typed.about),
  };
  if (typed.remove || Object.values(link).every((value) => value === '')) return { link: null, errors: [] };

  const errors: Problem[] = [];
  const wrong = (field: LinkField, message: string) => errors.push({ field: fieldOf(field), message });
  const neighbourhood = neighbourhoods.find(({ slug }) => slug === typed.neighbourhood)?.slug ?? null;
  if (!link.name) wrong('name', 'Say who it is, such as “Samaritans”.');
  else if (countCharacters(link.name) > longest.name) {
    wrong('name', `This name must have at most ${longest.name} characters.`);
  }
  if (!link.address && !link.phone) wrong('address', 'Give a web address or a phone number.');
  else if (link.address && !isWebAddress(link.address)) {
    wrong('address', 'Enter the whole web address, such as https://www.example.org.');
  }
  if (link.phone && !isPhone(link.phone)) {
    wrong('phone', 'Enter a phone number as it is dialled, such as 116 123. Other words go under “About”.');
  }
  if (countCharacters(link.about) > longest.about) {
    wrong('about', `This must have at most ${longest.about} characters.`);
  }
  if (typed.neighbourhood && !neighbourhood) {
    wrong('neighbourhood', 'Choose a neighbourhood from the list, or everywhere.');
  }
  if (errors.length > 0) return { link: null, errors };
  const { name, address, phone, about } = link;
  return { link: { name, address: address || null, phone: phone || null, about, neighbourhood }, errors: [] };
}

/** Of the web and of nothing else: a "javascript:" would run on the page of whoever presses it. */
function isWebAddress(text: string): boolean {
  if (text.length > longest.address || /\s/.test(text) || !URL.canParse(text)) return false;
  const { protocol, hostname, username } = new URL(text);
  return (protocol === 'https:' || protocol === 'http:') && hostname.includes('.') && username === '';
}

function isPhone(text: string): boolean {
  const digits = text.replaceAll(/\D/g, '').length;
  return phoneShape.test(text) && digits >= 3 && digits <= 15;
}
