import { isReady, type Media, pagesOf, type Rendition } from '../../story/media.ts';
import {
  enoughField,
  pageDraft,
  pageField,
  readField,
  type TypedPages,
  textOf,
  unreadPages,
} from './page-edits.ts';

/** So many pages stand under one fold. */
const inFold = 6;

/** The boxes for a booklet's pages, folded by sixes, each beside its page; null of everything else. */
export function pageBoxes(
  media: Media,
  typed: TypedPages | undefined,
  problem: Readonly<Record<string, string>>,
  address: (rendition: Rendition) => string,
) {
  if (!typed || !isReady(media)) return null;
  const unread = typed.read ? [] : unreadPages(media, typed);
  const pages = pagesOf(media).map((_page, index) => {
    const number = index + 1;
    const name = pageField(number, media.id);
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
        label: `What page ${number} shows`,
        hint: unread.includes(number) ? 'A draft, taken from the file. Read it with the page.' : null,
        value: typed.words[index] ?? '',
        error: problem[name],
      },
    };
  });
  const folds = Array.from({ length: Math.ceil(pages.length / inFold) }, (_, at) => {
    const inside = pages.slice(at * inFold, (at + 1) * inFold);
    const [first, last] = [inside[0]?.number ?? 1, inside.at(-1)?.number ?? 1];
    return {
      title: first === last ? `Page ${first}` : `Pages ${first} to ${last}`,
      isOpen: at === 0 || inside.some(({ box }) => box.error),
      pages: inside,
    };
  });
  return {
    folds,
    drafts: unread.length,
    enough: { name: enoughField(media.id), checked: typed.enough },
    read: pages.some((_page, index) => pageDraft(media, index)) && {
      name: readField(media.id),
      checked: typed.read,
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
  const text = textOf(media);
  return text === '' ? null : { text };
}
