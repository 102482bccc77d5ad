import { readMoments, writeMoments } from '../spoken/moments.ts';
import { type Chapter, formOf, isAnimation, type Media } from '../story/media.ts';
import { trimText } from '../story/text/plain-text.ts';
import { type Field, type Problem, problemAt } from '../web/form-fields.ts';
import { long } from '../web/read-form.ts';
import { say } from '../words/say.ts';
import { isUsable } from './descriptions.ts';
import { type StoryField, textOf, tooLong, type Values } from './field.ts';
import { mediaName } from './media-names.ts';
import { type Told, withEachMedia } from './told.ts';

const most = 100;
const longestTitle = 100;

/** What plays for some time, with sound or without. */
const parted = ({ media }: Pick<Told, 'media'>): readonly Media[] =>
  media.filter((each) => isUsable(each) && formOf(each) !== 'artwork' && !isAnimation(each));

const input = ({ id }: Pick<Media, 'id'>) => `chapters-${id}`;
const secondsOf = (media: Media) =>
  'facts' in media && 'seconds' in media.facts ? media.facts.seconds : null;

/** The parts of a sound or a film, as a curator names them: a line each, with its time. */
export const chaptersField: StoryField = {
  name: 'chapters',
  reach: {
    shown: true,
    reviewed: true,
    exported: 'it says where something is said, and not what',
    searchable: true,
    erased: true,
    compared: true,
  },
  inputs: (told) => Object.fromEntries(parted(told).map((each) => [input(each), long])),
  stored: (told) => Object.fromEntries(parted(told).map((each) => [input(each), textIn(each)])),
  parse: (sent, told) =>
    Object.fromEntries(parted(told).map((each) => [input(each), trimText(textOf(sent, input(each)))])),
  judge: (values, told) =>
    parted(told).flatMap((each): readonly Problem[] => {
      const field = input(each);
      const { moments, fault } = readMoments(textOf(values, field), secondsOf(each));
      if (fault) return [{ field, message: say('story-form-chapters-fault', { ...fault }) }];
      if (moments.length > most) return [{ field, message: say('story-form-chapters-too-many', { most }) }];
      return moments
        .flatMap(({ words }) =>
          tooLong(field, words, longestTitle, 'story-form-chapters-too-long', { words }),
        )
        .slice(0, 1);
    }),
  view: (values, problems, told) =>
    parted(told).flatMap((each) => chapterFields(each, values, problems, told)),
  apply: (values, told) => {
    const mine = new Set(parted(told).map(({ id }) => id));
    return withEachMedia(told, (each) => {
      if (!mine.has(each.id) || !(input(each) in values)) return each;
      const { chapters: _before, ...hearing } = each.hearing;
      const chapters = chaptersIn(textOf(values, input(each)));
      return { ...each, hearing: { ...hearing, ...(chapters.length > 0 && { chapters }) } };
    });
  },
  lines: (told) =>
    parted(told).flatMap((each) => {
      const value = textIn(each);
      const label = say('story-form-chapters-of', { name: mediaName(each, told.media) });
      return value === '' ? [] : [{ field: input(each), label, value, lang: told.answers.language ?? 'und' }];
    }),
};

const textIn = ({ hearing }: Media): string =>
  writeMoments((hearing.chapters ?? []).map(({ at, title }) => ({ at, words: title })));

const chaptersIn = (text: string): readonly Chapter[] =>
  readMoments(text, null).moments.map(({ at, words }) => ({ at, title: words }));

/** One recording's box, for a page that sets it beside its player; none of what has no length. */
export function chapterFields(
  media: Media,
  values: Values,
  problems: readonly Problem[],
  told: Told,
): readonly Field[] {
  if (!parted(told).includes(media)) return [];
  const name = input(media);
  return [
    {
      partial: 'field/textarea',
      name,
      label: say('story-form-chapters-question'),
      hint: say('story-form-chapters-hint'),
      value: textOf(values, name),
      rows: 4,
      error: problemAt(problems, name),
    },
  ];
}
