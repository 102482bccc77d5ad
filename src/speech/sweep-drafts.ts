import { sweepBeside } from '../story/stores/kept-beside.ts';
import type { StoryStore } from '../story/stores/story-store.ts';
import type { SpeechDraftStore } from './speech-draft.ts';

/** Removes drafts that lost their recording, and those of storytellers who want no machine any more (no page shows them). */
export const sweepSpeechDrafts = (services: {
  readonly speechDrafts: Pick<SpeechDraftStore, 'all' | 'remove'>;
  readonly stories: Pick<StoryStore, 'find'>;
}): Promise<number> => sweepBeside(services.speechDrafts, services.stories, ({ noMachine }) => !noMachine);
