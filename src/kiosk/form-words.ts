import type { PublishedMedia } from '../publish/published-stories.ts';
import { type Form, forms } from '../story/media.ts';
import { viewHelpers } from '../web/view-helpers.ts';

const names: Readonly<Record<Form, readonly [one: string, many: string]>> = {
  artwork: ['artwork', 'artworks'],
  sound: ['sound', 'sounds'],
  film: ['film', 'films'],
};

export const formNames: Readonly<Record<Form, string>> = { artwork: 'Artwork', sound: 'Sound', film: 'Film' };

/** What a story is made of, and how long it takes: "1 artwork, 2 sounds, 3 minutes 20 seconds". */
export function formWords(media: readonly Pick<PublishedMedia, 'form' | 'seconds'>[]): string {
  const counted = forms.flatMap((form) => {
    const number = media.filter((each) => each.form === form).length;
    return number === 0 ? [] : [viewHelpers.count(number, ...names[form])];
  });
  const seconds = media.reduce((sum, each) => sum + (each.seconds ?? 0), 0);
  return [...counted, ...(seconds > 0 ? [viewHelpers.spokenLength(seconds)] : [])].join(', ');
}
