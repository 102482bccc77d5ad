import { Int32 } from 'bson';
import { CommandError } from '../errors.ts';
import { keyTuples } from '../query/paths.ts';
import { compileProjection } from '../query/project.ts';
import { runQuery } from '../query/query.ts';
import { type Doc, EMPTY_ARRAY, isDoc } from '../query/values.ts';
import { encode } from '../storage/codec.ts';
import { countByKeys, countedBy } from '../storage/key-count.ts';
import { valueKey } from '../storage/keys.ts';
import { compilePipeline, type Row } from './aggregate.ts';
import { type Command, collectionName, list, optionalCount, optionalDoc, truthy } from './command.ts';

const find: Command = {
  fields: ['filter', 'sort', 'projection', 'skip', 'limit', 'batchSize', 'singleBatch'],
  run: (request, { store, cursors }) => {
    const { body, db } = request;
    const name = collectionName(request);
    const projection = optionalDoc(body, 'projection');
    const project = Object.keys(projection).length > 0 ? compileProjection(projection) : undefined;
    const found = runQuery(store, store.collection(db, name), {
      filter: optionalDoc(body, 'filter'),
      sort: optionalDoc(body, 'sort'),
      skip: optionalCount(body, 'skip'),
      limit: optionalCount(body, 'limit'),
    });
    const results = found.map(({ raw, doc }) => (project ? encode(project(doc)) : raw));
    return { cursor: cursors.first(`${db}.${name}`, results, body.batchSize, truthy(body.singleBatch)) };
  },
};

const aggregate: Command = {
  fields: ['pipeline', 'cursor'],
  run: (request, { store, cursors }) => {
    const { body, db } = request;
    const name = collectionName(request);
    if (!isDoc(body.cursor))
      throw new CommandError(
        9,
        "The 'cursor' option is required, except for aggregate with the explain argument",
      );
    const pipeline = list(body, 'pipeline');
    const collection = store.collection(db, name);
    const counted = collection && countedBy(pipeline);
    const n = counted && countByKeys(store, collection, counted);
    if (n)
      return {
        cursor: cursors.first(
          `${db}.${name}`,
          [encode({ _id: new Int32(1), n: new Int32(n) })],
          body.cursor.batchSize,
          false,
        ),
      };
    const { query, run } = compilePipeline(pipeline);
    const rows: Row[] = runQuery(store, collection, query);
    const results = run(rows).map(({ doc }) => encode(doc));
    return { cursor: cursors.first(`${db}.${name}`, results, body.cursor.batchSize, false) };
  },
};

const getMore: Command = {
  fields: ['collection', 'batchSize'],
  run: ({ body, db }, { cursors }) => ({
    cursor: cursors.more(body.getMore, `${db}.${String(body.collection)}`, body.batchSize),
  }),
};

const killCursors: Command = {
  fields: ['cursors'],
  run: ({ body }, { cursors }) => cursors.kill(list(body, 'cursors')),
};

const count: Command = {
  fields: ['query', 'limit', 'skip'],
  run: (request, { store }) => {
    const { body, db } = request;
    const collection = store.collection(db, collectionName(request));
    const filter = optionalDoc(body, 'query');
    const [skip, limit] = [optionalCount(body, 'skip'), optionalCount(body, 'limit')];
    const byKeys = collection && skip + limit === 0 ? countByKeys(store, collection, filter) : undefined;
    const n = byKeys ?? runQuery(store, collection, { filter, skip, limit }).length;
    return { n: new Int32(n) };
  },
};

function distinctValues(docs: readonly Doc[], path: string): unknown[] {
  const values = new Map<string, unknown>();
  for (const doc of docs) {
    for (const value of keyTuples(doc, [path.split('.')]).tuples.flat()) {
      if (value !== undefined && value !== EMPTY_ARRAY) values.set(valueKey(value).toString('latin1'), value);
    }
  }
  return [...values.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, value]) => value);
}

const distinct: Command = {
  fields: ['key', 'query'],
  run: (request, { store }) => {
    const { body, db } = request;
    if (typeof body.key !== 'string')
      throw new CommandError(14, "BSON field 'distinct.key' must be a string");
    const found = runQuery(store, store.collection(db, collectionName(request)), {
      filter: optionalDoc(body, 'query'),
    });
    return {
      values: distinctValues(
        found.map(({ doc }) => doc),
        body.key,
      ),
    };
  },
};

export const READ_COMMANDS = { find, aggregate, getMore, killCursors, count, distinct };
