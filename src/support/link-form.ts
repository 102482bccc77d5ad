import type { Neighbourhood } from '../story/places.ts';
import { countCharacters } from '../story/text/count-characters.ts';
import { oneLine, plainCode } from '../story/text/plain-text.ts';
import type { SupportLink } from '../story/topics.ts';
import type { Problem } from '../web/form-fields.ts';
import { say } from '../words/say.ts';

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
  if (!link.name) wrong('name', say('support-link-name-missing'));
  else if (countCharacters(link.name) > longest.name) {
    wrong('name', say('support-link-name-long', { most: longest.name }));
  }
  if (!link.address && !link.phone) wrong('address', say('support-link-address-missing'));
  else if (link.address && !isWebAddress(link.address)) {
    wrong('address', say('support-link-address-wrong'));
  }
  if (link.phone && !isPhone(link.phone)) {
    wrong('phone', say('support-link-phone-wrong'));
  }
  if (countCharacters(link.about) > longest.about) {
    wrong('about', say('support-link-about-long', { most: longest.about }));
  }
  if (typed.neighbourhood && !neighbourhood) {
    wrong('neighbourhood', say('support-link-for-unknown'));
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
