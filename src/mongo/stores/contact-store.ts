import { type Connection, Schema } from 'mongoose';
import type { Contact, ContactStore } from '../../story/stores/contact-store.ts';

type Stored = Omit<Contact, 'of'> & { readonly _id: string };

const schema = new Schema<Stored>(
  {
    _id: String,
    email: String,
    phone: String,
    guardian: new Schema({ name: String, reach: String }, { _id: false }),
    toldUpTo: Number,
  },
  { collection: 'contacts', versionKey: false, id: false },
);

/** Contacts in a collection of their own, so that no query for stories can ever bring one along. */
export function createContactStore(connection: Connection): ContactStore {
  const model = connection.model<Stored>('Contact', schema);
  return {
    async find(of) {
      const document = await model.findById(of).lean();
      return document && fromDocument(document);
    },
    async save({ of, ...fields }) {
      await model.replaceOne({ _id: of }, fields, { upsert: true });
    },
    async noteTold(of, upTo) {
      await model.updateOne({ _id: of }, { $set: { toldUpTo: upTo } });
    },
    async remove(of) {
      await model.deleteOne({ _id: of });
    },
    async *withEmail() {
      for await (const document of model.find({}).lean().cursor()) {
        if (document.email) yield fromDocument(document);
      }
    },
  };
}

function fromDocument({ _id, email, phone, guardian, toldUpTo }: Stored): Contact {
  return {
    of: _id as Contact['of'],
    email: email ?? null,
    phone: phone ?? null,
    guardian: guardian ?? null,
    toldUpTo,
  };
}
