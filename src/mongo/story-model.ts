import { type Connection, type Model, Schema } from 'mongoose';
import { creditName } from '../story/credit.ts';
import { type Form, formOf, forms } from '../story/media.ts';
import { isSent, type Story, sinceOf } from '../story/story.ts';
import { isShownOn } from '../story/visibility.ts';

/**
 * Fields that queries need and that follow from the story. They are made anew at every save, from the same pure
 * predicate that everything else asks, so a query can never disagree with it.
 */
interface Listing {
  readonly onWeb: boolean;
  readonly onKiosk: boolean;
  readonly forms: readonly Form[];
  /** Since when the story is in its state. */
  readonly since: Date;
  readonly credit: string | null;
}

/** What MongoDB holds: the story's own fields and the listing. Only the fields that queries name are spelt out. */
export interface StoryDocument {
  readonly _id: string;
  readonly version: number;
  readonly state: Story['state'];
  readonly codeHash: string;
  readonly sample: boolean;
  readonly media: readonly unknown[];
  readonly neighbourhood?: string;
  readonly themes?: readonly string[];
  readonly videoTour?: boolean;
  readonly listing: Listing;
}
export type StoryModel = Model<StoryDocument>;

// The union by state is the compiler's to check; here stands what queries and indexes touch. The rest is kept as it is.
const asItIs = Schema.Types.Mixed;
const schema = new Schema<StoryDocument>(
  {
    _id: String,
    version: Number,
    state: String,
    codeHash: String,
    sample: Boolean,
    media: [asItIs],
    neighbourhood: String,
    themes: { type: [String], default: undefined },
    videoTour: Boolean,
    listing: { onWeb: Boolean, onKiosk: Boolean, forms: [String], since: Date, credit: String },
  },
  { collection: 'stories', strict: false, versionKey: false, minimize: false, id: false },
);

const newest = { 'listing.since': -1, _id: -1 } as const;
schema.index({ codeHash: 1 }, { unique: true });
schema.index({ 'listing.onWeb': 1, ...newest });
schema.index({ 'listing.onWeb': 1, themes: 1, ...newest });
schema.index({ 'listing.onWeb': 1, neighbourhood: 1, ...newest });
schema.index({ 'listing.onWeb': 1, 'listing.forms': 1, ...newest });
schema.index({ state: 1, ...newest });
schema.index({ videoTour: 1, neighbourhood: 1, ...newest }, { partialFilterExpression: { videoTour: true } });
schema.index({ sample: 1 }, { partialFilterExpression: { sample: true } });
schema.index(
  { title: 'text', words: 'text', 'listing.credit': 'text', neighbourhood: 'text' },
  {
    name: 'search',
    weights: { title: 10, 'listing.credit': 5, neighbourhood: 5, words: 1 },
    default_language: 'none',
    language_override: 'searchLanguage',
  },
);

export function storyModel(connection: Connection): StoryModel {
  return connection.model<StoryDocument>('Story', schema);
}

export function toDocument(story: Story): StoryDocument {
  const { id, ...fields } = story;
  return { _id: id, ...fields, listing: listingOf(story) };
}

export function fromDocument(document: StoryDocument): Story {
  const { _id, listing: _derived, ...fields } = document;
  // Only this file writes stories, so what is read is what a Story was.
  return { id: _id, ...fields } as unknown as Story;
}

function listingOf(story: Story): Listing {
  const present = new Set(story.media.map(formOf));
  return {
    onWeb: isShownOn(story, 'web'),
    onKiosk: isShownOn(story, 'kiosk'),
    forms: forms.filter((form) => present.has(form)),
    since: sinceOf(story),
    credit: isSent(story) ? creditName(story.credit) : null,
  };
}
