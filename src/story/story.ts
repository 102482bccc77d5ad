import type { ConsentEntry } from './consent.ts';
import type { Credit } from './credit.ts';
import type { HistoryEntry } from './history.ts';
import type { CuratorId, NeighbourhoodSlug, StoryId, ThemeSlug } from './ids.ts';
import type { Media } from './media.ts';

/** Answers given so far; each page of the form fills one. Null is "not asked yet". */
export interface DraftAnswers {
  readonly neighbourhood: NeighbourhoodSlug | null;
  readonly themes: readonly ThemeSlug[];
  readonly title: string | null;
  readonly words: string | null;
  /** BCP 47 tag of the title and words; "und" where it is none that the form names. */
  readonly language: string | null;
  readonly credit: Credit | null;
  /** "I made this, or I have permission from everyone who made it with me"; only a yes can be sent (P10). */
  readonly ownWork: boolean | null;
  readonly consent: { readonly web: boolean | null; readonly kiosk: boolean | null };
}

interface StoryBase {
  readonly id: StoryId;
  /** Counts every change; a save is accepted only from the version it was read at. */
  readonly version: number;
  /** SHA-256 of the private code that is the storyteller's key (S15). */
  readonly codeHash: string;
  readonly startedAt: Date;
  readonly media: readonly Media[];
  /** Made by the archive itself, to show what it can do; marked wherever it shows. */
  readonly sample: boolean;
}

export interface DraftStory extends StoryBase {
  readonly state: 'draft';
  readonly answers: DraftAnswers;
  readonly touchedAt: Date;
}

/** A story that has been sent: everything that was asked is answered. */
export interface SentStoryFields extends StoryBase {
  /** Short reference that can be read out, such as "K7QM-2X9D". */
  readonly reference: string;
  readonly sentAt: Date;
  readonly neighbourhood: NeighbourhoodSlug;
  readonly themes: readonly ThemeSlug[];
  readonly title: string;
  readonly words: string;
  /** BCP 47 tag of the title and words (P30). */
  readonly language: string;
  readonly credit: Credit;
  /** The storyteller said that they made it, or have permission from everyone who made it with them (P10). */
  readonly ownWork: true;
  readonly consent: readonly ConsentEntry[];
  readonly history: readonly HistoryEntry[];
  /** A film that leads visitors through its neighbourhood; set by curators. */
  readonly videoTour: boolean;
}

export interface ProcessingStory extends SentStoryFields {
  readonly state: 'processing';
}
export interface InReviewStory extends SentStoryFields {
  readonly state: 'inReview';
  /** When it last came to wait for a curator. */
  readonly waitingSince: Date;
}
export interface PublishedStory extends SentStoryFields {
  readonly state: 'published';
  readonly publishedAt: Date;
  readonly decidedBy: CuratorId | null;
}
export interface DeclinedStory extends SentStoryFields {
  readonly state: 'declined';
  readonly declinedAt: Date;
  readonly decidedBy: CuratorId;
  /** A kind sentence that the storyteller reads. */
  readonly reason: string;
}

export type SentStory = ProcessingStory | InReviewStory | PublishedStory | DeclinedStory;
export type Story = DraftStory | SentStory;
export type StoryState = Story['state'];

export function isSent(story: Story): story is SentStory {
  return story.state !== 'draft';
}

/** Since when the story is in its state. */
export function sinceOf(story: Story): Date {
  switch (story.state) {
    case 'draft':
      return story.touchedAt;
    case 'processing':
      return story.sentAt;
    case 'inReview':
      return story.waitingSince;
    case 'published':
      return story.publishedAt;
    case 'declined':
      return story.declinedAt;
  }
}
