import { Int32, ObjectId } from 'bson';
import { asCommandError, CommandError } from '../errors.ts';
import { compileProjection } from '../query/project.ts';
import { type Found, runQuery } from '../query/query.ts';
import { compileUpdate, isReplacement, type Updater, upsertSeed } from '../query/update.ts';
import { type Doc, isDoc, own } from '../query/values.ts';
import { decode, toStored } from '../storage/codec.ts';
import type { Collection } from '../storage/collection.ts';
import type { Store } from '../storage/store.ts';
import {
  type Command,
  type Context,
  collectionName,
  list,
  onlyFields,
  optionalDoc,
  type Request,
  truthy,
} from './command.ts';

function statement(value: unknown, where: string, allowed: readonly string[]): Doc {
  if (!isDoc(value)) throw new CommandError(14, `${where} must be an object`);
  onlyFields(value, where, allowed);
  return value;
}

/** Runs statements one by one, noting each refusal; an ordered batch stops at the first. */
function runBatch(
  items: readonly unknown[],
  ordered: boolean,
  run: (item: unknown, index: number) => void,
): Doc {
  const writeErrors: Doc[] = [];
  for (const [index, item] of items.entries()) {
    try {
      run(item, index);
    } catch (error) {
      const { code, message, details } = asCommandError(error);
      writeErrors.push({ index: new Int32(index), code: new Int32(code), errmsg: message, ...details });
      if (ordered) break;
    }
  }
  return writeErrors.length > 0 ? { writeErrors } : {};
}

const isOrdered = (body: Doc): boolean => body.ordered === undefined || truthy(body.ordered);

const insert: Command = {
  fields: ['documents', 'ordered'],
  run: (request, { store }) =>
    store.write(() => {
      const collection = store.ensureCollection(request.db, collectionName(request));
      let n = 0;
      const errors = runBatch(list(request.body, 'documents'), isOrdered(request.body), (item) => {
        if (!isDoc(item)) throw new CommandError(14, 'documents must be objects');
        const withId = own(item, '_id') === undefined ? { _id: new ObjectId(), ...item } : item;
        store.insert(collection, withId, withId === item ? request.encoded.get(item) : undefined);
        n += 1;
      });
      return { n: new Int32(n), ...errors };
    }),
};

interface Changed {
  readonly next: Doc;
  readonly modified: boolean;
}

/** Applies an update to one found document; nothing is written when nothing changed. */
function changeOne(store: Store, collection: Collection, found: Found, update: Updater): Changed {
  const old = decode(found.raw);
  const next = update(found.doc, found.matched, false);
  const raw = toStored(next);
  const modified = !raw.equals(found.raw);
  if (modified) store.replace(collection, found.id, old, next, raw);
  return { next, modified };
}

function upsert(store: Store, collection: Collection, filter: Doc, spec: unknown, update: Updater): Doc {
  const seed = upsertSeed(filter);
  const base = isReplacement(spec) ? (seed._id === undefined ? {} : { _id: seed._id }) : seed;
  const made = update(base, undefined, true);
  const doc = own(made, '_id') === undefined ? { _id: new ObjectId(), ...made } : made;
  store.insert(collection, doc);
  return doc;
}

/** A collection is made by an upsert, not by an update that finds nothing. */
function collectionFor(request: Request, store: Store, creates: boolean): Collection | undefined {
  const name = collectionName(request);
  return creates ? store.ensureCollection(request.db, name) : store.collection(request.db, name);
}

interface Tally {
  n: number;
  nModified: number;
  upserted: Doc[];
}

