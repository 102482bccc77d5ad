import { type Form, formOf, forms, isAnimation, type Media, pagesOf } from '../story/media.ts';
import { viewHelpers } from '../web/view-helpers.ts';
import { listed } from './lists.ts';
import { say } from './say.ts';

/** What a work is to a person. `words` is a story without a file. */
export type Kind = Form | 'booklet' | 'moving' | 'words';

/** As much of a work as its name needs. */
export interface Told {
  readonly form: Form;
  readonly pages?: readonly unknown[];
  readonly animation?: boolean;
}

export function kindOf({ form, pages = [], animation = false }: Told): Exclude<Kind, 'words'> {
  if (animation) return 'moving';
  return pages.length > 0 ? 'booklet' : form;
}

/** The kind of a file of a sent story: by what it was found to be, or else by what it seems. */
export const kindOfFile = (media: Media) =>
  kindOf({ form: formOf(media), pages: pagesOf(media), animation: isAnimation(media) });

/** A kind by itself, as in a list to choose from: "Artwork", "Words". */
export const kindName = (kind: Kind): string => say('kind-name', { kind });

/** What a work is called in captions and lists of what is published: "Artwork", "Booklet of 24 pages", "Moving picture". */
export function workName(work: Told): string {
  const pages = work.pages?.length ?? 0;
  return pages > 0 ? say('kind-booklet-of-pages', { pages }) : kindName(kindOf(work));
}

/** What a file is called to whoever sends, reviews or opens it: "Picture", "Film". */
export const fileKindName = (kind: Kind): string => say('kind-of-file', { kind });

/** What a story is made of: "Artwork", "3 artworks and sound, 2 minutes", "Film, 40 seconds"; "Words" where it has no file. */
export function formLine(works: readonly (Told & { readonly seconds: number | null })[]): string {
  if (works.length === 0) return kindName('words');
  const inOrder = forms.flatMap((form) => works.filter((each) => each.form === form));
  const kinds = [...new Set(inOrder.map(kindOf))];
  const line = listed(
    kinds.map((kind, index) => {
      const alike = inOrder.filter((each) => kindOf(each) === kind);
      const [only] = alike;
      if (!only || alike.length > 1) return say('kind-counted', { kind, count: alike.length });
      return index === 0 ? workName(only) : nameWithin(only);
    }),
  );
  // A picture that moves goes on for as long as somebody looks.
  const seconds = works.reduce((sum, each) => sum + (each.animation ? 0 : (each.seconds ?? 0)), 0);
  if (seconds === 0) return line;
  return say('kind-line-with-time', { works: line, time: viewHelpers.spokenLength(seconds) });
}

/** The same further on in a line: "artwork", "words". */
export const kindNameWithin = (kind: Kind): string => say('kind-name-within', { kind });

function nameWithin(work: Told): string {
  const pages = work.pages?.length ?? 0;
  return pages > 0 ? say('kind-booklet-of-pages-within', { pages }) : kindNameWithin(kindOf(work));
}
