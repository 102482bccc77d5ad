import { performance } from 'node:perf_hooks';
import type { Route, Routes } from '../web/routes.ts';
import { showOwn } from '../web/show-own.ts';
import { cachedPage, type PagePlan, type PageRequest } from './cache/cached-page.ts';
import { createHeldLease, type HeldLease } from './cache/held-lease.ts';
import { createKnownAnswers, type KnownAnswers } from './cache/known-answers.ts';
import { onceAnEdition } from './cache/once-an-edition.ts';
import { createPageCache } from './cache/page-cache.ts';
import { createStoryFiles } from './cache/story-files.ts';
import type { GalleryServices } from './gallery-services.ts';
import { mediaDelivery } from './media-delivery.ts';
import { feedPage } from './pages/feed-page.ts';
import { homePage } from './pages/home-page.ts';
import { neighbourhoodPage } from './pages/neighbourhood-page.ts';
import { networkAddress, networkPage } from './pages/network-page.ts';
import { programmePage, programmePages } from './pages/programme-page.ts';
import { resiliencePage } from './pages/resilience-page.ts';
import { searchPage } from './pages/search-page.ts';
import { searchSuggestions } from './pages/search-suggestions.ts';
import { storyPage } from './pages/story-page.ts';
import { themePage } from './pages/theme-page.ts';
import { readNames } from './works/names.ts';

export type { GalleryServices };

export interface Gallery {
  readonly routes: Routes;
  /** Asked before Express is. */
  readonly known: Pick<KnownAnswers, 'find'>;
}

const cacheBytes = 32 * 1024 * 1024;
const cacheAge = 60_000;
/** What is known of stories' files, with the bytes of small ones. */
const filesBytes = 32 * 1024 * 1024;

/** All that the public sees of the archive: galleries, stories, search, the programme's pages, and the bytes. */
export function gallery(stored: GalleryServices): Gallery {
  const lease = createHeldLease(() => stored.published.lease());
  const services = remembering(stored, lease);
  const cache = createPageCache({
    lease,
    clock: () => performance.now(),
    maxBytes: cacheBytes,
    maxAge: cacheAge,
  });
  const known = createKnownAnswers(cache);
  const files = createStoryFiles({
    lease,
    published: services.published,
    clock: () => performance.now(),
    maxBytes: filesBytes,
    maxAge: cacheAge,
  });
  const page = (path: string, plan: (request: PageRequest) => PagePlan): Route => ({
    method: 'get',
    path,
    permission: 'everyone',
    handle: cachedPage(cache, known, plan, async (response) => {
      showOwn(response, await services.own());
    }),
  });
  const routes = [
    page('/', () => homePage(services)),
    page('/themes/:theme', (request) => themePage(services, request)),
    page('/neighbourhoods/:neighbourhood', (request) => neighbourhoodPage(services, request)),
    page(networkAddress, () => networkPage(services)),
    page('/search', (request) => searchPage(services, request)),
    page('/search/suggestions', (request) => searchSuggestions(services, request)),
    page('/stories/:id', (request) => storyPage(services, request)),
    page('/feed.atom', () => feedPage(services)),
    ...programmePages.map((each) =>
      page(each.path, () => (each.name === 'resilience' ? resiliencePage : programmePage)(services, each)),
    ),
    {
      method: 'get',
      path: '/media/:story/:media/:name',
      permission: 'everyone',
      handle: mediaDelivery(services, files),
    },
  ] satisfies Routes;
  return { routes, known };
}

/** Names and counts, which every page asks for again, are read once an edition. */
function remembering(stored: GalleryServices, lease: HeldLease): GalleryServices {
  const names = onceAnEdition(lease, () => readNames(stored));
  const own = onceAnEdition(lease, () => stored.own());
  const counts = onceAnEdition(lease, (part) => stored.published.count(JSON.parse(part)));
  return {
    ...stored,
    names: () => names(''),
    own: () => own(''),
    published: { ...stored.published, count: (part = {}) => counts(JSON.stringify(part)) },
  };
}
