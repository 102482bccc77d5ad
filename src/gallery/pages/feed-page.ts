import { NotFound } from '../../errors.ts';
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
      if (!publicUrl) throw new NotFound('This archive has no feed: it does not know its own address yet.');
      const [{ stories }, known] = await Promise.all([published.page({}, null, newest), topics.topics()]);
      return atomFeed(stories, {
        publicUrl,
        path,
        title: 'Neighbourhood Stories',
        subtitle: 'New stories that people tell about where they live.',
        topics: known,
      });
    },
  };
}
