import { performance } from 'node:perf_hooks';
import type { Route, Routes } from '../web/routes.ts';
import { cachedPage, type PagePlan, type PageRequest } from './cached-page.ts';
import { feedPage } from './feed-page.ts';
import type { GalleryServices } from './gallery-services.ts';
import { homePage } from './home-page.ts';
import { mediaDelivery } from './media-delivery.ts';
import { neighbourhoodPage } from './neighbourhood-page.ts';
import { createPageCache } from './page-cache.ts';
import { programmePage, programmePages } from './programme-page.ts';
import { searchPage } from './search-page.ts';
import { storyPage } from './story-page.ts';
import { themePage } from './theme-page.ts';

export type { GalleryServices };

const cacheBytes = 32 * 1024 * 1024;
const cacheAge = 60_000;

/** All that the public sees of the archive: galleries, stories, search, the programme's pages, and the bytes. */
export function galleryRoutes(services: GalleryServices): Routes {
  const cache = createPageCache({
    edition: () => services.published.edition(),
    clock: () => performance.now(),
    maxBytes: cacheBytes,
    maxAge: cacheAge,
  });
  const page = (path: string, plan: (request: PageRequest) => PagePlan): Route => ({
    method: 'get',
    path,
    permission: 'everyone',
    handle: cachedPage(cache, plan),
  });
  return [
    page('/', () => homePage(services)),
    page('/themes/:theme', (request) => themePage(services, request)),
    page('/neighbourhoods/:neighbourhood', (request) => neighbourhoodPage(services, request)),
    page('/search', (request) => searchPage(services, request)),
    page('/stories/:id', (request) => storyPage(services, request)),
    page('/feed.atom', () => feedPage(services)),
    ...programmePages.map((each) => page(each.path, () => programmePage(services, each))),
    {
      method: 'get',
      path: '/media/:story/:media/:name',
      permission: 'everyone',
      handle: mediaDelivery(services),
    },
  ];
}
