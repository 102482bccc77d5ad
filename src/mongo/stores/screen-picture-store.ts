import type { Binary } from 'mongodb';
import { type Connection, Schema } from 'mongoose';
import {
  pictureHours,
  type ScreenPicture,
  type ScreenPictureStore,
} from '../../kiosk/screens/screen-picture-store.ts';
import type { ScreenId } from '../../story/ids.ts';

type Stored = Omit<ScreenPicture, 'screen'> & { readonly _id: string };
/** A lean read hands the bytes over as the driver has them. */
type Lean = Omit<Stored, 'bytes'> & { readonly bytes: Binary };

const schema = new Schema<Stored>(
  {
    _id: String,
    exhibition: String,
    at: Date,
    stories: { type: [String], index: true },
    bytes: Buffer,
    width: Number,
    height: Number,
  },
  { collection: 'screenPictures', versionKey: false, id: false },
);
schema.index({ at: 1 }, { expireAfterSeconds: pictureHours * 3600 });

export function createScreenPictureStore(connection: Connection): ScreenPictureStore {
  const model = connection.model<Stored>('ScreenPicture', schema);
  return {
    async keep({ screen, ...picture }) {
      await model.replaceOne({ _id: screen }, picture, { upsert: true });
    },
    async of(screen, from) {
      const found = await model.findOne({ _id: screen, at: { $gt: from } }).lean<Lean | null>();
      if (!found) return null;
      const { _id, bytes, ...picture } = found;
      return { ...picture, screen: _id as ScreenId, bytes: Buffer.from(bytes.buffer) };
    },
    async remove(screen) {
      await model.deleteOne({ _id: screen });
    },
    async removeShowing(story) {
      await model.deleteMany({ stories: story });
    },
  };
}
