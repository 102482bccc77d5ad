import { isReady, type Media, pagesOf, type Rendition } from '../../story/media.ts';
import { isTicked, textOf, type Values } from '../../story-form/field.ts';
import {
  enoughInput,
  pageDraft,
  pageInput,
  readInput,
  unreadPages,
  wordsInFile,
} from '../../story-form/pages.ts';
import { say } from '../../words/say.ts';

/** So many pages stand under one fold. */
const inFold = 6;

/** The boxes for a booklet's pages, folded by sixes, each beside its page; null of everything else. */
export function pageBoxes(
  media: Media,
  values: Values,
  problem: Readonly<Record<string, string>>,
  address: (rendition: Rendition) => string,
) {
  if (!isReady(media) || pagesOf(media).length === 0) return null;
  const isRead = isTicked(values, readInput(media.id));
  const unread = isRead ? [] : unreadPages(media, values);
  const pages = pagesOf(media).map((_page, index) => {
    const number = index + 1;
    const name = pageInput(number, media.id);
    const images = media.renditions
      .filter(({ kind, type, page }) => kind === 'image' && type === 'image/jpeg' && page === number)
      .sort((one, other) => (one.width ?? 0) - (other.width ?? 0));
    const [small, large] = [images[0], images.at(-1)];
    return {
      number,
      small: small && { ...small, address: address(small) },
      full: large ? address(large) : null,
      box: {
        name,
        label: say('curate-review-page-label', { page: number }),
        hint: unread.includes(number) ? say('curate-review-page-draft') : null,
        value: textOf(values, name),
        error: problem[name],
      },
    };
  });
  const folds = Array.from({ length: Math.ceil(pages.length / inFold) }, (_, at) => {
    const inside = pages.slice(at * inFold, (at + 1) * inFold);
    const [first, last] = [inside[0]?.number ?? 1, inside.at(-1)?.number ?? 1];
    return {
      title: say('curate-review-pages-fold', { first, last, many: first === last ? 'no' : 'yes' }),
      isOpen: at === 0 || inside.some(({ box }) => box.error),
      pages: inside,
    };
  });
  return {
    folds,
    drafts: unread.length,
    enough: { name: enoughInput(media.id), checked: isTicked(values, enoughInput(media.id)) },
    read: pages.some((_page, index) => pageDraft(media, index)) && {
      name: readInput(media.id),
      checked: isRead,
    },
  };
}

/** The descriptions of the pages as they are kept, for a page without boxes. */
export function pageWords({
  pageAlts = [],
}: Media): readonly { readonly number: number; readonly words: string }[] {
  return pageAlts.flatMap((alt, index) =>
    alt?.kind === 'words' ? [{ number: index + 1, words: alt.words }] : [],
  );
}

/** What the file itself says, offered as a draft of the story's words; null where it says nothing. */
export function foundText(media: Media) {
  const text = wordsInFile(media);
  return text === '' ? null : { text };
}
