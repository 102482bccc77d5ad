import { type Connection, Schema } from 'mongoose';
import type { SpeechDraft, SpeechDraftStore } from '../../speech/speech-draft.ts';

type Stored = SpeechDraft & { readonly _id: string };

const schema = new Schema<Stored>(
  {
    _id: String,
    story: { type: String, index: true },
    media: String,
    language: String,
    words: [new Schema({ text: String, start: Number, end: Number, doubtful: Boolean }, { _id: false })],
    model: new Schema({ name: String, sha256: String }, { _id: false }),
    at: Date,
  },
  { collection: 'speechDrafts', versionKey: false, id: false },
);

/** Drafts in a collection of their own, so that no query for stories can ever bring one along. */
export function createSpeechDraftStore(connection: Connection): SpeechDraftStore {
  const model = connection.model<Stored>('SpeechDraft', schema);
  return {
    async of(story) {
      const found = await model.find({ story }).lean();
      return found.map(({ _id, ...draft }) => draft);
    },
    async save(draft) {
      await model.replaceOne({ _id: `${draft.story} ${draft.media}` }, draft, { upsert: true });
    },
    async remove(story, media) {
      await model.deleteMany({ story, ...(media && { media }) });
    },
    async *all() {
      for await (const { story, media } of model.find({}, { story: 1, media: 1 }).lean().cursor())
        yield { story, media };
    },
  };
}
