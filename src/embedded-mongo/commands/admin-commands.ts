import { Int32, Long } from 'bson';
import { CommandError } from '../errors.ts';
import { compileFilter } from '../query/match.ts';
import { type Doc, equal, isDoc, show } from '../query/values.ts';
import { MAX_MESSAGE_BYTES } from '../server/wire.ts';
import { encode, MAX_DOCUMENT_BYTES } from '../storage/codec.ts';
import type { Collection } from '../storage/collection.ts';
import { type Index, normaliseSpec } from '../storage/index-definition.ts';
import type { Store } from '../storage/store.ts';
import { type Command, collectionName, list, optionalDoc, type Request, truthy } from './command.ts';

/** Wire version 21 is MongoDB 7.0's; without a session timeout, drivers offer neither sessions nor transactions. */
const hello: Command = {
  // A handshake's fields are offers, which MongoDB too leaves when it does not know them.
  fields: 'any',
  run: ({ name }) => ({
    helloOk: true,
    [name === 'hello' ? 'isWritablePrimary' : 'ismaster']: true,
    maxBsonObjectSize: new Int32(MAX_DOCUMENT_BYTES),
    maxMessageSizeBytes: new Int32(MAX_MESSAGE_BYTES),
    maxWriteBatchSize: new Int32(100_000),
    localTime: new Date(),
    minWireVersion: new Int32(0),
    maxWireVersion: new Int32(21),
    readOnly: false,
  }),
};

const ping: Command = { fields: [], run: () => ({}) };
const endSessions: Command = { fields: [], run: () => ({}) };
const buildInfo: Command = {
  fields: [],
  run: () => ({
    version: '7.0.0',
    versionArray: [7, 0, 0, 0],
    modules: ['embedded'],
    maxBsonObjectSize: new Int32(MAX_DOCUMENT_BYTES),
  }),
};

function required(request: Request, store: Store, sentence: string): Collection {
  const collection = store.collection(request.db, collectionName(request));
  if (!collection)
    throw new CommandError(26, sentence.replace('%', `${request.db}.${collectionName(request)}`));
  return collection;
}

const create: Command = {
  fields: [],
  run: (request, { store }) =>
    store.write(() => {
      const name = collectionName(request);
      if (store.collection(request.db, name))
        throw new CommandError(48, `Collection ${request.db}.${name} already exists.`);
      store.ensureCollection(request.db, name);
      return {};
    }),
};

const drop: Command = {
  fields: [],
  run: (request, { store }) =>
    store.write(() => {
      const collection = required(request, store, 'ns not found: %');
      store.dropCollection(collection);
      return { nIndexesWas: new Int32(collection.indexes.length), ns: collection.ns };
    }),
};

const dropDatabase: Command = {
  fields: [],
  run: ({ db }, { store }) =>
    store.write(() => {
      const mine = [...store.collections.values()].filter((collection) => collection.db === db);
      for (const collection of mine) store.dropCollection(collection);
      return mine.length > 0 ? { dropped: db } : {};
    }),
};

/** Whether an index is there already; throws 85 or 86 where its name or key is taken by another. */
function exists(collection: Collection, spec: Doc): boolean {
  const byName = collection.indexes.find((index) => index.name === spec.name);
  if (byName && equal(byName.spec, spec)) return true;
  if (byName && !equal(byName.spec.key, spec.key)) {
    throw new CommandError(
      86,
      `An existing index has the same name as the requested index: ${show(spec.name)}`,
    );
  }
  const byKey = byName ?? collection.indexes.find((index) => equal(index.spec.key, spec.key));
  // Every collection has its index on _id, by whatever name it is asked for.
  if (byKey?.name === '_id_') return true;
  if (byKey)
    throw new CommandError(
      85,
      `An equivalent index already exists with other options or name: ${byKey.name}`,
    );
  return false;
}

const createIndexes: Command = {
  fields: ['indexes'],
  run: (request, { store }) =>
    store.write(() => {
      const name = collectionName(request);
      const isNew = !store.collection(request.db, name);
      const collection = store.ensureCollection(request.db, name);
      const before = collection.indexes.length;
      for (const spec of list(request.body, 'indexes')) {
        if (!isDoc(spec)) throw new CommandError(14, 'indexes must be objects');
        if (!exists(collection, normaliseSpec(spec))) store.createIndex(collection, spec);
      }
      return {
        numIndexesBefore: new Int32(before),
        numIndexesAfter: new Int32(collection.indexes.length),
        createdCollectionAutomatically: isNew,
      };
    }),
};

function indexesToDrop(collection: Collection, wanted: unknown): Index[] {
  if (wanted === '*') return collection.indexes.filter((index) => index.name !== '_id_');
  const names: unknown[] = Array.isArray(wanted) ? wanted : [wanted];
  return names.map((item) => {
    const index = collection.indexes.find(
      (other) => other.name === item || (isDoc(item) && equal(other.spec.key, item)),
    );
    if (!index)
      throw new CommandError(27, `index not found with name [${isDoc(item) ? show(item) : String(item)}]`);
    if (index.name === '_id_') throw new CommandError(72, 'cannot drop _id index');
    return index;
  });
}

const dropIndexes: Command = {
  fields: ['index'],
  run: (request, { store }) =>
    store.write(() => {
      const collection = required(request, store, 'ns not found %');
      const before = collection.indexes.length;
      for (const index of indexesToDrop(collection, request.body.index)) store.dropIndex(collection, index);
      return { nIndexesWas: new Int32(before) };
    }),
};

const cursorOf = (ns: string, docs: readonly Doc[]): Doc => ({
  cursor: { firstBatch: docs.map(encode), id: Long.ZERO, ns },
});

const listIndexes: Command = {
  fields: ['cursor'],
  run: (request, { store }) => {
    const collection = required(request, store, 'ns does not exist: %');
    return cursorOf(
      `${collection.db}.$cmd.listIndexes.${collection.name}`,
      collection.indexes.map(({ name, spec }) => {
        // MongoDB does not show the _id index as unique, though it is.
        if (name === '_id_') return { v: new Int32(2), key: spec.key, name };
        return { ...spec, v: new Int32(2) };
      }),
    );
  },
};

const listCollections: Command = {
  fields: ['filter', 'nameOnly', 'authorizedCollections', 'cursor'],
  run: ({ db, body }, { store }) => {
    const matches = compileFilter(optionalDoc(body, 'filter'));
    const described = [...store.collections.values()]
      .filter((collection) => collection.db === db)
      .map(({ name }) => ({ name, type: 'collection', options: {}, info: { readOnly: false } }))
      .filter((doc) => matches(doc, {}));
    return cursorOf(
      `${db}.$cmd.listCollections`,
      described.map((doc) => (truthy(body.nameOnly) ? { name: doc.name, type: doc.type } : doc)),
    );
  },
};

const listDatabases: Command = {
  fields: ['nameOnly'],
  run: (_request, { store }) => {
    const names = new Set([...store.collections.values()].map(({ db }) => db));
    return { databases: [...names].sort().map((name) => ({ name, empty: false })) };
  },
};

export const ADMIN_COMMANDS = {
  hello,
  isMaster: hello,
  ismaster: hello,
  ping,
  endSessions,
  buildInfo,
  buildinfo: buildInfo,
  create,
  drop,
  dropDatabase,
  createIndexes,
  dropIndexes,
  listIndexes,
  listCollections,
  listDatabases,
};