function runUpdate(request: Request, store: Store, item: unknown, index: number, tally: Tally): void {
  const spec = statement(item, 'update.updates', ['q', 'u', 'multi', 'upsert', 'arrayFilters']);
  const filter = optionalDoc(spec, 'q');
  const multi = truthy(spec.multi);
  const update = compileUpdate(spec.u, spec.arrayFilters === undefined ? [] : list(spec, 'arrayFilters'));
  if (multi && isReplacement(spec.u))
    throw new CommandError(9, 'multi update is not supported for replacement-style update');
  const collection = collectionFor(request, store, truthy(spec.upsert));
  const found = runQuery(store, collection, { filter, limit: multi ? 0 : 1 });
  if (!collection) return;
  if (found.length === 0 && truthy(spec.upsert)) {
    const { _id } = upsert(store, collection, filter, spec.u, update);
    tally.n += 1;
    tally.upserted.push({ index: new Int32(index), _id });
  }
  for (const one of found) {
    const { modified } = changeOne(store, collection, one, update);
    tally.n += 1;
    tally.nModified += Number(modified);
  }
}

const update: Command = {
  fields: ['updates', 'ordered'],
  run: (request, { store }) =>
    store.write(() => {
      const tally: Tally = { n: 0, nModified: 0, upserted: [] };
      const errors = runBatch(list(request.body, 'updates'), isOrdered(request.body), (item, index) =>
        runUpdate(request, store, item, index, tally),
      );
      const upserted = tally.upserted.length > 0 ? { upserted: tally.upserted } : {};
      return { n: new Int32(tally.n), nModified: new Int32(tally.nModified), ...upserted, ...errors };
    }),
};

const remove: Command = {
  fields: ['deletes', 'ordered'],
  run: (request, { store }) =>
    store.write(() => {
      const collection = store.collection(request.db, collectionName(request));
      let n = 0;
      const errors = runBatch(list(request.body, 'deletes'), isOrdered(request.body), (item) => {
        const spec = statement(item, 'delete.deletes', ['q', 'limit']);
        const found = runQuery(store, collection, {
          filter: optionalDoc(spec, 'q'),
          limit: truthy(spec.limit) ? 1 : 0,
        });
        if (!collection) return;
        for (const { id, doc } of found) store.remove(collection, id, doc);
        n += found.length;
      });
      return { n: new Int32(n), ...errors };
    }),
};

function findAndChange(request: Request, { store }: Context): Doc {
  const { body } = request;
  const filter = optionalDoc(body, 'query');
  const removing = truthy(body.remove);
  if (removing === (body.update !== undefined))
    throw new CommandError(9, 'Either an update or remove=true must be specified, not both');
  if (removing && (truthy(body.upsert) || truthy(body.new)))
    throw new CommandError(9, 'Cannot specify upsert or new with remove=true');
  const fields = optionalDoc(body, 'fields');
  const project = Object.keys(fields).length > 0 ? compileProjection(fields) : (doc: Doc) => doc;
  const sort = optionalDoc(body, 'sort');
  const change = removing
    ? undefined
    : compileUpdate(body.update, body.arrayFilters === undefined ? [] : list(body, 'arrayFilters'));
  const collection = collectionFor(request, store, truthy(body.upsert));
  const [found] = runQuery(store, collection, { filter, sort, limit: 1 });
  const answer = (n: number, value: Doc | null, extra: Doc) => ({
    lastErrorObject: { n: new Int32(n), ...extra },
    value: value && project(value),
  });
  if (!collection || (!found && !truthy(body.upsert)))
    return answer(0, null, change ? { updatedExisting: false } : {});
  if (!change) {
    if (found) store.remove(collection, found.id, found.doc);
    return answer(1, found?.doc ?? null, {});
  }
  if (!found) {
    const made = upsert(store, collection, filter, body.update, change);
    return answer(1, truthy(body.new) ? made : null, { updatedExisting: false, upserted: made._id });
  }
  const { next } = changeOne(store, collection, found, change);
  return answer(1, truthy(body.new) ? next : decode(found.raw), { updatedExisting: true });
}

const findAndModify: Command = {
  fields: ['query', 'sort', 'remove', 'update', 'new', 'fields', 'upsert', 'arrayFilters'],
  run: (request, context) => context.store.write(() => findAndChange(request, context)),
};

export const WRITE_COMMANDS = { insert, update, delete: remove, findAndModify, findandmodify: findAndModify };
