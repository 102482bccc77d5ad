import { performance } from 'node:perf_hooks';
import type { Route, Routes } from '../web/routes.ts';
import { cachedPage, type PagePlan, type PageRequest } from './cache/cached-page.ts';
import { askedEdition } from './cache/held-edition.ts';
import { createPageCache } from './cache/page-cache.ts';
import { createStoryFiles } from './cache/story-files.ts';
import type { GalleryServices } from './gallery-services.ts';
import { mediaDelivery } from './media-delivery.ts';
import { feedPage } from './pages/feed-page.ts';
import { homePage } from './pages/home-page.ts';
import { neighbourhoodPage } from './pages/neighbourhood-page.ts';
import { programmePage, programmePages } from './pages/programme-page.ts';
import { searchPage } from './pages/search-page.ts';
import { storyPage } from './pages/story-page.ts';
import { themePage } from './pages/theme-page.ts';

export type { GalleryServices };

const cacheBytes = 32 * 1024 * 1024;
const cacheAge = 60_000;
/** What is known of stories' files, with the bytes of small ones. */
const filesBytes = 32 * 1024 * 1024;

/** All that the public sees of the archive: galleries, stories, search, the programme's pages, and the bytes. */
export function galleryRoutes(services: GalleryServices): Routes {
  const cache = createPageCache({
    edition: () => services.published.edition(),
    clock: () => performance.now(),
    maxBytes: cacheBytes,
    maxAge: cacheAge,
  });
  const files = createStoryFiles({
    edition: askedEdition(() => services.published.edition()),
    published: services.published,
    clock: () => performance.now(),
    maxBytes: filesBytes,
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
      handle: mediaDelivery(services, files),
    },
  ];
}
