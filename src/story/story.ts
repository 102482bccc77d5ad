import type { Concern } from './concern.ts';
import type { ConsentEntry, Use } from './consent.ts';
import type { HistoryEntry } from './history.ts';
import type {
  CuratorId,
  DeviceId,
  MediaId,
  NeighbourhoodSlug,
  StoryId,
  ThemeSlug,
  TopicSlug,
} from './ids.ts';
import type { ManualCheck } from './manual-checks.ts';
import type { AltText, Hearing, Media } from './media.ts';
import type { AgeBand, Credit, Licence, Message, OtherPerson, Rights, Sensitivity } from './telling.ts';

/** Answers given so far; each page of the form fills one. Null is "not asked yet". */
export interface DraftAnswers {
  readonly neighbourhood: NeighbourhoodSlug | null;
  readonly themes: readonly ThemeSlug[];
  readonly title: string | null;
  readonly words: string | null;
  /** BCP 47 tag of the title and words; "und" where it is not in the form's list. */
  readonly language: string | null;
  /** What the work is made of; "" is nothing said. */
  readonly madeOf: string | null;
  /** True where no machine may write a first draft of what is said. */
  readonly noMachine: boolean | null;
  readonly credit: Credit | null;
  readonly age: AgeBand | null;
  readonly guardianAgreed: boolean | null;
  /** Whether anyone else can be recognised; who they are stands in `others`. */
  readonly anyoneElse: boolean | null;
  /** Empty is "nobody", or nobody named yet. */
  readonly others: readonly OtherPerson[] | null;
  readonly rights: Rights | null;
  readonly licence: Licence | null;
  readonly sensitiveTopics: readonly TopicSlug[] | null;
  /** Words of its own before a hard story; only a curator writes them. */
  readonly note: string | null;
  /** True once the page about contact details was answered, even with none; the details themselves are kept elsewhere. */
  readonly contactAsked: boolean;
  /** Version of the wording in which the uses and the guardian's agreement were asked; after a new version they are asked again. */
  readonly wordingVersion: string | null;
  /** By use; a use that is not there has not been asked yet. */
  readonly uses: Readonly<Partial<Record<Use, boolean>>>;
  /** From and until when it may be shown; null is "not asked yet". */
  readonly showing: { readonly from: Date | null; readonly until: Date | null } | null;
}

/** The parts that a storyteller can change, as a curator last decided on them. */
export type Reviewed = Pick<
  SentStoryFields,
  'title' | 'words' | 'language' | 'madeOf' | 'credit' | 'themes' | 'others' | 'rights' | 'sensitive'
> & {
  readonly at: Date;
  readonly media: readonly {
    readonly id: MediaId;
    readonly alt: AltText | null;
    readonly pageAlts?: readonly (AltText | null)[];
    readonly hearing: Hearing;
  }[];
};

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
  /** What stands in the form's fields on each device and was not sent as an answer yet, as it was typed. */
  readonly typed: readonly TypedPage[];
  /** By question: the device on which it was answered last, so that two devices do not overwrite each other unnoticed. */
  readonly answeredOn: Readonly<Record<string, DeviceId>>;
  /** The last visit or change; a draft that is left for long is erased. */
  readonly touchedAt: Date;
  /** When the storyteller was reminded of it; a later visit clears it. */
  readonly remindedAt: Date | null;
  /** Who fills in the form for the storyteller, sitting with them; null where they do it themselves. */
  readonly helper: CuratorId | null;
}

/** The fields of one page of the form as they stood on one device. */
export interface TypedPage {
  /** The question's slug. */
  readonly question: string;
  readonly device: DeviceId;
  readonly at: Date;
  /** What the page was made from (intake/made-from.ts): another device may have answered since. */
  readonly madeFrom: string;
  /** By the field's name; a list of checkboxes is an array. */
  readonly fields: Readonly<Record<string, string | readonly string[]>>;
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
  /** What the work is made of, as a museum's label says it; "" where nothing is said. */
  readonly madeOf: string;
  /** True where no machine may write a first draft of what is said in it. */
  readonly noMachine: boolean;
  readonly credit: Credit;
  readonly age: AgeBand;
  /** Required where the storyteller is under 18. */
  readonly guardianAgreed: boolean;
  readonly others: readonly OtherPerson[];
  readonly rights: Rights;
  readonly licence: Licence;
  readonly sensitive: Sensitivity;
  readonly consent: readonly ConsentEntry[];
  readonly history: readonly HistoryEntry[];
  /** What the storyteller and the curators said to each other, oldest first. */
  readonly conversation: readonly Message[];
  readonly concerns: readonly Concern[];
  /** What a curator ticked; a change to the story unticks it. */
  readonly checks: readonly ManualCheck[];
  /** The story as it was at the last decision, so that the next curator sees what changed. */
  readonly lastReviewed: Reviewed | null;
  /** The story as its storyteller last had it, while curators' changes stand in it that they have not taken up since. */
  readonly beforeEdits?: Reviewed | null;
  /** It has been on the public web: its address then says "gone" and not "no such page". */
  readonly seenOnWeb: boolean;
  /** What the storyteller, or somebody who is in it, wished last is not yet on the withdrawal list (withdraw/withdrawal-list.ts). */
  readonly wishUnlisted: boolean;
  /** A film that shows visitors round its neighbourhood; set by curators. */
  readonly videoTour: boolean;
}

export interface ProcessingStory extends SentStoryFields {
  readonly state: 'processing';
}
export interface InReviewStory extends SentStoryFields {
  readonly state: 'inReview';
  /** Since when it has waited for a curator. */
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

/** A curator asked the storyteller for a change; the question is the last message of the conversation. */
export interface ChangesRequestedStory extends SentStoryFields {
  readonly state: 'changesRequested';
  readonly askedAt: Date;
  readonly askedBy: CuratorId;
}
/** The storyteller took it back: for now, or for good. Shows nowhere, and no decision or late worker can change that. */
export interface WithdrawnStory extends SentStoryFields {
  readonly state: 'withdrawn';
  readonly withdrawnAt: Date;
  /** Null hides it for now. */
  readonly erasure: Erasure | null;
}
export interface Erasure {
  readonly askedAt: Date;
  /** One calendar month after it was asked. */
  readonly dueBy: Date;
}

/** What is left after an erasure: that there was a story, and when; nothing about a person. */
export interface ErasedStory extends StoryBase {
  readonly state: 'erased';
  readonly media: readonly [];
  readonly reference: string;
  readonly sentAt: Date;
  readonly withdrawnAt: Date;
  readonly erasedAt: Date;
  readonly seenOnWeb: boolean;
  readonly neighbourhood: NeighbourhoodSlug;
  /** Without reasons. */
  readonly history: readonly HistoryEntry[];
}

export type SentStory =
  | ProcessingStory
  | InReviewStory
  | ChangesRequestedStory
  | PublishedStory
  | DeclinedStory
  | WithdrawnStory;
export type Story = DraftStory | SentStory | ErasedStory;
export type StoryState = Story['state'];

export const sentStates: readonly SentStory['state'][] = [
  'processing',
  'inReview',
  'changesRequested',
  'published',
  'declined',
  'withdrawn',
];

/** True from sending until erasure. */
export function isSent(story: Story): story is SentStory {
  return story.state !== 'draft' && story.state !== 'erased';
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
    case 'changesRequested':
      return story.askedAt;
    case 'withdrawn':
      return story.withdrawnAt;
    case 'erased':
      return story.erasedAt;
  }
}
