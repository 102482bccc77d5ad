import type { MediaId } from '../story/ids.ts';
import type { Media, Translation } from '../story/media.ts';
import type { SentStory } from '../story/story.ts';
import type { PageRequest, PageResponse, Permission } from '../web/routes.ts';

/** A translation that is saved, or taken out (`null`). */
export interface Translating {
  readonly media: MediaId;
  readonly language: string;
  readonly translation: Translation | null;
  /** Whether words or translation are no longer as the page had them: then nothing is saved. */
  readonly isOvertaken: (latest: SentStory) => boolean;
}

/** Who translates, and how they came to the story. */
export interface AtTranslations {
  readonly story: SentStory;
  readonly who: 'curator' | 'storyteller';
  /** Of this recording's translations. */
  readonly address: string;
  readonly back: { readonly address: string; readonly words: string };
  /** What comes of finishing one, said before it is saved; null where that is nothing but that it shows. */
  readonly effect: string | null;
  /** Of a file that this person may hear or see; the recording's captions go by `captionsName`. */
  readonly fileAddress: (media: Media, name: string) => string;
  /** Gives the story as it is now where somebody else was first, and nothing was saved; null where it is saved. */
  save(translating: Translating): Promise<SentStory | null>;
  /** Tells that somebody else was first, with what was typed. */
  answerOvertaken(latest: SentStory, typed: string): Promise<void> | void;
}

/** A door to translating: pages of its own for curators and for storytellers, and one editor behind both. */
export interface TranslatingDoor {
  /** Names the recording as `:media`. */
  readonly path: string;
  readonly permission: Permission;
  /** @throws NotFound for whoever may not see the story. */
  enter(request: PageRequest, response: PageResponse): Promise<AtTranslations>;
}
