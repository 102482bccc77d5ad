import { type Connection, Schema } from 'mongoose';
import type { Curator, Identity, Invitation, Role } from '../../curators/curator.ts';
import type { CuratorStore } from '../../curators/curator-store.ts';
import {
  noSecondStep,
  type OneTimeCodes,
  type Passkey,
  type SecondStep,
} from '../../curators/second-step/second-step.ts';
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
  /** Absent of accounts from before there was one. */
  readonly secondStep?: SecondStep;
  /** Absent, not null, where there is none, as the e-mail address. */
  readonly identity?: string;
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
    secondStep: new Schema<SecondStep>(
      {
        passkeys: [
          new Schema<Passkey>(
            {
              id: String,
              credential: String,
              publicKey: String,
              counter: Number,
              name: String,
              addedAt: Date,
              lastUsedAt: Date,
            },
            { _id: false, id: false },
          ),
        ],
        oneTimeCodes: new Schema<OneTimeCodes>(
          { sealedSecret: String, lastStep: Number, addedAt: Date },
          { _id: false },
        ),
        recoveryCodes: [String],
      },
      { _id: false },
    ),
    identity: String,
    active: Boolean,
    sessionEpoch: Number,
  },
  { collection: 'curators', versionKey: false, id: false },
);
schema.index({ email: 1 }, { unique: true, sparse: true });
schema.index({ identity: 1 }, { unique: true, sparse: true });
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
    async findByIdentity(identity) {
      return read(await model.findOne({ identity: asKey(identity) }).lean());
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

function toDocument({ id, email, identity, ...fields }: Curator): CuratorDocument {
  return {
    _id: id,
    ...(email === null ? {} : { email }),
    ...(identity === null ? {} : { identity: asKey(identity) }),
    ...fields,
  };
}

function fromDocument(document: CuratorDocument): Curator {
  const { _id, email, invitation, neighbourhoods, secondStep, identity, ...fields } = document;
  return {
    id: _id as CuratorId,
    email: email ?? null,
    invitation: invitation ?? null,
    neighbourhoods: neighbourhoods ?? null,
    secondStep: secondStep ?? noSecondStep,
    identity: identity === undefined ? null : fromKey(identity),
    ...fields,
  };
}

// An issuer is an address, and has no space in it.
const asKey = ({ issuer, subject }: Identity) => `${issuer} ${subject}`;

function fromKey(key: string): Identity {
  const space = key.indexOf(' ');
  return { issuer: key.slice(0, space), subject: key.slice(space + 1) };
}
