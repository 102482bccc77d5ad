import {
  type CuratorId,
  type NeighbourhoodSlug,
  parseNeighbourhoodSlug,
  parseThemeSlug,
  type StoryId,
  type ThemeSlug,
} from '../../story/ids.ts';
import { type ShownForm, shownForms } from '../../story/media.ts';
import { oneLine } from '../../story/text/plain-text.ts';
import { one } from '../../web/read-form.ts';
import type { Claim } from '../colleagues/colleague-store.ts';
import type { QueueFilter, Scope } from './review-queue.ts';
import { type StateTab, stateTabs, tabBySlug } from './state-tabs.ts';

/** A list of stories as a curator narrowed and sorted it. It goes along in addresses, so that "next" keeps to it. */
export interface ListQuery {
  readonly tab: StateTab;
  readonly neighbourhood: NeighbourhoodSlug | null;
  readonly theme: ThemeSlug | null;
  readonly form: ShownForm | null;
  /** Those that the one who asks looks after, or that nobody does. */
  readonly claim: ClaimChoice | null;
  /** Words to find, in every state. */
  readonly search: string | null;
  readonly soonest: boolean;
}

export const claimChoices = ['mine', 'nobody'] as const;
export type ClaimChoice = (typeof claimChoices)[number];

export const listFields = {
  state: one,
  neighbourhood: one,
  theme: one,
  form: one,
  claim: one,
  reference: one,
  sort: one,
};
type ListValues = Readonly<Record<keyof typeof listFields, string>>;

/** What is unknown in it counts as not chosen. */
export function readList(values: ListValues): ListQuery {
  return {
    tab: tabBySlug(values.state),
    neighbourhood: parseNeighbourhoodSlug(values.neighbourhood),
    theme: parseThemeSlug(values.theme),
    form: shownForms.find((form) => form === values.form) ?? null,
    claim: claimChoices.find((choice) => choice === values.claim) ?? null,
    search: oneLine(values.reference) || null,
    soonest: values.sort === 'soonest',
  };
}

/** The same from one value, as `listText()` wrote it; anything else is the plain list of what waits. */
export function readListText(text: string): ListQuery {
  const parameters = new URLSearchParams(text.slice(0, 1000));
  const names = Object.keys(listFields) as (keyof typeof listFields)[];
  return readList(Object.fromEntries(names.map((name) => [name, parameters.get(name) ?? ''])) as ListValues);
}

/** The query of its address; "" of the plain list of what waits. */
export function listText({ tab, neighbourhood, theme, form, claim, search, soonest }: ListQuery): string {
  const parameters = new URLSearchParams();
  if (tab !== stateTabs[0]) parameters.set('state', tab.slug);
  if (neighbourhood) parameters.set('neighbourhood', neighbourhood);
  if (theme) parameters.set('theme', theme);
  if (form) parameters.set('form', form);
  if (claim) parameters.set('claim', claim);
  if (search) parameters.set('reference', search);
  if (soonest) parameters.set('sort', 'soonest');
  return parameters.toString();
}

/** Where the list stands; `from` is a cursor of it. */
export function listAddress(query: ListQuery, from: string | null = null): string {
  const text = [listText(query), ...(from ? [new URLSearchParams({ from }).toString()] : [])]
    .filter(Boolean)
    .join('&');
  return text ? `/curate?${text}` : '/curate';
}

/** A story's page, which knows the list that it was reached from. */
export function storyInList(id: string, query: ListQuery): string {
  const list = listText(query);
  return `/curate/stories/${id}${list ? `?${new URLSearchParams({ list })}` : ''}`;
}

/**
 * What is sought may be in any state; else it is the tab's.
 * @param claims that hold now
 * @param at the story from which the list goes on: it stays in it, whoever looks after it
 */
export function filterOf(
  { tab, search, soonest, neighbourhood, theme, form, claim }: ListQuery,
  { scope, id }: { readonly scope: Scope; readonly id: CuratorId },
  claims: ReadonlyMap<StoryId, Claim>,
  at: StoryId | null = null,
): QueueFilter {
  const mine = [...claims].filter(([, { by }]) => by === id).map(([story]) => story);
  return {
    scope,
    ...(search === null
      ? { state: tab.state, soonest: soonest && tab.state === 'inReview' }
      : { state: null, search }),
    ...(neighbourhood ? { neighbourhood } : {}),
    ...(theme ? { theme } : {}),
    ...(form ? { form } : {}),
    ...(claim === 'mine' ? { among: mine } : {}),
    ...(claim === 'nobody' ? { except: [...claims.keys()].filter((story) => story !== at) } : {}),
  };
}
