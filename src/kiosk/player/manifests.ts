import { createHash } from 'node:crypto';
import { NotFound } from '../../errors.ts';
import type { PublishedOn } from '../../publish/published-stories.ts';
import { type Exhibition, nothingChosen } from '../../story/exhibitions.ts';
import type { ExhibitionSlug, MediaId, StoryId } from '../../story/ids.ts';
import { type OpenDays, openDays, openingOf } from '../../story-form/days/open-days.ts';
import { say } from '../../words/say.ts';
import { hangingIn, shownAt } from '../exhibitions/hanging.ts';
import { exhibitionsOf } from '../exhibitions/shown-by.ts';
import type { KioskServices } from '../kiosk-services.ts';
import type { PairedScreen } from '../screens/screen.ts';
import { createShortAddresses } from '../screens/short-address.ts';
import type { Glass } from './fitting-files.ts';
import type { HungExhibition, Manifest } from './kiosk-api.ts';
import { bytesOf, screenStory } from './screen-story.ts';

/** What screens are told to hold. What is the same for many screens is made once an edition. */
export interface Manifests {
  /** Always asks for the edition first: never older than the last decision. */
  of(screen: PairedScreen): Promise<Manifest>;
  /**
   * Its version alone. Where the screen plays `steady`, an edition of the last seconds will do as long as it says the same;
   * any other answer comes from the newest, so that no screen is led back to what it has left.
   */
  version(screen: PairedScreen, steady: string | null): Promise<string>;
  /** Until when the screen may go on without another word: the shortest time of its exhibitions. */
  lease(screen: PairedScreen, at: Date): Promise<Date>;
  /** The same content for a curator's preview, whose files lie at other addresses. */
  preview(slug: ExhibitionSlug, glass: Glass, fileAddress: FileAddress): Promise<Content>;
}

type FileAddress = (story: StoryId, media: MediaId, name: string) => string;
type Content = HungExhibition & Pick<Manifest, 'bytes'>;

interface Kept {
  readonly edition: string;
  readonly made: Promise<Made>;
}

interface Made {
  readonly content: Content;
  readonly hash: string;
  readonly leaseDays: number;
  /** When the exhibition closes, where it has not: then the content is another. */
  readonly turns: Date | null;
}

/** Contents kept at a time: exhibitions times kinds of glass. */
const mostKept = 64;
const day = 24 * 3600_000;

type Asked = 'edition' | 'recentEdition';

type Needs = Pick<KioskServices, 'exhibitions' | 'places' | 'topics' | 'publicUrl' | 'now'>;

