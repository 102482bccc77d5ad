import { createHash } from 'node:crypto';
import { parseTopicSlug, slugOf, type TopicSlug } from '../story/ids.ts';
import type { Neighbourhood } from '../story/places.ts';
import { countCharacters } from '../story/text/count-characters.ts';
import { oneLine, plainCode } from '../story/text/plain-text.ts';
import type { SupportLink, Topic } from '../story/topics.ts';
import type { Problem } from '../web/form-fields.ts';
import { one, readForm } from '../web/read-form.ts';
import type { Handler } from '../web/routes.ts';
import { say } from '../words/say.ts';
import { isEmpty, type LinkField, linkFields, readLink, type TypedLink } from './link-form.ts';

/** A hard subject as a curator typed it. */
export interface TypedTopic {
  readonly name: string;
  readonly note: string;
  readonly order: string;
  readonly links: readonly TypedLink[];
}

/** Rows for links that are not there yet; saving brings as many again. */
export const emptyRows = 2;
const mostLinks = 20;
const longestName = 80;
const longestNote = 400;

export type ReadTopic =
  | { readonly topic: Topic; readonly errors: readonly [] }
  | { readonly topic: null; readonly errors: readonly Problem[] };

export interface SentForm {
  readonly typed: TypedTopic;
  /** What stood in the archive when the page was made; see digestOf. */
  readonly seen: string;
  /** They mean to add further links. */
  readonly more: boolean;
}

/** The form's fields, row by row, without the rows that were left empty. @throws BadRequest */
export function readSentForm(request: Parameters<Handler>[0]): SentForm {
  const rows = Array.from({ length: mostLinks + emptyRows }, (_, row) => row);
  const names = rows.flatMap((row) => linkFields.map((field) => nameOf(row, field)));
  const fields = ['name', 'note', 'order', 'seen', 'go', ...names];
  const sent: Readonly<Record<string, string>> = readForm(
    request,
    Object.fromEntries(fields.map((field) => [field, one])),
  );
  const value = (name: string) => sent[name] ?? '';
  const links = rows.map((row) => ({
    name: value(nameOf(row, 'name')),
    address: value(nameOf(row, 'address')),
    phone: value(nameOf(row, 'phone')),
    about: value(nameOf(row, 'about')),
    neighbourhood: value(nameOf(row, 'neighbourhood')),
    remove: value(nameOf(row, 'remove')) === 'yes',
  }));
  return {
    typed: {
      name: value('name'),
      note: value('note'),
      order: value('order'),
      links: links.filter((link) => !isEmpty(link)),
    },
    seen: value('seen'),
    more: value('go') === 'more',
  };
}

/** The name of a field in the form, such as "link-2-phone". */
export function nameOf(row: number, field: LinkField): string {
  return `link-${row}-${field}`;
}

/** The subject that was typed, or what is wrong with it. `before` is the one that is changed, null for a new one. */
export function readTopic(
  typed: TypedTopic,
  before: Topic | null,
  others: readonly Topic[],
  neighbourhoods: readonly Neighbourhood[],
): ReadTopic {
  const name = oneLine(typed.name);
  const note = oneLine(typed.note);
  const order = plainCode(typed.order);
  const slug = before?.slug ?? parseTopicSlug(slugOf(name));
  const links = typed.links.map((link, row) => readLink(link, (field) => nameOf(row, field), neighbourhoods));
  const errors = [
    ...nameErrors(name, slug, before, others),
    ...noteErrors(note),
    ...orderErrors(order),
    ...links.flatMap((link) => link.errors),
  ];
  const kept = links.flatMap(({ link }): readonly SupportLink[] => (link ? [link] : []));
  if (kept.length > mostLinks) {
    errors.push({
      field: 'links',
      message: say('support-links-many', { most: mostLinks }),
    });
  }
  if (errors.length > 0 || !slug) return { topic: null, errors };
  return { topic: { slug, name, note, order: Number(order), links: kept }, errors: [] };
}

function nameErrors(
  name: string,
  slug: TopicSlug | null,
  before: Topic | null,
  others: readonly Topic[],
): Problem[] {
  const wrong = (message: string) => [{ field: 'name', message }];
  if (!name) return wrong(say('support-subject-missing'));
  if (countCharacters(name) > longestName) return wrong(say('support-subject-long', { most: longestName }));
  if (!slug) return wrong(say('support-subject-letters'));
  const same = others.some(
    (other) =>
      other.slug !== before?.slug &&
      (other.name.toLowerCase() === name.toLowerCase() || (before === null && other.slug === slug)),
  );
  return same ? wrong(say('support-subject-taken')) : [];
}

function noteErrors(note: string): Problem[] {
  const wrong = (message: string) => [{ field: 'note', message }];
  if (!note) return wrong(say('support-note-missing'));
  return countCharacters(note) > longestNote ? wrong(say('support-note-long', { most: longestNote })) : [];
}

function orderErrors(order: string): Problem[] {
  return /^\d{1,4}$/.test(order) ? [] : [{ field: 'order', message: say('support-order-wrong') }];
}

/** As the form shows it. */
export function typedAsKept(topic: Topic): TypedTopic {
  return {
    name: topic.name,
    note: topic.note,
    order: String(topic.order),
    links: topic.links.map(({ name, address, phone, about, neighbourhood }) => ({
      name,
      address: address ?? '',
      phone: phone ?? '',
      about,
      neighbourhood: neighbourhood ?? '',
      remove: false,
    })),
  };
}

/** Stands for a subject as it was when its page was made, so that a later save is held against it. */
export function digestOf(topic: Topic | null): string {
  if (!topic) return 'new';
  return createHash('sha256')
    .update(JSON.stringify(typedAsKept(topic)))
    .digest('base64url');
}
