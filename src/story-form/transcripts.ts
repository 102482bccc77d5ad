import { realign } from '../spoken/realign.ts';
import { timedWordsIn, writeTimedCaptions } from '../spoken/timed-captions.ts';
import { bareWord } from '../spoken/timed-word.ts';
import { type Captions, canBeHeard, formOf, type Media } from '../story/media.ts';
import { oneLine, trimText } from '../story/text/plain-text.ts';
import { boxField, type Field, type Problem, problemAt } from '../web/form-fields.ts';
import { long, one } from '../web/read-form.ts';
import { say } from '../words/say.ts';
import { isUsable } from './descriptions.ts';
import { type FormContext, isTicked, type StoryField, textOf, tick, tooLong, type Values } from './field.ts';
import { mediaName } from './media-names.ts';
import { type Told, withEachMedia } from './told.ts';

const longest = 200_000;
const longestReason = 300;

/** Stands in a story's record as its reason for having nothing to read; the storyteller says it with a tick. */
export const nobodySpeaks = 'Nobody speaks in it.';

/**
 * Sounds, and films that may have sound: what is said in each, for people who cannot hear it (P26). All of it may be left
 * to a curator, who can also write why there is nothing to read.
 */
export const heard = ({ media }: Pick<Told, 'media'>): readonly Media[] =>
  media.filter((each) => isUsable(each) && canBeHeard(each));

const said = ({ id }: Pick<Media, 'id'>) => `transcript-${id}`;
const silent = ({ id }: Pick<Media, 'id'>) => `silent-${id}`;
const waiver = ({ id }: Pick<Media, 'id'>) => `waiver-${id}`;

/** Captions of films stand in captions.ts. */
export const transcriptsField: StoryField = {
  name: 'transcripts',
  reach: {
    shown: true,
    reviewed: true,
    exported: true,
    searchable: true,
    erased: true,
    compared: true,
  },
  exported: {
    transcripts: ({ media }) =>
      media.flatMap(({ hearing }) => (hearing.transcript ? [hearing.transcript] : [])),
  },
  inputs: (told, { voice }) =>
    Object.fromEntries(
      heard(told).flatMap((each) => [
        [said(each), long],
        voice === 'curator' ? [waiver(each), one] : [silent(each), one],
      ]),
    ),
  stored: (told, { voice }) =>
    Object.fromEntries(
      heard(told).flatMap((each) => {
        const { transcript, waiver: reason } = each.hearing;
        return [
          [said(each), transcript ?? ''],
          voice === 'curator' ? [waiver(each), reason ?? ''] : [silent(each), tick(reason === nobodySpeaks)],
        ];
      }),
    ),
  parse: (sent, told, { voice }) =>
    Object.fromEntries(
      heard(told).flatMap((each) => [
        [said(each), trimText(textOf(sent, said(each)))],
        voice === 'curator'
          ? [waiver(each), oneLine(textOf(sent, waiver(each)))]
          : [silent(each), tick(isTicked(sent, silent(each)))],
      ]),
    ),
  judge: (values, told) =>
    heard(told).flatMap((each): readonly Problem[] => {
      const name = mediaName(each, told.media);
      const text = textOf(values, said(each));
      if (text !== '' && isTicked(values, silent(each)))
        return [{ field: said(each), message: say('story-form-transcript-both', { name }) }];
      return [
        ...(text === '' ? [] : silenceBeside(each, values, told)),
        ...tooLong(said(each), text, longest, 'story-form-transcript-too-long', { name }),
        ...tooLong(waiver(each), textOf(values, waiver(each)), longestReason, 'story-form-waiver-too-long', {
          name,
        }),
      ];
    }),
  view: (values, problems, told, context) =>
    heard(told).flatMap((each) => transcriptFields(each, values, problems, told, context)),
  apply: (values, told, context) => {
    const { voice } = context;
    const mine = new Set(heard(told).map(({ id }) => id));
    return withEachMedia(told, (each) => {
      if (!mine.has(each.id) || !(said(each) in values)) return each;
      const transcript = textOf(values, said(each)) || null;
      const reason =
        voice === 'curator'
          ? textOf(values, waiver(each)) || null
          : reasonAfter(each.hearing.waiver, values, each);
      const captions =
        formOf(each) === 'sound' ? timesOf(each, transcript, told, context) : each.hearing.captions;
      return { ...each, hearing: { ...each.hearing, transcript, captions, waiver: reason } };
    });
  },
  lines: (told, context) =>
    heard(told).flatMap((each) => {
      const name = mediaName(each, told.media);
      const lang = told.answers.language ?? 'und';
      const { transcript, waiver: reason } = each.hearing;
      return [
        {
          field: said(each),
          label: say('story-form-transcript-label', { name }),
          value: transcript ?? '',
          lang,
        },
        ...(reason !== null || context.voice === 'curator'
          ? [{ field: waiver(each), label: say('story-form-waiver-label', { name }), value: reason ?? '' }]
          : []),
      ];
    }),
};

