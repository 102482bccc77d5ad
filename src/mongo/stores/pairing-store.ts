import { type Connection, Schema } from 'mongoose';
import { Conflict } from '../../errors.ts';
import type { Pairing, PairingStore } from '../../kiosk/screens/pairing-store.ts';
import { isDuplicateKey } from '../connection.ts';

type Stored = Omit<Pairing, 'credentialHash'> & { readonly _id: string };

const schema = new Schema<Stored>(
  { _id: String, code: String, expiresAt: Date },
  { collection: 'pairings', versionKey: false, id: false },
);
schema.index({ code: 1 }, { unique: true });
schema.index({ expiresAt: 1 }, { expireAfterSeconds: 0 });

export function createPairingStore(connection: Connection): PairingStore {
  const model = connection.model<Stored>('Pairing', schema);
  return {
    async insert({ credentialHash, code, expiresAt }) {
      try {
        await model.create({ _id: credentialHash, code, expiresAt });
      } catch (error) {
        if (isDuplicateKey(error)) throw new Conflict(undefined, { cause: error });
        throw error;
      }
    },
    async find(credentialHash, at) {
      const document = await model.findOne({ _id: credentialHash, expiresAt: { $gt: at } }).lean();
      return document && fromDocument(document);
    },
    async claim(code, at) {
      const document = await model.findOneAndDelete({ code, expiresAt: { $gt: at } }).lean();
      return document && fromDocument(document);
    },
  };
}

function fromDocument({ _id, code, expiresAt }: Stored): Pairing {
  return { credentialHash: _id, code, expiresAt };
}
