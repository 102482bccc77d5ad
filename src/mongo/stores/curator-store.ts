import { type Connection, Schema } from 'mongoose';
import type { Curator, Invitation, Role } from '../../curators/curator.ts';
import type { CuratorStore } from '../../curators/curator-store.ts';
import { Conflict } from '../../errors.ts';
import type { CuratorId, NeighbourhoodSlug } from '../../story/ids.ts';
import { isDuplicateKey } from '../connection.ts';

interface CuratorDocument {
  readonly _id: string;
  readonly version: number;
  /** Absent, not null, where there is none, so that the sparse index passes it over. */
  readonly email?: string;
  readonly name: string;
  readonly role: Role;
  readonly neighbourhoods?: readonly NeighbourhoodSlug[] | null;
  readonly passwordHash: string | null;
  readonly invitation: Invitation | null;
  readonly active: boolean;
  readonly sessionEpoch: number;
}

const schema = new Schema<CuratorDocument>(
  {
    _id: String,
    version: Number,
    email: String,
    name: String,
    role: String,
    neighbourhoods: { type: [String], default: null },
    passwordHash: String,
    invitation: new Schema<Invitation>({ codeHash: String, expiresAt: Date }, { _id: false }),
    active: Boolean,
    sessionEpoch: Number,
  },
  { collection: 'curators', versionKey: false, id: false },
);
schema.index({ email: 1 }, { unique: true, sparse: true });
schema.index({ 'invitation.codeHash': 1 }, { sparse: true });

/** Accounts in MongoDB, one document each. */
export function createCuratorStore(connection: Connection): CuratorStore {
  const model = connection.model<CuratorDocument>('Curator', schema);
  const read = (document: CuratorDocument | null) => document && fromDocument(document);

  return {
    async find(id) {
      return read(await model.findById(id).lean());
    },
    async findByEmail(email) {
      return read(await model.findOne({ email }).lean());
    },
    async findByInvitation(codeHash) {
      return read(await model.findOne({ 'invitation.codeHash': codeHash }).lean());
    },
    async list() {
      return (await model.find({}).sort({ email: 1 }).lean()).map(fromDocument);
    },
    async insert(curator) {
      await orTaken(model.create(toDocument(curator)));
    },
    async replace(before, after) {
      const stored: Curator = { ...after, version: before.version + 1 };
      const { matchedCount } = await orTaken(
        model.replaceOne({ _id: before.id, version: before.version }, toDocument(stored)),
      );
      if (matchedCount === 0) throw new Conflict();
      return stored;
    },
  };
}

async function orTaken<Result>(save: PromiseLike<Result>): Promise<Result> {
  try {
    return await save;
  } catch (error) {
    if (isDuplicateKey(error)) {
      throw new Conflict(undefined, { cause: error });
    }
    throw error;
  }
}

function toDocument({ id, email, ...fields }: Curator): CuratorDocument {
  return { _id: id, ...(email === null ? {} : { email }), ...fields };
}

function fromDocument(document: CuratorDocument): Curator {
  const { _id, email, invitation, neighbourhoods, ...fields } = document;
  return {
    id: _id as CuratorId,
    email: email ?? null,
    invitation: invitation ?? null,
    neighbourhoods: neighbourhoods ?? null,
    ...fields,
  };
}
