import { NotFound } from '../../errors.ts';
import { say } from '../../words/say.ts';
import type { PagePlan } from '../cache/cached-page.ts';
import type { GalleryServices } from '../gallery-services.ts';
import { atomFeed } from './feed.ts';

const path = '/feed.atom';
const newest = 30;

/** The newest stories for feed readers. @throws NotFound where the archive does not know its own address. */
export function feedPage({ published, topics, publicUrl }: GalleryServices): PagePlan {
  return {
    key: path,
    type: 'application/atom+xml',
    async build() {
      if (!publicUrl) throw new NotFound(say('gallery-feed-no-address'));
      const [{ stories }, known] = await Promise.all([published.page({}, null, newest), topics.topics()]);
      return atomFeed(stories, {
        publicUrl,
        path,
        title: say('gallery-archive'),
        subtitle: say('gallery-feed-subtitle'),
        topics: known,
      });
    },
  };
}
