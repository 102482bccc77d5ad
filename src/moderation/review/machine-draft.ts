import { writeDraft } from '../../speech/listen/draft-formats.ts';
import type { SpeechDraft } from '../../speech/speech-draft.ts';
import { bareWord } from '../../spoken/timed-word.ts';
import { formOf, hasNothingToRead, isReady, type Media } from '../../story/media.ts';
import type { SentStory } from '../../story/story.ts';
import { heard } from '../../story-form/transcripts.ts';
import { dayAndTime } from '../../words/times.ts';

/**
 * What a machine heard in a recording, offered beside the boxes (P27): captions of a film, the transcript of a sound, or that
 * nobody speaks. Null where no machine has listened, or where people have written something themselves.
 */
export function machineDraft(story: SentStory, media: Media, drafts: readonly SpeechDraft[]) {
  if (story.noMachine || !isReady(media) || !heard(story).includes(media)) return null;
  if (!hasNothingToRead(media.hearing)) return null;
  const draft = drafts.find((each) => each.media === media.id);
  const state = media.listening?.state ?? null;
  if (!draft) return state === 'due' || state === 'failed' ? { state } : null;
  const isFilm = formOf(media) === 'film';
  return {
    state: draft.words.length > 0 ? 'heard' : 'silent',
    text: writeDraft(draft.words, isFilm ? 'vtt' : 'text').trimEnd(),
    into: isFilm ? `captions-${media.id}` : `transcript-${media.id}`,
    waiver: `waiver-${media.id}`,
    doubtful: [...new Set(draft.words.filter(({ doubtful }) => doubtful).map(({ text }) => bareWord(text)))],
    model: draft.model.name,
    when: dayAndTime(draft.at),
    language: draft.language,
  };
}
