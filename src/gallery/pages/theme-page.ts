import { NotFound } from '../../errors.ts';
import { parseThemeSlug } from '../../story/ids.ts';
import { readQuery } from '../../web/read-form.ts';
import { say } from '../../words/say.ts';
import type { PagePlan, PageRequest } from '../cache/cached-page.ts';
import type { GalleryServices } from '../gallery-services.ts';
import { namesFor } from '../works/names.ts';
import { plate } from '../works/plate.ts';
import { cursorFields, cursorOf, listAddress, pageLength, pagination } from './list-address.ts';

/** One theme's gallery, newest first. @throws NotFound, BadRequest */
export function themePage(services: GalleryServices, request: PageRequest): PagePlan {
  const { published } = services;
  const slug = parseThemeSlug(String(request.params.theme));
  if (!slug) throw noSuchTheme();
  const query = readQuery(request, cursorFields);
  const path = `/themes/${slug}`;
  return {
    key: listAddress(path, query),
    async build() {
      const names = await namesFor(services);
      const theme = names.theme(slug);
      if (!theme) throw noSuchTheme();
      const cursor = cursorOf(query);
      const [count, page] = await Promise.all([
        published.count({ theme: slug }),
        published.list({ theme: slug }, cursor, pageLength),
      ]);
      return {
        view: 'gallery/theme',
        model: {
          title: say('gallery-theme-title', { theme: theme.name.toLowerCase() }),
          colour: theme.colour,
          bodyClass: 'theme-page',
          description: theme.about,
          scripts: ['js/story/placeholders.js'],
          theme,
          isFirst: cursor === null,
          count,
          // On this wall every work wears this theme's colour, whatever its first theme is.
          plates: page.stories.map((story) => ({ ...plate(story, names), colour: theme.colour })),
          pagination: pagination(path, {}, page, cursor),
          others: names.themes.filter((other) => other.slug !== slug),
        },
      };
    },
  };
}

function noSuchTheme(): NotFound {
  return new NotFound(say('gallery-theme-unknown'));
}
