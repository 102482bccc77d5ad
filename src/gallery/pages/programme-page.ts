import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { readArticle } from '../../web/article.ts';
import { say } from '../../words/say.ts';
import type { Page, PagePlan } from '../cache/cached-page.ts';
import type { GalleryServices } from '../gallery-services.ts';

/** The programme's own pages: address, and file in the content folder. One is the accessibility statement (P31). */
export const programmePages = [
  { path: '/about', name: 'about' },
  { path: '/about/resilience', name: 'resilience' },
  { path: '/about/how-stories-are-looked-after', name: 'how-stories-are-looked-after' },
  { path: '/accessibility', name: 'accessibility' },
] as const;
export type ProgrammePage = (typeof programmePages)[number];

/**
 * A page written in Markdown, in the browser or else in the content folder; its first heading is the title. An edit to the file
 * shows within the minute that the page cache keeps it.
 */
export function programmePage(
  { contentFolder, own }: Pick<GalleryServices, 'contentFolder' | 'own'>,
  { path: address, name }: ProgrammePage,
): PagePlan<Page> {
  return {
    key: address,
    async build() {
      const written =
        (await own()).pages[name] ?? (await readFile(path.join(contentFolder, `${name}.md`), 'utf8'));
      // Whoever writes a page can leave the archive's name to the archive.
      const article = readArticle(written.replaceAll('{archive}', () => say('site-name')));
      return { view: 'gallery/programme', model: { ...article, bodyClass: 'programme-page' } };
    },
  };
}
