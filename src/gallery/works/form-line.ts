import { never } from '../../errors.ts';
import type { PublishedMedia } from '../../publish/published-stories.ts';
import { forms } from '../../story/media.ts';
import { viewHelpers } from '../../web/view-helpers.ts';

type Told = Pick<PublishedMedia, 'form' | 'seconds'> & Partial<Pick<PublishedMedia, 'pages' | 'animation'>>;

/** What a medium is called, as it stands in captions and lists: "Artwork", "Booklet of 24 pages", "Moving picture". */
export function formName(media: Told): string {
  const pages = media.pages?.length ?? 0;
  return pages > 0 ? `Booklet of ${pages} pages` : namesOf(media).one;
}

/** What a story is made of, in a caption: "Artwork", "3 artworks and sound, 2 minutes", "Film, 40 seconds". */
export function formLine(media: readonly Told[]): string {
  const inOrder = forms.flatMap((form) => media.filter((each) => each.form === form));
  const kinds = [...new Set(inOrder.map((each) => namesOf(each).many))];
  const said = kinds.map((many) => {
    const alike = inOrder.filter((each) => namesOf(each).many === many);
    const [only] = alike;
    return only && alike.length === 1 ? formName(only) : `${alike.length} ${many}`;
  });
  const line = inWords(said.map((name, index) => (index === 0 ? name : name.toLowerCase())));
  // A picture that moves goes on for as long as somebody looks.
  const seconds = media.reduce((sum, each) => sum + (each.animation ? 0 : (each.seconds ?? 0)), 0);
  return seconds > 0 ? `${line}, ${viewHelpers.spokenLength(seconds)}` : line;
}

function namesOf({ form, pages = [], animation = false }: Told): {
  readonly one: string;
  readonly many: string;
} {
  switch (form) {
    case 'artwork':
      return pages.length > 0 ? { one: 'Booklet', many: 'booklets' } : { one: 'Artwork', many: 'artworks' };
    case 'sound':
      return { one: 'Sound', many: 'sounds' };
    case 'film':
      return animation ? { one: 'Moving picture', many: 'moving pictures' } : { one: 'Film', many: 'films' };
    default:
      return never(form);
  }
}

function inWords(names: readonly string[]): string {
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}
