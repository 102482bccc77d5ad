import { type AltText, isPicture, type Media } from '../story/media.ts';
import { countCharacters } from '../story/text/count-characters.ts';
import { trimText } from '../story/text/plain-text.ts';
import { type Field, type Problem, problemAt } from '../web/form-fields.ts';
import { one } from '../web/read-form.ts';

/** What each picture shows, as a form asks for it, for people who cannot see it (P26). */

export interface TypedDescription {
  readonly words: string;
  readonly decorative: boolean;
}
/** By media id. */
export type TypedDescriptions = ReadonlyMap<string, TypedDescription>;

const longest = 1000;

export const pictures = (media: readonly Media[]) => media.filter(isPicture);

export function descriptionsShape(media: readonly Media[]): Record<string, typeof one> {
  const names = pictures(media).flatMap(({ id }) => [`alt-${id}`, `decorative-${id}`]);
  return Object.fromEntries(names.map((name) => [name, one]));
}

export function readDescriptions(
  media: readonly Media[],
  sent: Readonly<Record<string, unknown>>,
): TypedDescriptions {
  return new Map(
    pictures(media).map(({ id }): [string, TypedDescription] => [
      id,
      { words: trimText(String(sent[`alt-${id}`] ?? '')), decorative: sent[`decorative-${id}`] === 'yes' },
    ]),
  );
}

/** What the boxes hold when the page is fresh. */
export function typedDescriptions(media: readonly Media[]): TypedDescriptions {
  return new Map(
    pictures(media).map(({ id, alt }) => [
      id,
      { words: alt?.kind === 'words' ? alt.words : '', decorative: alt?.kind === 'decorative' },
    ]),
  );
}

export function descriptionMissing({ id }: Media, index: number): Problem {
  return {
    field: `alt-${id}`,
    message: `Say what picture ${index + 1} shows, or tick that it is decoration only.`,
  };
}

export function judgeDescriptions(media: readonly Media[], typed: TypedDescriptions): readonly Problem[] {
  return pictures(media).flatMap((picture, index) => judge(picture, index, typed.get(picture.id)));
}

function judge(picture: Media, index: number, typed: TypedDescription | undefined): Problem[] {
  if (!typed || (typed.words === '' && !typed.decorative)) return [descriptionMissing(picture, index)];
  const field = `alt-${picture.id}`;
  if (typed.words !== '' && typed.decorative) {
    return [
      { field, message: `For picture ${index + 1}, either say what it shows or tick the box, not both.` },
    ];
  }
  const length = countCharacters(typed.words);
  if (length <= longest) return [];
  return [
    {
      field,
      message: `What picture ${index + 1} shows must be 1,000 characters or fewer. Yours has ${length.toLocaleString('en-GB')}.`,
    },
  ];
}

/** By media id. Only what was judged to be well. */
export function altTexts(typed: TypedDescriptions): ReadonlyMap<string, AltText> {
  return new Map(
    [...typed].map(([id, { words, decorative }]) => [
      id,
      decorative ? { kind: 'decorative' } : { kind: 'words', words },
    ]),
  );
}

export function descriptionFields(
  media: readonly Media[],
  typed: TypedDescriptions,
  problems: readonly Problem[],
): readonly Field[] {
  const given = pictures(media);
  return given.flatMap((picture, index): Field[] => {
    const name = `alt-${picture.id}`;
    const now = typed.get(picture.id);
    return [
      {
        partial: 'field/textarea',
        name,
        label: given.length === 1 ? 'Your picture shows' : `Picture ${index + 1} of ${given.length} shows`,
        hint: `File: ${picture.original.fileName}`,
        value: now?.words ?? '',
        rows: 3,
        error: problemAt(problems, name),
      },
      {
        partial: 'field/choices',
        type: 'checkbox',
        name: `decorative-${picture.id}`,
        legend: 'Or, if there is nothing in it to describe',
        error: null,
        options: [
          { value: 'yes', label: 'This picture is decoration only', checked: now?.decorative === true },
        ],
      },
    ];
  });
}
