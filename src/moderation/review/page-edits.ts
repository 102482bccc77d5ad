import { type AltText, type Media, pagesOf } from '../../story/media.ts';
import { cleanText, trimText } from '../../story/text/plain-text.ts';
import type { Problem } from '../../web/form-fields.ts';
import { checkLength } from './check-length.ts';

/** What the curator typed about each page of a booklet. */
export interface TypedPages {
  /** A box a page. */
  readonly words: readonly string[];
  /** The words for the whole are enough for the pages whose boxes are empty. */
  readonly enough: boolean;
  /** A person has read the drafts that stand in the boxes as they came. */
  readonly read: boolean;
}

const longest = 4000;

/** The names of a booklet's fields; each ends in its id, as every field of a file does. */
export const pageField = (page: number, id: string) => `page-${page}-alt-${id}`;
export const enoughField = (id: string) => `pages-enough-${id}`;
export const readField = (id: string) => `pages-read-${id}`;

export function pageFieldNames(media: Media): readonly string[] {
  const { id } = media;
  return [...pagesOf(media).map((_page, index) => pageField(index + 1, id)), enoughField(id), readField(id)];
}

/** What the file itself says on a page that nobody has described yet: a draft, and empty where it says nothing. */
export function pageDraft(media: Media, index: number): string {
  return media.pageAlts?.[index] ? '' : fileDraft(media, index);
}

/** The same, whoever has described the page since. */
export function fileDraft(media: Media, index: number): string {
  // As the form gives it back, so that a draft that was not touched is known by its words.
  const text = cleanText(pagesOf(media)[index]?.text ?? '');
  return trimText(cleanText([...text].slice(0, longest).join('')));
}

/** What the boxes hold when the page is fresh. */
export function pagesAsStored(media: Media): TypedPages {
  return {
    words: pagesOf(media).map((_page, index) => {
      const alt = media.pageAlts?.[index];
      return alt?.kind === 'words' ? alt.words : pageDraft(media, index);
    }),
    enough: media.pageAlts?.some((alt) => alt?.kind === 'decorative') ?? false,
    read: false,
  };
}

export function pagesFrom(
  media: Media,
  text: (name: string) => string,
  isTicked: (name: string) => boolean,
): TypedPages {
  const { id } = media;
  return {
    words: pagesOf(media).map((_page, index) => text(pageField(index + 1, id))),
    enough: isTicked(enoughField(id)),
    read: isTicked(readField(id)),
  };
}

/** A draft that nobody says to have read describes nothing: what is published, a person has written or read (P27). */
export function readPages(
  media: Media,
  typed: TypedPages,
): { readonly alts: readonly (AltText | null)[]; readonly errors: readonly Problem[] } {
  const errors: Problem[] = [];
  const alts = pagesOf(media).map((_page, index): AltText | null => {
    const words = trimText(typed.words[index] ?? '');
    checkLength(errors, pageField(index + 1, media.id), 'The description', words, longest);
    if (words === '') return typed.enough ? { kind: 'decorative' } : null;
    return words === pageDraft(media, index) && !typed.read ? null : { kind: 'words', words };
  });
  return { alts, errors };
}

/** Pages whose boxes hold a draft as it came. */
export function unreadPages(media: Media, typed: TypedPages): readonly number[] {
  return pagesOf(media).flatMap((_page, index) => {
    const draft = pageDraft(media, index);
    return draft !== '' && draft === trimText(typed.words[index] ?? '') ? [index + 1] : [];
  });
}

/** All that the file says in its pages, for the words of the story; empty where it says nothing. */
export function textOf(media: Media): string {
  const facts = 'facts' in media && media.facts.form === 'artwork' ? media.facts : null;
  const texts = facts?.pages?.map(({ text }) => trimText(cleanText(text))) ?? [];
  return texts.filter(Boolean).join('\n\n');
}
