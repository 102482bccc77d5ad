import type { PublishedMedia } from '../../publish/published-stories.ts';
import type { Form } from '../../story/media.ts';
import { viewHelpers } from '../../web/view-helpers.ts';

type Told = Pick<PublishedMedia, 'form' | 'seconds'> & Partial<Pick<PublishedMedia, 'pages' | 'animation'>>;

type Kind = Form | 'booklet' | 'moving';

const names: Readonly<Record<Kind, readonly [one: string, many: string]>> = {
  artwork: ['artwork', 'artworks'],
  booklet: ['booklet', 'booklets'],
  sound: ['sound', 'sounds'],
  film: ['film', 'films'],
  moving: ['moving picture', 'moving pictures'],
};
const kinds = ['artwork', 'booklet', 'sound', 'film', 'moving'] as const satisfies readonly Kind[];

function kindOf({ form, pages = [], animation = false }: Told): Kind {
  if (animation) return 'moving';
  return pages.length > 0 ? 'booklet' : form;
}

export const formNames: Readonly<Record<Form, string>> = { artwork: 'Artwork', sound: 'Sound', film: 'Film' };

/** What a story is made of, and how long it takes: "1 artwork, 2 sounds, 3 minutes 20 seconds". */
export function formWords(media: readonly Told[]): string {
  const counted = kinds.flatMap((kind) => {
    const number = media.filter((each) => kindOf(each) === kind).length;
    return number === 0 ? [] : [viewHelpers.count(number, ...names[kind])];
  });
  const seconds = media.reduce((sum, each) => sum + (each.animation ? 0 : (each.seconds ?? 0)), 0);
  return [...counted, ...(seconds > 0 ? [viewHelpers.spokenLength(seconds)] : [])].join(', ');
}
