import { type Connection, Schema } from 'mongoose';
import type { NeighbourhoodSlug, ThemeSlug } from '../../story/ids.ts';
import {
  type Neighbourhood,
  nothingTold,
  orderOfOthers,
  type PlaceStore,
  type Theme,
} from '../../story/places.ts';
import type { Edition } from '../published/edition.ts';

type Stored<Place extends { slug: string }> = Omit<Place, 'slug'> & { _id: string };

const themeSchema = new Schema<Stored<Theme>>(
  { _id: String, name: String, about: String, colour: String, order: Number, open: Boolean },
  { collection: 'themes', versionKey: false },
);
/** Earlier archives knew of no network and no enquiries. */
type StoredNeighbourhood = Omit<Stored<Neighbourhood>, 'inNetwork' | 'where' | 'enquiry'> &
  Partial<Pick<Neighbourhood, 'inNetwork' | 'where' | 'enquiry'>>;

const asItIs = Schema.Types.Mixed;
const neighbourhoodSchema = new Schema<StoredNeighbourhood>(
  {
    ...{ _id: String, name: String, about: String, order: Number, open: Boolean },
    ...{ inNetwork: Boolean, where: asItIs, enquiry: asItIs },
  },
  { collection: 'neighbourhoods', versionKey: false },
);

export function createPlaceStore(connection: Connection, edition: Edition): PlaceStore {
  const themes = connection.model<Stored<Theme>>('Theme', themeSchema);
  const neighbourhoods = connection.model<StoredNeighbourhood>('Neighbourhood', neighbourhoodSchema);

  return {
    async themes() {
      const found = await themes.find({}).sort({ order: 1, _id: 1 }).lean();
      return found.map(({ _id, name, about, colour, order, open }) => ({
        slug: _id as ThemeSlug,
        name,
        about,
        colour,
        order,
        // Earlier archives could close neighbourhoods alone.
        open: open ?? true,
      }));
    },
    async neighbourhoods() {
      const found = await neighbourhoods.find({}).sort({ order: 1, _id: 1 }).lean();
      return found.map(({ _id, name, about, order, open, inNetwork, where, enquiry }) => ({
        ...{ slug: _id as NeighbourhoodSlug, name, about, order, open },
        inNetwork: inNetwork ?? order < orderOfOthers,
        where: where ?? null,
        enquiry: { ...nothingTold, ...enquiry },
      }));
    },
    async saveTheme({ slug, ...fields }) {
      await edition.adding(() => themes.replaceOne({ _id: slug }, fields, { upsert: true }), []);
    },
    async removeTheme(slug) {
      await edition.takingAway(() => themes.deleteOne({ _id: slug }), []);
    },
    async removeNeighbourhood(slug) {
      await edition.takingAway(() => neighbourhoods.deleteOne({ _id: slug }), []);
    },
    async saveNeighbourhood({ slug, ...fields }) {
      await edition.adding(() => neighbourhoods.replaceOne({ _id: slug }, fields, { upsert: true }), []);
    },
  };
}
