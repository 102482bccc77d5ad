import { readMoments, writeMoments } from '../spoken/moments.ts';
import { formOf, isAnimation, type Media } from '../story/media.ts';
import { trimText } from '../story/text/plain-text.ts';
import { type Field, type Problem, problemAt } from '../web/form-fields.ts';
import { long } from '../web/read-form.ts';
import { say } from '../words/say.ts';
import { describable, descriptionsField } from './descriptions.ts';
import { type Line, type StoryField, textOf, tooLong, type Values } from './field.ts';
import { mediaName } from './media-names.ts';
import { type Told, withEachMedia } from './told.ts';

const longest = 50_000;

/** What is to be seen in a film, moment by moment, as a curator types it: an audio description, for people who cannot see it. */
export const audioDescriptionField: StoryField = {
  name: 'audio-description',
  reach: descriptionsField.reach,
  exported: {
    'audio-descriptions': ({ media }) =>
      media.flatMap(({ hearing }) => (hearing.description?.moments ?? []).map(({ words }) => words)),
  },
  inputs: (told) => Object.fromEntries(films(told).map((film) => [momentsInput(film), long])),
  stored: (told) => Object.fromEntries(films(told).map((film) => [momentsInput(film), written(film)])),
  parse: (sent, told) =>
    Object.fromEntries(
      films(told).map((film) => [momentsInput(film), trimText(textOf(sent, momentsInput(film)))]),
    ),
  judge: (values, told) =>
    films(told).flatMap((film): readonly Problem[] => {
      const field = momentsInput(film);
      const typed = textOf(values, field);
      const { fault } = readMoments(typed, secondsOf(film));
      return [
        ...tooLong(field, typed, longest, 'described-too-long'),
        ...(fault ? [{ field, message: say('described-fault', { ...fault }) }] : []),
      ];
    }),
  // It stands beside its film's player: see momentFields().
  view: () => [],
  apply: (values, told) => {
    const mine = new Set(films(told).map(({ id }) => id));
    return withEachMedia(told, (media) =>
      mine.has(media.id) && momentsInput(media) in values
        ? { ...media, hearing: describedBy(media, textOf(values, momentsInput(media))) }
        : media,
    );
  },
  lines: (told) => linesOf(told, written),
};

const momentsInput = ({ id }: Pick<Media, 'id'>) => `moments-${id}`;

/** Never pictures that move: those have a description as other pictures do. */
const films = (told: Pick<Told, 'media'>) =>
  describable(told).filter((media) => formOf(media) === 'film' && !isAnimation(media));

const written = ({ hearing }: Media) => writeMoments(hearing.description?.moments ?? []);

/** Null before it is known. */
const secondsOf = (film: Media) =>
  'facts' in film && film.facts.form === 'film' ? film.facts.seconds : null;

/** Lines that cannot be read are left out; they are refused, and shown again with the refusal. */
function describedBy(film: Media, typed: string): Media['hearing'] {
  const { description: _before, ...rest } = film.hearing;
  const { moments } = readMoments(typed, secondsOf(film));
  return moments.length > 0 ? { ...rest, description: { moments } } : rest;
}

function linesOf(told: Told, value: (film: Media) => string): readonly Line[] {
  return films(told).map((film) => ({
    field: momentsInput(film),
    label: say('described-of', { name: mediaName(film, told.media) }),
    value: value(film),
    lang: told.answers.language ?? 'und',
  }));
}

/** What stands in the boxes, lines that cannot be read too. */
export const typedMoments = (told: Told, values: Values): readonly Line[] =>
  linesOf(told, (film) => textOf(values, momentsInput(film)));

/** The box of one film, as a form field; none of anything else. */
export function momentFields(
  media: Media,
  values: Values,
  problems: readonly Problem[],
  told: Told,
): readonly Field[] {
  if (!films(told).includes(media)) return [];
  const name = momentsInput(media);
  return [
    {
      partial: 'field/textarea',
      name,
      label: say('described-label'),
      hint: say('described-hint'),
      value: textOf(values, name),
      rows: 6,
      error: problemAt(problems, name),
    },
  ];
}
