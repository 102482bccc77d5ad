import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { marked, type Tokens } from 'marked';
import { summaryOf } from '../../story/text/set-text.ts';
import type { Page, PagePlan } from '../cache/cached-page.ts';
import type { GalleryServices } from '../gallery-services.ts';

/** The programme's own pages: address, and file in the content folder. One is the accessibility statement (P31). */
export const programmePages = [
  { path: '/about', file: 'about.md' },
  { path: '/about/how-stories-are-looked-after', file: 'how-stories-are-looked-after.md' },
  { path: '/accessibility', file: 'accessibility.md' },
] as const;

/**
 * A page written in Markdown; its first heading is the title. An edit to the file shows within the minute that the
 * page cache keeps it.
 */
export function programmePage(
  { contentFolder }: Pick<GalleryServices, 'contentFolder'>,
  page: (typeof programmePages)[number],
): PagePlan<Page> {
  return {
    key: page.path,
    async build() {
      const { title, description, html } = readArticle(
        await readFile(path.join(contentFolder, page.file), 'utf8'),
      );
      return {
        view: 'gallery/programme',
        model: { title, bodyClass: 'programme-page', description, html },
      };
    },
  };
}

/** @throws Error for a text without a heading */
export function readArticle(markdown: string): { title: string; description: string; html: string } {
  const tokens = marked.lexer(markdown);
  const isTitle = (token: (typeof tokens)[number]): token is Tokens.Heading =>
    token.type === 'heading' && token.depth === 1;
  const heading = tokens.find(isTitle);
  if (!heading) throw new Error('Expected the page to begin with a line such as "# Its title"');
  const first = tokens.find((token) => token.type === 'paragraph');
  return {
    title: plain(heading.text),
    description: summaryOf(plain(first?.raw ?? '')),
    html: marked.parser(tokens.filter((token) => token !== heading)),
  };
}

/** Without Markdown's marks. */
function plain(markdown: string): string {
  return markdown.replace(/\[([^\]]*)\]\([^)]*\)/g, '$1').replace(/[*_`]/g, '');
}
