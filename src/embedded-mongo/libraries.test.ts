import { MongoBackend } from '@agendajs/mongo-backend';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Agenda } from 'agenda';
import { MongoStore } from 'connect-mongo';
import type { SessionData } from 'express-session';
import { MongoClient } from 'mongodb';
import mongoose from 'mongoose';
import { RateLimiterMongo } from 'rate-limiter-flexible';
import { mongoTargets, type TestMongo } from '../../test/support/mongo.ts';

interface PieceShape {
  title: string;
  tags: mongoose.Types.Array<string>;
  parts: mongoose.Types.DocumentArray<{ kind: string; n: number }>;
  place?: mongoose.Types.ObjectId;
  extra?: Map<string, number>;
  createdAt: Date;
  updatedAt: Date;
}

async function until(holds: () => boolean | Promise<boolean>, ms = 25_000): Promise<void> {
  const end = Date.now() + ms;
  while (!(await holds())) {
    if (Date.now() > end) throw new Error('Waited in vain');
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

describe.each(mongoTargets)('the libraries of the archive on $name', ({ open }) => {
  let mongo: TestMongo;
  let client: MongoClient;

  beforeAll(async () => {
    mongo = await open();
    client = await MongoClient.connect(mongo.uri);
  });
  afterAll(async () => {
    await client?.close();
    await mongo?.close();
  });

  it('Mongoose: schemas, timestamps, arrays, versions, unique fields, populate', async () => {
    const connection = await mongoose.createConnection(mongo.uri).asPromise();
    const Place = connection.model('Place', new mongoose.Schema({ name: { type: String, unique: true } }));
    const schema = new mongoose.Schema<PieceShape>(
      {
        title: { type: String, required: true },
        tags: [String],
        parts: [{ kind: String, n: Number }],
        place: { type: mongoose.Schema.Types.ObjectId, ref: 'Place' },
        extra: { type: Map, of: Number },
      },
      { timestamps: true, optimisticConcurrency: true },
    );
    schema.index({ title: 1, createdAt: -1 });
    const Piece = connection.model('Piece', schema);
    await Promise.all([Place.init(), Piece.init()]);
    const place = await Place.create({ name: 'Mill Hill' });
    await expect(Place.create({ name: 'Mill Hill' })).rejects.toMatchObject({ code: 11000 });
    const piece = await new Piece({
      title: 'One',
      tags: ['a', 'b'],
      parts: [{ kind: 'x', n: 1 }],
      place,
      extra: { q: 1 },
    }).save();
    const late = await Piece.findById(piece._id).orFail();
    piece.tags.push('c');
    piece.tags.pull('a');
    piece.parts[0]?.set('n', 5);
    piece.set('extra.r', 2);
    await piece.save();
    late.set('title', 'Late');
    await expect(late.save()).rejects.toThrow(mongoose.Error.VersionError);
    const found = await Piece.findOne({ 'parts.n': { $gt: 4 }, tags: { $all: ['b', 'c'] } })
      .populate('place')
      .lean()
      .orFail();
    expect(found).toMatchObject({
      title: 'One',
      tags: ['b', 'c'],
      place: { name: 'Mill Hill' },
      extra: { q: 1, r: 2 },
    });
    expect(found.updatedAt.getTime()).toBeGreaterThanOrEqual(found.createdAt.getTime());
    await Piece.updateOne({ _id: piece._id, 'parts.kind': 'x' }, { $set: { 'parts.$.n': 9 } });
    expect(await Piece.distinct('parts.n')).toEqual([9]);
    expect(await Piece.exists({ title: 'One' })).not.toBeNull();
    await Piece.insertMany([{ title: 'Two' }, { title: 'Three' }]);
    const titles: string[] = [];
    for await (const each of Piece.find().sort({ title: 1 }).cursor({ batchSize: 1 }))
      titles.push(each.title);
    expect(titles).toEqual(['One', 'Three', 'Two']);
    expect((await Piece.deleteMany({ title: /^T/ })).deletedCount).toBe(2);
    await Piece.syncIndexes();
    await connection.close();
  });

  it('agenda: now, schedule, every, one run each under two workers, failures and retries', async () => {
    // agenda keeps a timer of half this long after each run, and the test's process waits for it.
    const locks = { lockLifetime: 2000 };
    const runs: string[] = [];
    const fails: number[] = [];
    const make = (name: string) => {
      const agenda = new Agenda({
        backend: new MongoBackend({ mongo: client.db(), collection: 'jobs', logging: true } as never),
        processEvery: 50,
        name,
      });
      agenda.define(
        'note',
        async (job: { attrs: { data: { n: string } } }) => void runs.push(job.attrs.data.n),
        locks,
      );
      agenda.define(
        'fail',
        async (job: { attrs: { failCount?: number | null } }) => {
          fails.push(job.attrs.failCount ?? 0);
          if (fails.length < 2) throw new Error('not yet');
        },
        locks,
      );
      return agenda;
    };
    const agendas = [make('one'), make('two')];
    for (const agenda of agendas) await agenda.start();
    const [one, two] = agendas as [Agenda, Agenda];
    for (let n = 0; n < 20; n += 1) await (n % 2 ? one : two).now('note', { n: `now${n}` });
    await one.schedule(new Date(Date.now() + 200), 'note', { n: 'later' });
    await one.every('1 second', 'note', { n: 'again' });
    await two.every('1 second', 'note', { n: 'again' });
    const failing = await one.now('fail', {});
    await until(
      () =>
        runs.includes('later') &&
        runs.filter((n) => n === 'again').length > 1 &&
        runs.filter((n) => n.startsWith('now')).length >= 20,
    );
    await until(() => fails.length === 1);
    await until(
      async () => (await client.db().collection('jobs').findOne({ name: 'fail' }))?.failReason === 'not yet',
    );
    failing.attrs.nextRunAt = new Date();
    await failing.save();
    await until(() => fails.length === 2);
    expect(await client.db().collection('jobs').countDocuments({ name: 'note', type: 'single' })).toBe(1);
    expect(await one.cancel({ name: 'note' })).toBeGreaterThan(20);
    for (const agenda of agendas) await agenda.stop();
    const once = runs.filter((n) => n !== 'again').sort();
    expect(once).toEqual([...new Set(once)]);
    expect(once).toHaveLength(21);
  });

  it('connect-mongo: set, get, touch, length, all, destroy, clear', async () => {
    const store = MongoStore.create({ client, ttl: 60, timestamps: true, stringify: false });
    const call = <T>(work: (done: (error: unknown, value?: T) => void) => void) =>
      new Promise<T | undefined>((resolve, reject) =>
        work((error, value) => (error ? reject(error) : resolve(value))),
      );
    const session = { cookie: { originalMaxAge: null }, curator: 'c1' } as unknown as SessionData;
    await call((done) => store.set('s1', session as never, done));
    await call((done) => store.set('s1', { ...session, curator: 'c2' } as never, done));
    await call((done) => store.touch('s1', session as never, done));
    expect(await call((done) => store.get('s1', done as never))).toMatchObject({ curator: 'c2' });
    expect(await call((done) => store.length(done as never))).toBe(1);
    expect(await call((done) => store.all(done as never))).toHaveLength(1);
    await call((done) => store.set('s2', { ...session, cookie: { expires: new Date(5) } } as never, done));
    expect(await call((done) => store.get('s2', done as never))).toBeNull();
    await call((done) => store.destroy('s1', done));
    expect(await call((done) => store.get('s1', done as never))).toBeNull();
    await call((done) => store.clear(done));
  });

  it('rate-limiter-flexible: lets exactly so many through under a race, and again when the time is over', async () => {
    const limiter = new RateLimiterMongo({
      storeClient: client,
      dbName: client.db().databaseName,
      tableName: 'limits',
      points: 5,
      duration: 1,
    });
    await limiter.createIndexes();
    const tries = await Promise.allSettled(Array.from({ length: 30 }, () => limiter.consume('k')));
    expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(5);
    expect((await limiter.get('k'))?.consumedPoints).toBe(30);
    await until(async () => (await limiter.get('k')) === null, 3000);
    expect((await limiter.consume('k')).consumedPoints).toBe(1);
    expect(await limiter.delete('k')).toBe(true);
    await limiter.block('k', 1);
    await expect(limiter.consume('k')).rejects.toMatchObject({ remainingPoints: 0 });
  });
});
