import type { MediaId } from '../story/ids.ts';
import { formOf, type Media } from '../story/media.ts';
import type { SentStory } from '../story/story.ts';
import { type FormContext, type Inputs, textOf, type Values } from '../story-form/field.ts';
import type { Problem } from '../web/form-fields.ts';
import { one } from '../web/read-form.ts';
import { say } from '../words/say.ts';
import { atDesk, type DeskServices, type WorkedOn } from './desk.ts';
import type { DeskText } from './desk-text.ts';

/**
 * Words that people worked on at the desk, as they stand in the boxes of a form about their story: what is saved from there
 * is the story's, with the times it had at the desk, and the desk begins anew. A form carries a mark of what it was made from
 * at the desk, so that nobody saves over what was typed there meanwhile.
 */
export type DeskWords = ReadonlyMap<MediaId, WorkedOn>;

const boxOf = (media: Media) => `${formOf(media) === 'film' ? 'captions' : 'transcript'}-${media.id}`;
const markInput = ({ id }: Pick<Media, 'id'>) => `desk-${id}`;
const markOf = ({ id, version }: Pick<DeskText, 'id' | 'version'>) => `${id}-${version}`;

/** What a form carries of the desk; hidden. */
export const deskInputs = (story: SentStory): Inputs =>
  Object.fromEntries(atDesk(story).map((media) => [markInput(media), one]));

/** A recording's mark; null where nobody worked on its words. */
export function deskMark(
  media: Media,
  desk: DeskWords,
): { readonly name: string; readonly value: string } | null {
  const worked = desk.get(media.id);
  return worked ? { name: markInput(media), value: markOf(worked) } : null;
}

/** All that a form carries of the desk. */
export const deskMarks = (story: SentStory, desk: DeskWords) =>
  atDesk(story).flatMap((media) => deskMark(media, desk) ?? []);

/** The words, by the boxes that they stand in. */
export function deskValues(story: SentStory, desk: DeskWords): Values {
  return Object.fromEntries(
    atDesk(story).flatMap((media): [string, string][] => {
      const worked = desk.get(media.id);
      const written = worked && (formOf(media) === 'film' ? worked.captions : worked.transcript);
      return written === null || written === undefined ? [] : [[boxOf(media), written]];
    }),
  );
}

/** True of a film's words that wait at the desk until it is known when each piece is said. */
export function isUntimed(media: Media, desk: DeskWords): boolean {
  return formOf(media) === 'film' && desk.get(media.id)?.captions === null;
}

export const untimed = (story: SentStory, desk: DeskWords): readonly Media[] =>
  atDesk(story).filter((media) => isUntimed(media, desk));

/** What a form that was sent was made from at the desk, and what is no longer as it was then. */
export interface SeenAtDesk {
  /** To be left behind once the form is saved. */
  readonly seen: readonly { readonly media: MediaId; readonly worked: WorkedOn }[];
  readonly times: NonNullable<FormContext['desk']>;
  readonly overtaken: readonly Problem[];
}

export const nothingSeen: SeenAtDesk = { seen: [], times: new Map(), overtaken: [] };

export function seenAtDesk(story: SentStory, sent: Values, desk: DeskWords): SeenAtDesk {
  const all = atDesk(story).flatMap((media) => {
    const worked = desk.get(media.id);
    // Captions that have no times yet stood in no box: they stay at the desk.
    if (!worked || isUntimed(media, desk)) return [];
    return [{ media, worked, isSeen: textOf(sent, markInput(media)) === markOf(worked) }];
  });
  const seen = all.filter(({ isSeen }) => isSeen);
  return {
    seen: seen.map(({ media: { id: media }, worked }) => ({ media, worked })),
    times: new Map(
      seen
        .filter(({ worked }) => worked.words.length > 0)
        .map(({ media: { id }, worked }) => [id, worked.words]),
    ),
    overtaken: all
      .filter(({ isSeen }) => !isSeen)
      .map(({ media }) => ({ field: boxOf(media), message: say('desk-overtaken') })),
  };
}

/** What was seen is the story's now. */
export async function leaveDesk(
  { deskTexts }: Pick<DeskServices, 'deskTexts'>,
  { id }: SentStory,
  { seen }: SeenAtDesk,
): Promise<void> {
  for (const { media, worked } of seen) await deskTexts.remove(id, media, worked);
}
