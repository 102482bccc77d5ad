import { type AltText, formOf, isAnimation, isPicture, type Media, pagesOf } from '../story/media.ts';
import { trimText } from '../story/text/plain-text.ts';
import { boxField, type Field, problemAt } from '../web/form-fields.ts';
import { one } from '../web/read-form.ts';
import { say } from '../words/say.ts';
import { type FormContext, isTicked, type StoryField, textOf, tick, tooLong } from './field.ts';
import { mediaName } from './media-names.ts';
import { type Told, withEachMedia } from './told.ts';

const longest = 1000;

/** Pictures and films that could be used: what can be seen in each, for people who cannot see it (P26). May be left to a curator. */
export const describable = ({ media }: Pick<Told, 'media'>): readonly Media[] =>
  media.filter((each) => isUsable(each) && formOf(each) !== 'sound');

export const isUsable = ({ state }: Media): boolean => state !== 'refused' && state !== 'failed';

const words = ({ id }: Pick<Media, 'id'>) => `alt-${id}`;
const decorative = ({ id }: Pick<Media, 'id'>) => `decorative-${id}`;

export const descriptionsField: StoryField = {
  name: 'descriptions',
  reach: {
    shown: true,
    reviewed: true,
    exported: true,
    searchable: true,
    erased: true,
    compared: true,
  },
  exported: {
    descriptions: ({ media }) => media.flatMap(({ alt }) => (alt?.kind === 'words' ? [alt.words] : [])),
  },
  inputs: (told) =>
    Object.fromEntries(
      describable(told).flatMap((each) => [
        [words(each), one],
        [decorative(each), one],
      ]),
    ),
  stored: (told) =>
    Object.fromEntries(
      describable(told).flatMap((each) => [
        [words(each), each.alt?.kind === 'words' ? each.alt.words : ''],
        [decorative(each), tick(each.alt?.kind === 'decorative')],
      ]),
    ),
  parse: (sent, told) =>
    Object.fromEntries(
      describable(told).flatMap((each) => [
        [words(each), trimText(textOf(sent, words(each)))],
        [decorative(each), tick(isTicked(sent, decorative(each)))],
      ]),
    ),
  judge: (values, told) =>
    describable(told).flatMap((each) => {
      const text = textOf(values, words(each));
      const name = mediaName(each, told.media);
      if (text !== '' && isTicked(values, decorative(each)))
        return [{ field: words(each), message: say('story-form-description-both', { name }) }];
      return tooLong(words(each), text, longest, 'story-form-description-too-long', { name });
    }),
  view: (values, problems, told, context) =>
    describable(told).flatMap((each) =>
      fieldsOf(each, values, problemAt(problems, words(each)), told, context),
    ),
  apply: (values, told) => {
    const mine = new Set(describable(told).map(({ id }) => id));
    return withEachMedia(told, (each) =>
      mine.has(each.id) && words(each) in values ? { ...each, alt: altOf(each, values) } : each,
    );
  },
  lines: (told) =>
    describable(told).map((each) => ({
      field: words(each),
      label: say('story-form-description-label', { name: mediaName(each, told.media) }),
      value: altInWords(each.alt),
      lang: told.answers.language ?? 'und',
    })),
};

function altOf(media: Media, values: Parameters<typeof textOf>[0]): AltText | null {
  const text = textOf(values, words(media));
  // Words beside the tick are refused, and shown again with the refusal.
  if (text) return { kind: 'words', words: text };
  return isTicked(values, decorative(media)) ? { kind: 'decorative' } : null;
}

/** "" where nothing is said. */
export function altInWords(alt: AltText | null): string {
  if (alt === null) return '';
  return alt.kind === 'words' ? alt.words : say('story-form-description-decorative');
}

/** One media item's inputs, for a page that sets each beside its picture. */
export function fieldsOf(
  media: Media,
  values: Parameters<typeof textOf>[0],
  error: string | null,
  told: Told,
  { voice }: FormContext,
): readonly Field[] {
  const isFilm = !isPicture(media) && !isAnimation(media);
  const kind = isFilm ? 'film' : pagesOf(media).length > 0 ? 'booklet' : 'picture';
  const name = mediaName(media, told.media);
  return [
    {
      partial: 'field/textarea',
      name: words(media),
      label:
        voice === 'curator'
          ? say('story-form-description-question-curator', { kind })
          : say('story-form-description-question', { kind, name }),
      hint:
        voice === 'curator'
          ? say('story-form-description-hint-curator', { kind })
          : say('story-form-description-hint', { file: media.original.fileName }),
      value: textOf(values, words(media)),
      rows: 3,
      error,
    },
    ...(isFilm
      ? []
      : [
          boxField({
            name: decorative(media),
            legend: say('story-form-description-or'),
            label: say('story-form-description-tick'),
            isTicked: isTicked(values, decorative(media)),
            error: null,
          }),
        ]),
  ];
}
