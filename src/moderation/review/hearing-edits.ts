import { formOf, type Hearing, type Media } from '../../story/media.ts';
import { isBlank, oneLine, trimText } from '../../story/text/plain-text.ts';
import { readWebVtt, tidyWebVtt } from '../../story/text/webvtt.ts';
import { languageOptions } from '../../story-form/languages.ts';
import type { Problem } from '../../web/form-fields.ts';
import { checkLength } from './check-length.ts';
import type { TypedHearing } from './typed.ts';

const longest = { transcript: 200_000, captions: 200_000, waiver: 300 };

/** What stands in for hearing the file, as the curator typed it (P26). A sound has no captions; it keeps what it may have. */
export function readHearing(
  media: Media,
  typed: TypedHearing,
  language: string,
): { readonly hearing: Hearing; readonly errors: readonly Problem[] } {
  const errors: Problem[] = [];
  const { id } = media;
  const transcript = trimText(typed.transcript);
  const waiver = oneLine(typed.waiver);
  checkLength(errors, `transcript-${id}`, 'The transcript', transcript, longest.transcript);
  checkLength(errors, `waiver-${id}`, 'The reason', waiver, longest.waiver);
  const captions =
    formOf(media) === 'film' ? readCaptions(media, typed, language, errors) : media.hearing.captions;
  return { hearing: { transcript: transcript || null, captions, waiver: waiver || null }, errors };
}

function readCaptions(
  media: Media,
  typed: TypedHearing,
  language: string,
  errors: Problem[],
): Hearing['captions'] {
  const vtt = tidyWebVtt(typed.captions);
  if (isBlank(vtt)) return null;
  const field = `captions-${media.id}`;
  checkLength(errors, field, 'The captions', vtt, longest.captions);
  const read = readWebVtt(vtt);
  if ('fault' in read) errors.push({ field, message: `Line ${read.fault.line}: ${read.fault.message}` });
  const known = languageOptions(media.hearing.captions?.language ?? language);
  const chosen = known.find(({ value }) => value === typed.captionsLanguage);
  return {
    vtt,
    language: chosen?.value ?? language,
    // What cannot be read as captions has not been read by anyone (P27).
    checked: typed.captionsRead && !('fault' in read),
  };
}

export function sameHearing(one: Hearing, other: Hearing): boolean {
  return (
    one.transcript === other.transcript &&
    one.waiver === other.waiver &&
    one.captions?.vtt === other.captions?.vtt &&
    one.captions?.language === other.captions?.language &&
    one.captions?.checked === other.captions?.checked
  );
}
