import { plainWords } from '../spoken/timed-captions.ts';
import { type Captions, formOf, type Media } from '../story/media.ts';
import { readCaptionsFile } from '../story/text/captions-file.ts';
import { isBlank } from '../story/text/plain-text.ts';
import { readWebVtt, tidyWebVtt, type WebVttFault } from '../story/text/webvtt.ts';
import { boxField, type Field, type Problem, problemAt } from '../web/form-fields.ts';
import { long, one } from '../web/read-form.ts';
import { say } from '../words/say.ts';
import { isTicked, type StoryField, textOf, tick, tooLong, type Values } from './field.ts';
import { languageOptions } from './languages.ts';
import { mediaName } from './media-names.ts';
import { type Told, withEachMedia } from './told.ts';
import { heard, silenceBeside, transcriptsField } from './transcripts.ts';

const longest = 200_000;

/**
 * Captions of films, as a curator or the storyteller types them: WebVTT, its language, and whether a person has read them
 * with the film (P26, P27).
 */
export const captionsField: StoryField = {
  name: 'captions',
  reach: transcriptsField.reach,
  exported: {
    captions: ({ media }) =>
      media.flatMap(({ form, hearing }) =>
        form === 'film' && hearing.captions ? [captionWords(hearing.captions.vtt)] : [],
      ),
  },
  inputs: (told) =>
    Object.fromEntries(
      films(told).flatMap((film) => [
        [inputs.vtt(film), long],
        [inputs.language(film), one],
        [inputs.read(film), one],
      ]),
    ),
  stored: (told) =>
    Object.fromEntries(
      films(told).flatMap((film) => {
        const { captions } = film.hearing;
        return [
          [inputs.vtt(film), captions?.vtt ?? ''],
          [inputs.language(film), captions?.language ?? languageOf(told)],
          [inputs.read(film), tick(captions?.checked === true)],
        ];
      }),
    ),
  parse: (sent, told) =>
    Object.fromEntries(
      films(told).flatMap((film) => [
        [inputs.vtt(film), textOf(sent, inputs.vtt(film))],
        [inputs.language(film), textOf(sent, inputs.language(film))],
        [inputs.read(film), tick(isTicked(sent, inputs.read(film)))],
      ]),
    ),
  judge: (values, told) =>
    films(told).flatMap((film): readonly Problem[] => {
      const field = inputs.vtt(film);
      const written = textOf(values, field);
      const fault = isBlank(written) ? null : faultOf(written);
      return [
        ...tooLong(field, written, longest, 'curate-review-captions-too-long'),
        ...(fault ? [{ field, message: say('curate-review-captions-fault', { ...fault }) }] : []),
        ...(isBlank(written) ? [] : silenceBeside(film, values, told)),
      ];
    }),
  // A curator's stand beside their film's player: see captionBoxes().
  view: (values, problems, told, { voice }) =>
    voice === 'curator' ? [] : films(told).flatMap((film) => captionFields(film, values, problems, told)),
  apply: (values, told, { voice }) => {
    const mine = new Set(films(told).map(({ id }) => id));
    return withEachMedia(told, (media) => {
      if (!mine.has(media.id) || !(inputs.vtt(media) in values)) return media;
      const captions = captionsIn(media, values, told);
      const { waiver } = media.hearing;
      // Where a storyteller writes what is said, there is no reason left for having nothing to read.
      return {
        ...media,
        hearing: { ...media.hearing, captions, waiver: captions && voice === 'storyteller' ? null : waiver },
      };
    });
  },
  lines: (told) =>
    films(told).map((film) => ({
      field: inputs.vtt(film),
      label: say('curate-review-captions-of', { name: mediaName(film, told.media) }),
      value: film.hearing.captions?.vtt ?? '',
      lang: film.hearing.captions?.language ?? languageOf(told),
    })),
};

const inputs = {
  vtt: ({ id }: Media) => `captions-${id}`,
  language: ({ id }: Media) => `captions-language-${id}`,
  read: ({ id }: Media) => `captions-read-${id}`,
};

const films = (told: Pick<Told, 'media'>) => heard(told).filter((media) => formOf(media) === 'film');
const languageOf = ({ answers }: Told) => answers.language ?? 'und';

function captionsIn(media: Media, values: Values, told: Told): Captions | null {
  const written = textOf(values, inputs.vtt(media));
  if (isBlank(written)) return null;
  // SubRip and other formats become WebVTT; what cannot be read stays as it was written, to be mended.
  const file = readCaptionsFile(written);
  const vtt = 'vtt' in file ? file.vtt : tidyWebVtt(written);
  const known = languageOptions(media.hearing.captions?.language ?? languageOf(told));
  const chosen = known.find(({ value }) => value === textOf(values, inputs.language(media)));
  return {
    vtt,
    language: chosen?.value ?? languageOf(told),
    // What cannot be read as captions has not been read by anyone (P27).
    checked: isTicked(values, inputs.read(media)) && !('fault' in readWebVtt(vtt)),
  };
}

/** What is wrong with them, in whatever format they are; null where nothing is. */
function faultOf(written: string): WebVttFault | null {
  const file = readCaptionsFile(written);
  if ('fault' in file) return file.fault;
  const read = readWebVtt(file.vtt);
  return 'fault' in read ? read.fault : null;
}

/** What is said in the captions, a line each; all of what was typed where it is no WebVTT yet. */
export function captionWords(vtt: string): string {
  const read = readWebVtt(tidyWebVtt(vtt));
  if ('fault' in read) return vtt;
  return read.cues.map(({ text }) => plainWords(text)).join('\n');
}

/** One film's inputs, for its storyteller. */
function captionFields(
  film: Media,
  values: Values,
  problems: readonly Problem[],
  told: Told,
): readonly Field[] {
  const name = mediaName(film, told.media);
  const [vtt, language, read] = [inputs.vtt(film), inputs.language(film), inputs.read(film)];
  return [
    {
      partial: 'field/textarea',
      name: vtt,
      label: say('story-form-captions-question', { name }),
      hint: say('story-form-captions-hint'),
      value: textOf(values, vtt),
      rows: 6,
      takesCaptionFile: true,
      error: problemAt(problems, vtt),
    },
    {
      partial: 'field/select',
      name: language,
      label: say('story-form-captions-language', { name }),
      options: languageOptions(textOf(values, language) || languageOf(told)),
      error: null,
    },
    boxField({
      name: read,
      legend: say('story-form-captions-read-question', { name }),
      label: say('story-form-captions-read'),
      isTicked: isTicked(values, read),
      error: problemAt(problems, read),
    }),
  ];
}

/** The boxes of one film, as views/partials/curate/media-boxes takes them; null of what has no captions. */
export function captionBoxes(media: Media, values: Values, problems: readonly Problem[], told: Told) {
  if (!films(told).includes(media)) return null;
  const { captions } = media.hearing;
  const read = inputs.read(media);
  return {
    text: {
      name: inputs.vtt(media),
      value: textOf(values, inputs.vtt(media)),
      error: problemAt(problems, inputs.vtt(media)),
    },
    language: {
      name: inputs.language(media),
      options: languageOptions(textOf(values, inputs.language(media)) || languageOf(told)),
    },
    read: { name: read, checked: isTicked(values, read), error: problemAt(problems, read) },
    isDraft: captions !== null && !captions.checked,
  };
}
