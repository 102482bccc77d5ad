import type { NeighbourhoodSlug, ThemeSlug } from '../../story/ids.ts';
import { type ShownForm, shownForms } from '../../story/media.ts';
import type { Problem } from '../../web/form-fields.ts';
import { byField } from '../../web/form-fields.ts';
import { kindName, kindNameWithin } from '../../words/kinds.ts';
import { listed } from '../../words/lists.ts';
import { say } from '../../words/say.ts';
import { howLong } from '../../words/times.ts';
import { nameOf, type Places } from '../places/place-names.ts';
import { requestLines } from '../requests/request-lines.ts';
import type { QueueItem, QueuePage, ReviewQueue, Scope, StoryRequest } from './review-queue.ts';
import { nameOfState, type StateTab, stateTabs } from './state-tabs.ts';

/** What the page shows beside the list. */
export interface QueueContext {
  readonly counts: Awaited<ReturnType<ReviewQueue['counts']>>;
  readonly requests: readonly StoryRequest[];
  readonly places: Places;
  readonly scope: Scope;
  /** What has just been done, as a sentence. */
  readonly done: string | null;
  /** As it was typed into "Find by reference". */
  readonly reference: string;
  readonly errors: readonly Problem[];
  readonly now: Date;
}

export interface QueueQuery {
  readonly tab: StateTab;
  readonly neighbourhood: NeighbourhoodSlug | null;
  readonly theme: ThemeSlug | null;
  readonly form: ShownForm | null;
  readonly from: string | null;
}

/** The model of views/curate/queue. */
export function queuePage(query: QueueQuery, page: QueuePage, context: QueueContext) {
  const { tab } = query;
  const { counts, places, scope, now, reference, errors } = context;
  const mine = places.neighbourhoods.filter(({ slug }) => scope === null || scope.includes(slug));
  return {
    title: say('curate-queue-title'),
    private: true,
    bodyClass: 'curate',
    requests: requestLines(context.requests, places, now),
    looksAfter:
      scope &&
      say('curate-queue-looks-after', {
        neighbourhoods: listed(scope.map((slug) => nameOf(places.neighbourhoods, slug))),
      }),
    done: context.done,
    reference,
    errors,
    problem: byField(errors),
    tab: {
      slug: tab.slug,
      label: nameOfState(tab.state),
      empty: say('curate-tab-empty', { state: tab.state }),
    },
    tabs: stateTabs.map((other) => ({
      label: nameOfState(other.state),
      number: counts[other.state],
      address: address({ ...query, tab: other, from: null }),
      isHere: other === tab,
    })),
    filters: [
      select('neighbourhood', say('curate-filter-neighbourhood'), mine.map(toOption), query.neighbourhood),
      select('theme', say('curate-filter-theme'), places.themes.map(toOption), query.theme),
      select(
        'form',
        say('curate-filter-kind'),
        shownForms.map((form) => ({ value: form, label: kindName(form) })),
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
    cameBack: item.cameBack && tab.state === 'inReview',
    beingErased: item.beingErased,
    place: nameOf(places.neighbourhoods, item.neighbourhood),
    themes: item.themes.map((theme) => nameOf(places.themes, theme)).join(', '),
    forms: formsInWords(item.forms),
    since: item.since,
    waits: say('curate-tab-since', { state: tab.state, time: howLong(item.since, now) }),
  };
}

/** "Artwork and film" */
function formsInWords(all: readonly ShownForm[]): string {
  const [first, ...rest] = all;
  return listed([...(first ? [kindName(first)] : []), ...rest.map(kindNameWithin)]);
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