/** `published` is kept open (hanging.ts). */
export function createManifests(services: Needs, published: PublishedOn): Manifests {
  const kept = new Map<string, Kept>();
  const addresses = createShortAddresses(services.publicUrl);

  async function find(slug: ExhibitionSlug): Promise<Exhibition> {
    const exhibition = await services.exhibitions.find(slug);
    if (!exhibition) throw new NotFound(say('kiosk-exhibition-unknown'));
    return exhibition;
  }

  async function make(
    exhibition: Exhibition,
    days: OpenDays,
    glass: Glass,
    fileAddress: FileAddress,
  ): Promise<Content> {
    const { slug } = exhibition;
    const isClosed = openingOf(days, services.now()) === 'closed';
    const [views, themes, neighbourhoods, topics] = await Promise.all([
      isClosed ? [] : hangingIn(shownAt(published, slug), exhibition),
      services.places.themes(),
      services.places.neighbourhoods(),
      services.topics.topics(),
    ]);
    const stories = await Promise.all(
      views.map(async (view) => {
        const onWeb = (await published('web').story(view.id)) !== null;
        const address = onWeb ? await addresses(`/stories/${view.id}`) : null;
        const until = earlier(view.until, days.until);
        return screenStory({ ...view, until }, { glass, neighbourhoods, topics, address, fileAddress });
      }),
    );
    return {
      exhibition: {
        slug,
        title: exhibition.name,
        words: exhibition.about,
        place: exhibition.place,
        opensAt: days.from?.toISOString() ?? null,
        closesAt: days.until?.toISOString() ?? null,
        share: await addresses('/share'),
      },
      themes: themes
        .filter((theme) => views.some((view) => view.themes.includes(theme.slug)))
        .map(({ slug, name, about, colour }) => ({ slug, name, about, colour })),
      stories,
      bytes: bytesOf(stories),
    };
  }

  async function makeForScreens(slug: ExhibitionSlug, glass: Glass): Promise<Made> {
    const exhibition = await find(slug);
    const days = openDays(exhibition);
    const turns = openingOf(days, services.now()) === 'closed' ? null : days.until;
    const content = await make(exhibition, days, glass, mediaAddress);
    return { content, hash: hashOf(content), leaseDays: exhibition.leaseDays, turns };
  }

  async function keptContent(exhibition: ExhibitionSlug, glass: Glass, asked: Asked): Promise<Made> {
    // Asked for before anything is read, so that what is read is at least as new.
    const edition = await shownAt(published, exhibition)[asked]();
    const key = `${exhibition} ${Math.max(glass.width, glass.height)} ${Math.min(glass.width, glass.height)}`;
    const known = kept.get(key);
    const sofar = known?.edition === edition ? await known.made : null;
    if (sofar && (sofar.turns === null || services.now() < sofar.turns)) return sofar;
    const made = makeForScreens(exhibition, glass);
    kept.delete(key);
    kept.set(key, { edition, made });
    made.catch(() => kept.delete(key));
    for (const oldest of [...kept.keys()].slice(0, Math.max(0, kept.size - mostKept))) kept.delete(oldest);
    return made;
  }

  /** Its exhibitions, the usual one first. */
  const allOf = (screen: PairedScreen, asked: Asked): Promise<readonly Made[]> =>
    Promise.all(exhibitionsOf(screen).map((slug) => keptContent(slug, screen.glass, asked)));

  return {
    async of(screen) {
      const made = await allOf(screen, 'edition');
      const at = services.now();
      const [usual, ...others] = made.map(({ content }) => content);
      if (!usual) throw new NotFound(say('kiosk-exhibition-unknown'));
      return {
        version: versionOf(screen, made),
        issuedAt: at.toISOString(),
        leaseUntil: shortestLease(made, at).toISOString(),
        screen: ofScreen(screen),
        profile: screen.profile,
        ...usual,
        ...(others.length > 0 && {
          programme: programmeOf(screen),
          also: others.map(({ bytes: _own, ...hung }) => hung),
          bytes: bytesOf([usual, ...others].flatMap(({ stories }) => stories)),
        }),
      };
    },
    async version(screen, steady) {
      if (steady !== null && versionOf(screen, await allOf(screen, 'recentEdition')) === steady)
        return steady;
      return versionOf(screen, await allOf(screen, 'edition'));
    },
    lease: async (screen, at) => shortestLease(await allOf(screen, 'recentEdition'), at),
    preview: async (slug, glass, fileAddress) => make(await find(slug), everyDay, glass, fileAddress),
  };
}

/** A curator sees it before it opens, and after. */
const everyDay: OpenDays = { from: null, until: null };

function earlier(one: Date | null, other: Date | null): Date | null {
  if (one === null || other === null) return one ?? other;
  return one < other ? one : other;
}

/** Where a screen fetches a file. */
export const mediaAddress: FileAddress = (story, media, name) => `/kiosk/media/${story}/${media}/${name}`;

/** How long a screen may go on that hears nothing more from then on (P16). */
export const leaseFrom = (at: Date, days = nothingChosen.leaseDays) => new Date(at.getTime() + days * day);

function shortestLease(made: readonly Pick<Made, 'leaseDays'>[], at: Date): Date {
  return leaseFrom(at, Math.min(...made.map(({ leaseDays }) => leaseDays)));
}

const ofScreen = ({ id, name }: PairedScreen) => ({ id, name });

function versionOf(screen: PairedScreen, made: readonly Made[]): string {
  const [usual, ...others] = made.map(({ hash }) => hash);
  const programme = others.length > 0 ? [programmeOf(screen), others] : [];
  return hashOf([usual, ofScreen(screen), screen.profile, ...programme]);
}

const programmeOf = ({ programme = [] }: PairedScreen) => programme;

function hashOf(content: unknown): string {
  return createHash('sha256').update(JSON.stringify(content)).digest('hex').slice(0, 32);
}
