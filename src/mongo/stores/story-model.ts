import { type Connection, type Model, type QueryFilter, Schema } from 'mongoose';
import { dueToEnlarge } from '../../story/changes/larger-sizes.ts';
import { dueToHear } from '../../story/changes/listening.ts';
import { dueToMix } from '../../story/changes/narration.ts';
import { openConcerns } from '../../story/concern.ts';
import { type ConsentEntry, showingTime, standingUses, type Use } from '../../story/consent.ts';
import { formOf, type ShownForm, shownFormsOf } from '../../story/media.ts';
import { isSent, type SentStory, type Story, sinceOf } from '../../story/story.ts';
import { creditName, makersNamed } from '../../story/telling.ts';
import { searchTerms } from '../../story/text/search-terms.ts';
import { mayShowOn } from '../../story/visibility.ts';
import { upgraded } from './upgraded.ts';

/**
 * Fields that queries need and that follow from the story. They are made anew at every save, from the same pure
 * predicate that everything else asks, so a query can never disagree with it.
 */
interface Listing {
  /** Published and agreed to; with `timed`, only between `from` and `until`. */
  readonly onWeb: boolean;
  /** The same for every surface by name, the web too. */
  readonly surfaces: readonly Use[];
  /** Exhibitions that the storyteller answered for by name, with yes or no. */
  readonly named: readonly Use[];
  /** Some time limits it. */
  readonly timed: boolean;
  readonly from: Date | null;
  readonly until: Date | null;
  readonly forms: readonly ShownForm[];
  /** Since when the story is in its state. */
  readonly since: Date;
  /** What a search finds it by, while it may show anywhere: its words, each once, and those of its label. */
  readonly terms: readonly string[];
  /** A request about it that people wait for: about somebody's childhood, about anything else, or to erase it. */
  readonly request: 'childhood' | 'concern' | 'erasure' | null;
  /** By when that request must be met. */
  readonly dueBy: Date | null;
  /** A worker has something to do that no file calls for: an erasure, a line of the withdrawal list, a recording to listen to or to mix. */
  readonly errand: boolean;
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
export type StoryQuery = QueryFilter<StoryDocument>;

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
    listing: {
      onWeb: Boolean,
      surfaces: [String],
      named: [String],
      timed: Boolean,
      from: Date,
      until: Date,
      forms: [String],
      since: Date,
      terms: [String],
      request: String,
      dueBy: Date,
      errand: Boolean,
    },
  },
  { collection: 'stories', strict: false, versionKey: false, minimize: false, id: false },
);

const whereTimed = { partialFilterExpression: { 'listing.timed': true } } as const;
const newest = { 'listing.since': -1, _id: -1 } as const;
schema.index({ codeHash: 1 }, { unique: true });
schema.index({ 'listing.onWeb': 1, ...newest });
schema.index({ 'listing.onWeb': 1, themes: 1, ...newest });
schema.index({ 'listing.onWeb': 1, neighbourhood: 1, ...newest });
schema.index({ 'listing.onWeb': 1, 'listing.forms': 1, ...newest });
schema.index({ 'listing.surfaces': 1, ...newest });
schema.index({ 'listing.surfaces': 1, 'listing.from': 1 }, whereTimed);
schema.index({ 'listing.surfaces': 1, 'listing.until': 1 }, whereTimed);
schema.index({ 'listing.request': 1, 'listing.dueBy': 1 });
schema.index({ 'listing.errand': 1 }, { partialFilterExpression: { 'listing.errand': true } });
schema.index({ reference: 1 });
schema.index({ state: 1, ...newest });
schema.index({ state: 1, neighbourhood: 1, ...newest });
schema.index({ videoTour: 1, neighbourhood: 1, ...newest }, { partialFilterExpression: { videoTour: true } });
schema.index({ sample: 1 }, { partialFilterExpression: { sample: true } });
schema.index({ 'listing.onWeb': 1, 'listing.terms': 1, ...newest });

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
  return upgraded({ id: _id, ...fields }) as unknown as Story;
}

export function listingOf(story: Story): Listing {
  const named = isSent(story) ? namedExhibitions(story.consent) : [];
  const { from, until } = isSent(story) ? showingTime(story.consent) : { from: null, until: null };
  const surfaces = [...standingUses, ...named].filter((use) => mayShowOn(story, use));
  return {
    onWeb: mayShowOn(story, 'web'),
    surfaces,
    named,
    timed: from !== null || until !== null,
    from,
    until,
    forms: shownFormsOf(story.media.map((media) => ({ form: formOf(media) }))),
    since: sinceOf(story),
    terms: isSent(story) && surfaces.length > 0 ? searchTerms(saidIn(story)) : [],
    ...requestOf(story),
    errand:
      isSent(story) &&
      (story.wishUnlisted ||
        (story.state === 'withdrawn' && story.erasure !== null) ||
        dueToEnlarge(story).length > 0 ||
        dueToHear(story).length > 0 ||
        dueToMix(story).length > 0),
  };
}

/** What it says, and everything on its label: who made it, where, and what it is made of. */
function saidIn({ title, words, neighbourhood, credit, rights, madeOf }: SentStory): string {
  return [title, words, neighbourhood, creditName(credit), ...makersNamed(rights), madeOf].join('\n');
}

/** Exhibitions that were not asked for by name fall under "kiosk": readers of their lists ask for both (surface-queries.ts). */
function namedExhibitions(consent: readonly ConsentEntry[]): readonly Use[] {
  const uses = (consent.at(-1)?.answers ?? []).map(({ use }) => use);
  return uses.filter((use) => use.startsWith('exhibition:'));
}

function requestOf(story: Story): Pick<Listing, 'request' | 'dueBy'> {
  if (!isSent(story)) return { request: null, dueBy: null };
  if (story.state === 'withdrawn' && story.erasure) {
    return { request: 'erasure', dueBy: story.erasure.dueBy };
  }
  const open = openConcerns(story.concerns);
  const first = open.find(({ childhood }) => childhood) ?? open[0];
  if (!first) return { request: null, dueBy: null };
  return { request: first.childhood ? 'childhood' : 'concern', dueBy: first.dueBy };
}

/** Stories without the fields that queries ask for by now. */
export const unlistedStories: readonly StoryQuery[] = [
  { 'listing.surfaces': null },
  { 'listing.onWeb': { $in: [true, false] }, 'listing.terms': null },
];

/**
 * Lists stories anew that an earlier version of the archive saved, without the fields that queries ask for by now. Quick
 * where there is none: an index finds them.
 */
export async function relistOldStories(model: StoryModel): Promise<void> {
  for (const query of unlistedStories) {
    for await (const document of model.find(query).lean().cursor()) {
      const { _id, version } = document;
      // Whoever saved it meanwhile has listed it too.
      await model.updateOne({ _id, version }, { $set: { listing: listingOf(fromDocument(document)) } });
    }
  }
}

/** The server's own search of words, which earlier versions of the archive asked: it would only cost from now on. */
export async function dropOldSearch(model: StoryModel): Promise<void> {
  if (await hasOldSearch(model)) await model.collection.dropIndex('search');
}

export async function hasOldSearch(model: StoryModel): Promise<boolean> {
  const indexes = await model.collection.listIndexes().toArray();
  return indexes.some(({ name }) => name === 'search');
}