// A reason that a curator wrote in words of their own stays until there is something better.
function reasonAfter(before: string | null, values: Values, media: Media): string | null {
  if (isTicked(values, silent(media))) return nobodySpeaks;
  return textOf(values, said(media)) || before === nobodySpeaks ? null : before;
}

/**
 * When each word of a sound's transcript is said: as it is at the desk, as it was known before, or as a machine heard it.
 * Who corrects the words corrects no times. Null where nothing is known of them.
 */
function timesOf(
  { id, hearing }: Media,
  transcript: string | null,
  told: Told,
  { heard: byMachine, desk }: FormContext,
): Captions | null {
  const atDesk = desk?.get(id);
  if (transcript === hearing.transcript && !atDesk) return hearing.captions;
  const known =
    atDesk ?? (hearing.captions ? timedWordsIn(hearing.captions.vtt) : (byMachine?.get(id) ?? []));
  const words = transcript === null ? [] : realign(transcript, known);
  if (words.length === 0) return null;
  return { vtt: writeTimedCaptions(words), language: told.answers.language ?? 'und', checked: true };
}

/** "Nobody speaks in it." beside words that say what is spoken: one of the two is wrong. */
export function silenceBeside(media: Media, values: Values, told: Told): readonly Problem[] {
  const name = mediaName(media, told.media);
  if (isTicked(values, silent(media)) && textOf(values, said(media)) === '')
    return [{ field: silent(media), message: say('story-form-transcript-both', { name }) }];
  const saysSo =
    bareWord(textOf(values, waiver(media))).toLowerCase() === bareWord(nobodySpeaks).toLowerCase();
  if (!saysSo) return [];
  return [{ field: waiver(media), message: say('story-form-waiver-both', { name }) }];
}

/** One recording's inputs, for a page that sets each beside its player. */
export function transcriptFields(
  media: Media,
  values: Values,
  problems: readonly Problem[],
  told: Told,
  { voice }: FormContext,
): readonly Field[] {
  const name = mediaName(media, told.media);
  const kind = formOf(media);
  const transcript: Field = {
    partial: 'field/textarea',
    name: said(media),
    label:
      voice === 'curator'
        ? say('story-form-transcript-question-curator', { kind })
        : say('story-form-transcript-question', { name }),
    hint:
      voice === 'curator'
        ? say('story-form-transcript-hint-curator')
        : say('story-form-transcript-hint', { file: media.original.fileName }),
    value: textOf(values, said(media)),
    rows: voice === 'curator' ? 8 : 5,
    error: problemAt(problems, said(media)),
  };
  if (voice === 'curator') {
    return [
      transcript,
      {
        partial: 'field/text',
        name: waiver(media),
        label: say('story-form-waiver-question', { kind }),
        hint: say('story-form-waiver-hint'),
        value: textOf(values, waiver(media)),
        autocomplete: 'off',
        error: problemAt(problems, waiver(media)),
      },
    ];
  }
  return [
    transcript,
    boxField({
      name: silent(media),
      legend: say('story-form-transcript-or', { name }),
      label: say('story-form-transcript-silent', { name }),
      isTicked: isTicked(values, silent(media)),
      error: problemAt(problems, silent(media)),
    }),
  ];
}
