import type { Neighbourhood } from '../story/places.ts';
import { setApart, trimText } from '../story/text/plain-text.ts';
import type { Topic } from '../story/topics.ts';
import type { Problem } from '../web/form-fields.ts';
import { say } from '../words/say.ts';
import { noLink, type TypedLink } from './link-form.ts';
import { digestOf, emptyRows, nameOf, type TypedTopic, typedAsKept } from './topic-form.ts';

const page = { private: true, bodyClass: 'curate' } as const;

/** The model of views/curate/support: every subject, as a curator looks for it. */
export function topicsPage(topics: readonly Topic[], saved: boolean) {
  return {
    ...page,
    title: say('support-title'),
    saved,
    topics: topics.map(({ slug, name, note, links }) => ({ slug, name, note, links: links.length })),
  };
}

/** The model of views/curate/support-topic: the form, with what was typed and what is wrong with it. */
export function topicPage(
  before: Topic | null,
  typed: TypedTopic,
  context: {
    readonly neighbourhoods: readonly Neighbourhood[];
    readonly errors: readonly Problem[];
    readonly saved: boolean;
    /** Of what the curator has before their eyes. */
    readonly seen?: string;
  },
) {
  const problem = new Map(context.errors.map(({ field, message }) => [field, message]));
  const empty = Array.from({ length: emptyRows }, () => noLink);
  return {
    ...page,
    title: before ? say('support-change-title', { subject: setApart(before.name) }) : say('support-add'),
    typed,
    saved: context.saved,
    seen: context.seen ?? digestOf(before),
    errors: context.errors,
    problem: Object.fromEntries(problem),
    // Every row that was filled, so that its fields keep their names and their errors.
    rows: [...typed.links, ...empty].map((link, row) => ({
      legend:
        row < typed.links.length
          ? linkLegend(row + 1, link.name)
          : say('support-link-new', { number: row + 1 }),
      isNew: row >= typed.links.length,
      id: row === typed.links.length ? 'new-link' : null,
      fields: fieldsOf(link, row, problem),
      neighbourhood: {
        name: nameOf(row, 'neighbourhood'),
        error: problem.get(nameOf(row, 'neighbourhood')),
        options: [
          { value: '', label: say('support-link-for-all'), selected: link.neighbourhood === '' },
        ].concat(
          context.neighbourhoods.map(({ slug, name }) => ({
            value: slug,
            label: name,
            selected: link.neighbourhood === slug,
          })),
        ),
      },
      remove: { name: nameOf(row, 'remove'), checked: link.remove },
    })),
  };
}

const linkLegend = (number: number, name: string) =>
  name ? say('support-link-of', { number, name }) : say('support-link', { number });

function fieldsOf(link: TypedLink, row: number, problem: ReadonlyMap<string, string>) {
  const field = (name: 'name' | 'address' | 'phone' | 'about', label: string, more: object = {}) => ({
    name: nameOf(row, name),
    label,
    value: link[name],
    error: problem.get(nameOf(row, name)),
    autocomplete: 'off',
    ...more,
  });
  return [
    field('name', say('support-link-name')),
    field('address', say('support-link-address'), { inputmode: 'url', spellcheck: 'false' }),
    field('phone', say('support-link-phone'), { inputmode: 'tel' }),
    field('about', say('support-link-about')),
  ];
}

/** The model of views/curate/support-conflict: what it says now, and what was typed and is not in it. */
export function conflictPage(now: Topic | null, typed: TypedTopic) {
  const kept = now ? partsOf(typedAsKept(now)) : [];
  return {
    ...page,
    title: say('support-conflict-title'),
    slug: now?.slug ?? null,
    name: now?.name ?? typed.name,
    unsaved: partsOf(typed)
      .filter(({ words }) => words !== '' && !kept.some((part) => part.words === words))
      .map((part, index) => ({ ...part, id: `unsaved-${index + 1}` })),
  };
}

interface Part {
  readonly label: string;
  readonly words: string;
}

function partsOf({ name, note, links }: TypedTopic): readonly Part[] {
  return [
    { label: say('support-conflict-name'), words: trimText(name) },
    { label: say('support-note'), words: trimText(note) },
    ...links.map((link) => ({
      label: link.name ? say('support-conflict-link-of', { name: link.name }) : say('support-conflict-link'),
      words: [link.name, link.address, link.phone, link.about].filter(Boolean).join('\n'),
    })),
  ];
}
