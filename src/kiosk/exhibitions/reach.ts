import type { PublishedOn } from '../../publish/published-stories.ts';
import { showingTime } from '../../story/consent.ts';
import type { ExhibitionSlug, StoryId } from '../../story/ids.ts';
import { parseStoryId } from '../../story/ids.ts';
import type { StoryStore } from '../../story/stores/story-store.ts';
import { isSent } from '../../story/story.ts';
import type { KioskServices } from '../kiosk-services.ts';
import type { LastBeat, Screen } from '../screens/screen.ts';
import { shownAt } from './hanging.ts';
import { exhibitionsOf } from './shown-by.ts';

/** A story that a screen still holds and that may not show there any more (P16). */
export interface Stray {
  readonly story: StoryId;
  /** Null where the archive knows nothing of such a story. */
  readonly reference: string | null;
  readonly since: Date | null;
  /** By then the screen hides it by itself. */
  readonly leaseUntil: Date;
}

export interface Reach {
  /** What the screen still holds by its last word, though it may not show. */
  strays(screen: Screen): Promise<readonly Stray[]>;
}

/** `published` is kept open (hanging.ts). Whether a story may show is asked once an edition. */
export function createReach(services: Pick<KioskServices, 'whereabouts'>, published: PublishedOn): Reach {
  const known = new Map<ExhibitionSlug, { edition: string; shown: Map<StoryId, boolean> }>();

  async function answersOf(slug: ExhibitionSlug): Promise<Map<StoryId, boolean>> {
    const edition = await shownAt(published, slug).edition();
    const kept = known.get(slug);
    if (kept?.edition === edition) return kept.shown;
    const shown = new Map<StoryId, boolean>();
    known.set(slug, { edition, shown });
    return shown;
  }

  async function mayShowAt(slug: ExhibitionSlug, id: StoryId): Promise<boolean> {
    const shown = await answersOf(slug);
    const mayShow = shown.get(id) ?? (await shownAt(published, slug).story(id)) !== null;
    shown.set(id, mayShow);
    return mayShow;
  }

  /**
   * Whether it may show in each exhibition in which the screen says that it has it. In place of one that is the screen's no
   * more any of its own will do: it is on its way to those.
   */
  async function mayBeHeld(screen: Screen, { holdsIn }: LastBeat, id: StoryId): Promise<boolean> {
    const own = exhibitionsOf(screen);
    const told = (holdsIn ?? []).filter(({ stories }) => stories.includes(id));
    const places = told.length > 0 ? told.map(({ exhibition }) => exhibition) : [screen.exhibition];
    for (const place of places) {
      const here = own.filter((slug) => slug === place);
      const answers = await Promise.all((here.length > 0 ? here : own).map((slug) => mayShowAt(slug, id)));
      if (!answers.includes(true)) return false;
    }
    return true;
  }

  return {
    async strays(screen) {
      const { beat } = screen;
      if (!beat || beat.holds.length === 0) return [];
      const strays: Stray[] = [];
      for (const id of beat.holds.map(parseStoryId).filter((each) => each !== null)) {
        if (await mayBeHeld(screen, beat, id)) continue;
        const found = await services.whereabouts(id);
        const { reference = null, since = null } = found ?? {};
        strays.push({ story: id, reference, since, leaseUntil: beat.leaseUntil });
      }
      return strays;
    },
  };
}

/** A screen that holds a story, for the story's own page. */
interface Holder {
  readonly name: string;
  /** Its page for curators. */
  readonly address: string;
  /** When it last said so. */
  readonly seen: Date;
  readonly leaseUntil: Date;
}

/** Which screens still hold a byte of the story, by what each said last. */
export async function screensHolding(
  { screens }: Pick<KioskServices, 'screens'>,
  story: StoryId,
): Promise<readonly Holder[]> {
  return (await screens.holding(story)).flatMap(({ id, name, beat }) => {
    if (!beat) return [];
    const { at: seen, leaseUntil } = beat;
    return [{ name, address: `/curate/screens/${id}`, seen, leaseUntil }];
  });
}

/** How curators call a story that may show nowhere any more, and since when: its last change, or the end of its time. */
export function whereaboutsOf(
  stories: Pick<StoryStore, 'find'>,
  now: () => Date,
): KioskServices['whereabouts'] {
  return async (id) => {
    const story = await stories.find(id);
    if (!story || story.state === 'draft') return null;
    const until = isSent(story) ? showingTime(story.consent).until : null;
    const changed = story.history.at(-1)?.at ?? null;
    return { reference: story.reference, since: until && until <= now() ? until : changed };
  };
}
