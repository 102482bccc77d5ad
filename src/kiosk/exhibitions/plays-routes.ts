import { setApart } from '../../story/text/plain-text.ts';
import type { Routes } from '../../web/routes.ts';
import { say } from '../../words/say.ts';
import type { KioskServices } from '../kiosk-services.ts';
import { shownAt } from './hanging.ts';
import { ownExhibition } from './own-exhibitions.ts';
import { playsTable } from './plays-table.ts';

const days = 7;

/** How often stories were opened in an exhibition, by the hour: counts, and nothing about who. */
export function playsRoutes(services: KioskServices): Routes {
  return [
    {
      method: 'get',
      path: '/curate/exhibitions/of/:exhibition/plays',
      permission: 'curator',
      handle: async (request, response) => {
        const { slug, name } = await ownExhibition(services.exhibitions, request, response);
        const now = services.now();
        const from = new Date(now.getTime() - days * 24 * 3600 * 1000);
        const { byStory, ...table } = playsTable(await services.plays.since(slug, from), now, days);
        const surface = shownAt(services.published, slug);
        const stories = await Promise.all(
          byStory.map(async ({ story, count }) => {
            const view = await surface.story(story);
            return {
              opened: count,
              title: view?.title ?? say('kiosk-plays-gone'),
              lang: view?.language,
            };
          }),
        );
        response.render('curate/exhibition-plays', {
          title: say('kiosk-plays-title', { exhibition: setApart(name) }),
          private: true,
          bodyClass: 'curate',
          name,
          ...table,
          stories,
        });
      },
    },
  ];
}
