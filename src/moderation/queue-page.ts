import type { NeighbourhoodSlug, ThemeSlug } from '../story/ids.ts';
import { type Form, forms } from '../story/media.ts';
import type { Neighbourhood, Theme } from '../story/places.ts';
import type { QueueItem, QueuePage, ReviewQueue } from './review-queue.ts';
import { type StateTab, stateTabs } from './state-tabs.ts';
import { howLong } from './time-words.ts';

export interface QueueQuery {
  readonly tab: StateTab;
  readonly neighbourhood: NeighbourhoodSlug | null;
  readonly theme: ThemeSlug | null;
  readonly form: Form | null;
  readonly from: string | null;
}

export interface Places {
  readonly themes: readonly Theme[];
  readonly neighbourhoods: readonly Neighbourhood[];
}

const formNames: Readonly<Record<Form, string>> = { artwork: 'Artwork', sound: 'Sound', film: 'Film' };

/** The model of views/curate/queue. */
export function queuePage(
  query: QueueQuery,
  page: QueuePage,
  counts: Awaited<ReturnType<ReviewQueue['counts']>>,
  places: Places,
  now: Date,
) {
  const { tab } = query;
  return {
    title: 'Stories',
    private: true,
    bodyClass: 'curate',
    tab,
    tabs: stateTabs.map((other) => ({
      label: other.label,
      number: counts[other.state],
      address: address({ ...query, tab: other, from: null }),
      isHere: other === tab,
    })),
    filters: [
      select('neighbourhood', 'Neighbourhood', places.neighbourhoods.map(toOption), query.neighbourhood),
      select('theme', 'Theme', places.themes.map(toOption), query.theme),
      select(
        'form',
        'Kind',
        forms.map((form) => ({ value: form, label: formNames[form] })),
        query.form,
      ),
    ],
    isFiltered: Boolean(query.neighbourhood ?? query.theme ?? query.form),
    unfiltered: address({ tab, neighbourhood: null, theme: null, form: null, from: null }),
    items: page.items.map((item) => queueLine(item, tab, places, now)),
    next: page.next === null ? null : address({ ...query, from: page.next }),
    first: query.from === null ? null : address({ ...query, from: null }),
  };
}

function queueLine(item: QueueItem, tab: StateTab, places: Places, now: Date) {
  return {
    id: item.id,
    title: item.title,
    reference: item.reference,
    sample: item.sample,
    takenDown: item.takenDown,
    place: nameOf(places.neighbourhoods, item.neighbourhood),
    themes: item.themes.map((theme) => nameOf(places.themes, theme)),
    forms: item.forms.map((form, index) => (index === 0 ? formNames[form] : formNames[form].toLowerCase())),
    since: item.since,
    waits: `${tab.since} ${howLong(item.since, now)}`,
  };
}

/** The name of a theme or neighbourhood; its slug where it has none any more. */
export function nameOf(all: readonly { slug: string; name: string }[], slug: string): string {
  return all.find((each) => each.slug === slug)?.name ?? slug;
}

const toOption = ({ slug, name }: { slug: string; name: string }) => ({ value: slug, label: name });

function select(
  name: string,
  label: string,
  options: readonly { value: string; label: string }[],
  chosen: string | null,
) {
  return {
    name,
    label,
    options: options.map((option) => ({ ...option, selected: option.value === chosen })),
  };
}

function address(query: QueueQuery): string {
  const parameters = new URLSearchParams();
  if (query.tab !== stateTabs[0]) parameters.set('state', query.tab.slug);
  if (query.neighbourhood) parameters.set('neighbourhood', query.neighbourhood);
  if (query.theme) parameters.set('theme', query.theme);
  if (query.form) parameters.set('form', query.form);
  if (query.from) parameters.set('from', query.from);
  const text = parameters.toString();
  return text ? `/curate?${text}` : '/curate';
}
