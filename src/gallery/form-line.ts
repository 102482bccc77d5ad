import { never } from '../errors.ts';
import type { PublishedMedia } from '../publish/published-stories.ts';
import { type Form, forms } from '../story/media.ts';
import { viewHelpers } from '../web/view-helpers.ts';

/** A form's name, as it stands in captions and lists. */
export function formName(form: Form): string {
  switch (form) {
    case 'artwork':
      return 'Artwork';
    case 'sound':
      return 'Sound';
    case 'film':
      return 'Film';
    default:
      return never(form);
  }
}

/** What a story is made of, in a caption: "Artwork", "3 artworks and sound, 2 minutes", "Film, 40 seconds". */
export function formLine(media: readonly Pick<PublishedMedia, 'form' | 'seconds'>[]): string {
  const said = forms.flatMap((form) => {
    const number = media.filter((each) => each.form === form).length;
    if (number === 0) return [];
    return [number === 1 ? formName(form) : `${number} ${plural(form)}`];
  });
  const line = inWords(said.map((name, index) => (index === 0 ? name : name.toLowerCase())));
  const seconds = media.reduce((sum, each) => sum + (each.seconds ?? 0), 0);
  return seconds > 0 ? `${line}, ${viewHelpers.spokenLength(seconds)}` : line;
}

function inWords(names: readonly string[]): string {
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}

function plural(form: Form): string {
  return { artwork: 'artworks', sound: 'sounds', film: 'films' }[form];
}
