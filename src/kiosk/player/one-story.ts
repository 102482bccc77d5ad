import type { PublishedStoryView } from '../../publish/published-stories.ts';
import type { MediaId, StoryId } from '../../story/ids.ts';
import { setApart } from '../../story/text/plain-text.ts';
import { say } from '../../words/say.ts';
import { glassOf, previewProfile } from '../exhibitions/preview-routes.ts';
import type { KioskServices } from '../kiosk-services.ts';
import { createShortAddresses } from '../screens/short-address.ts';
import type { Manifest } from './kiosk-api.ts';
import { leaseFrom } from './manifests.ts';
import { playerPage } from './player-page.ts';
import { bytesOf, screenStory } from './screen-story.ts';

type Services = Pick<KioskServices, 'places' | 'topics' | 'publicUrl' | 'release' | 'now'>;

export interface OneStory {
  readonly story: PublishedStoryView;
  /** It may show on the website too, so that visitors can take its address with them. */
  readonly onWeb: boolean;
  /** Where its reader opens a file. */
  fileAddress(story: StoryId, media: MediaId, name: string): string;
}

/**
 * The player with one story in it, for somebody who may see it before visitors do. The manifest stands in the page itself:
 * nothing of it lies at an address, and it is gone with the page.
 */
export async function oneStoryPage(services: Services, { story, onWeb, fileAddress }: OneStory) {
  const [themes, neighbourhoods, topics] = await Promise.all([
    services.places.themes(),
    services.places.neighbourhoods(),
    services.topics.topics(),
  ]);
  const addresses = createShortAddresses(services.publicUrl);
  const at = services.now();
  const shown = screenStory(
    // It is looked at, whenever its own time may be.
    { ...story, until: null },
    {
      ...{ neighbourhoods, topics, fileAddress, glass: glassOf('landscape') },
      address: onWeb ? await addresses(`/stories/${story.id}`) : null,
    },
  );
  const manifest: Manifest = {
    version: `preview-${at.getTime()}`,
    issuedAt: at.toISOString(),
    leaseUntil: leaseFrom(at).toISOString(),
    screen: { id: 'preview', name: say('kiosk-preview') },
    profile: { ...previewProfile, orientation: 'landscape' },
    exhibition: {
      slug: 'preview',
      title: say('kiosk-preview'),
      words: say('kiosk-preview-story-words'),
      place: '',
      opensAt: null,
      closesAt: null,
      share: await addresses('/share'),
    },
    themes: themes
      .filter(({ slug }) => story.themes.includes(slug))
      .map(({ slug, name, about, colour }) => ({ slug, name, about, colour })),
    stories: [shown],
    bytes: bytesOf([shown]),
  };
  const { version: release } = services.release;
  return {
    view: 'kiosk/player',
    model: playerPage({ release, exhibition: setApart(story.title), story: manifest }),
  };
}
