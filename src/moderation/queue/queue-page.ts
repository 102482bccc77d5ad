import type { CuratorId, StoryId } from '../../story/ids.ts';
import { type ShownForm, shownForms } from '../../story/media.ts';
import { kindName, kindNameWithin } from '../../words/kinds.ts';
import { listed } from '../../words/lists.ts';
import { spokenLength } from '../../words/measures.ts';
import { say, spokenLanguage } from '../../words/say.ts';
import { howLong } from '../../words/times.ts';
import { attendingLine } from '../colleagues/attending-line.ts';
import { claimLine } from '../colleagues/claim-line.ts';
import type { Attending, Claim } from '../colleagues/colleague-store.ts';
import { nameOf, type Places } from '../place-names.ts';
import { requestLines } from '../requests/request-lines.ts';
import type { Names } from '../review/history-lines.ts';
import { renditionAddress } from '../review/media-view.ts';
import { claimChoices, type ListQuery, listAddress, listText, storyInList } from './list-query.ts';
import type { QueueItem, QueuePage, ReviewQueue, Scope, StoryRequest } from './review-queue.ts';
import { nameOfState, stateTabs } from './state-tabs.ts';

/** What the page shows beside the list. */
export interface QueueContext {
  readonly counts: Awaited<ReturnType<ReviewQueue['counts']>>;
  readonly requests: readonly StoryRequest[];
  readonly places: Places;
  readonly scope: Scope;
  /** A cursor of the list; null is its beginning. */
  readonly from: string | null;
  /** What has just been done, as a sentence. */
  readonly done: string | null;
  readonly now: Date;
  readonly me: CuratorId;
  readonly names: Names;
  /** Colleagues who have a story open. */
  readonly attending: ReadonlyMap<StoryId, readonly Attending[]>;
  /** Who looks after which. */
  readonly claims: ReadonlyMap<StoryId, Claim>;
}

/** The model of views/curate/queue. */
export function queuePage(query: ListQuery, page: QueuePage, context: QueueContext) {
  const { tab } = query;
  const { counts, places, scope, now } = context;
  const mine = places.neighbourhoods.filter(({ slug }) => scope === null || scope.includes(slug));
  return {
    title: say('curate-queue-title'),
    private: true,
    bodyClass: 'curate',
    scripts: ['js/curate/keys.js', 'js/curate/choose-all.js'],
    requests: requestLines(context.requests, places, now),
    looksAfter:
      scope &&
      say('curate-queue-looks-after', {
        neighbourhoods: listed(scope.map((slug) => nameOf(places.neighbourhoods, slug))),
      }),
    done: context.done,
    search: query.search,
    soonest: query.soonest,
    found: query.search && say('curate-find-found', { words: query.search }),
    tab: {
      slug: tab.slug,
      label: nameOfState(tab.state),
      empty: say('curate-tab-empty', { state: tab.state }),
    },
    tabs: stateTabs.map((other) => ({
      label: nameOfState(other.state),
      number: counts[other.state],
      address: listAddress({ ...query, tab: other, search: null }),
      isHere: other === tab && query.search === null,
    })),
    orders:
      tab.state === 'inReview' && query.search === null && page.items.length > 1
        ? [false, true].map((soonest) => ({
            label: say('curate-order', { order: soonest ? 'soonest' : 'longest' }),
            address: listAddress({ ...query, soonest }),
            isHere: soonest === query.soonest,
          }))
        : [],
    filters: [
      select('neighbourhood', say('curate-filter-neighbourhood'), mine.map(toOption), query.neighbourhood),
      select('theme', say('curate-filter-theme'), places.themes.map(toOption), query.theme),
      select(
        'form',
        say('curate-filter-kind'),
        shownForms.map((form) => ({ value: form, label: kindName(form) })),
        query.form,
      ),
      select(
        'claim',
        say('curate-filter-claim'),
        claimChoices.map((choice) => ({ value: choice, label: say('curate-filter-claimed', { choice }) })),
        query.claim,
      ),
    ],
    isFiltered: Boolean(query.neighbourhood ?? query.theme ?? query.form ?? query.claim),
    unfiltered: listAddress({
      ...query,
      neighbourhood: null,
      theme: null,
      form: null,
      claim: null,
      search: null,
    }),
    // What is the same for several that wait is set for all of them at once.
    several: page.items.some(({ state }) => state === 'inReview') ? { list: listText(query) } : null,
    items: page.items.map((item) => ({
      ...queueLine(item, query, places, now),
      claim: claimLine(context.claims.get(item.id) ?? null, context),
      attending: attendingLine(context.attending.get(item.id) ?? [], context),
    })),
    next: page.next === null ? null : listAddress(query, page.next),
    first: context.from === null ? null : listAddress(query),
  };
}

function queueLine(item: QueueItem, query: ListQuery, places: Places, now: Date) {
  const isOpen = item.state === 'inReview';
  return {
    address: storyInList(item.id, query),
    choice: isOpen ? item.id : null,
    picture: item.picture && renditionAddress(item.id, item.picture.media, item.picture.name),
    // Among the found there are stories in every state.
    standing: query.search === null ? null : nameOfState(item.state),
    extent: extentOf(item),
    minutes: isOpen ? say('curate-queue-minutes', { minutes: item.left.minutes }) : null,
    missing:
      isOpen && item.left.missing.length > 0
        ? say('curate-queue-missing', {
            things: listed(item.left.missing.map((name) => say(`curate-lacks-${name}`))),
          })
        : null,
    failed: item.failed > 0 ? say('curate-queue-failed', { files: item.failed }) : null,
    title: item.title,
    reference: item.reference,
    sample: item.sample,
    takenDown: item.takenDown,
    cameBack: item.cameBack && isOpen,
    beingErased: item.beingErased,
    place: nameOf(places.neighbourhoods, item.neighbourhood),
    themes: item.themes.map((theme) => nameOf(places.themes, theme)).join(', '),
    forms: formsInWords(item.forms),
    since: item.since,
    waits: say('curate-tab-since', { state: item.state, time: howLong(item.since, now) }),
  };
}

/** How much there is to look at: "5 minutes 3 seconds · 240 words"; null where neither is there. */
function extentOf({ seconds, words }: QueueItem): string | null {
  const parts = [
    ...(seconds > 0 ? [spokenLength(Math.max(1, Math.round(seconds)), spokenLanguage())] : []),
    ...(words > 0 ? [say('curate-queue-words', { words })] : []),
  ];
  return parts.length > 0 ? parts.join(' · ') : null;
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
