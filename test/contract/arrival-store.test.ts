import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Connection } from 'mongoose';
import { Conflict } from '../../src/errors.ts';
import { connectMongo } from '../../src/mongo/connection.ts';
import { createArrivalStore } from '../../src/mongo/stores/arrival-store.ts';
import { newArrivalId, newMediaId, newStoryId } from '../../src/random.ts';
import type { Arrival } from '../../src/story/arrival.ts';
import type { BlobKey } from '../../src/story/ids.ts';
import type { ArrivalStore } from '../../src/story/stores/arrival-store.ts';
import { mongoTargets, type TestMongo } from '../support/mongo.ts';

const at = (seconds: number) => new Date(Date.UTC(2027, 2, 1) + seconds * 1000);
const anArrival = (facts: Partial<Arrival> = {}): Arrival => ({
  id: newArrivalId(),
  story: newStoryId(),
  instead: null,
  fileName: 'a walk.mp4',
  bytes: 1000,
  modified: 1_700_000_000_000,
  recording: null,
  sha256: null,
  startedAt: at(0),
  touchedAt: at(0),
  received: 0,
  becoming: null,
  media: null,
  ...facts,
});

describe.each(mongoTargets)('The store of arrivals on $name', ({ open }) => {
  let mongo: TestMongo;
  let connection: Connection;
  let arrivals: ArrivalStore;
  beforeAll(async () => {
    mongo = await open();
    connection = await connectMongo(mongo.uri);
    arrivals = createArrivalStore(connection);
    for (const model of Object.values(connection.models)) await model.createIndexes();
  });
  afterAll(async () => {
    await connection?.close();
    await mongo?.close();
  });

  it('gives back what it was given, and one story’s in the order in which they began', async () => {
    const second = anArrival({ startedAt: at(9), bytes: null, modified: null, recording: 'sound' });
    const first = anArrival({ story: second.story });
    await arrivals.insert(second, 10);
    await arrivals.insert(first, 10);
    await arrivals.insert(anArrival(), 10);
    expect(await arrivals.find(second.id)).toEqual(second);
    expect(await arrivals.of(second.story)).toEqual([first, second]);
    expect(await arrivals.find(newArrivalId())).toBeNull();
  });

  it('notes what became known, and forgets', async () => {
    const arrival = anArrival({ bytes: null });
    await arrivals.insert(arrival, 1);
    const becoming = { media: newMediaId(), key: 'originals/a/b/c' as BlobKey };
    const facts = { bytes: 7, sha256: 'ab'.repeat(32), touchedAt: at(5), received: 7, becoming };
    await arrivals.note(arrival.id, facts);
    expect(await arrivals.find(arrival.id)).toEqual({ ...arrival, ...facts });
    await arrivals.remove(arrival.id);
    await arrivals.remove(arrival.id);
    await arrivals.note(arrival.id, { received: 9 });
    expect(await arrivals.find(arrival.id)).toBeNull();
  });

  it('lets no more begin than there is room for, however many ask at once', async () => {
    const { story } = anArrival();
    const tries = Array.from({ length: 12 }, () => anArrival({ story }));
    const results = await Promise.allSettled(tries.map((arrival) => arrivals.insert(arrival, 4)));
    const began = results.filter(({ status }) => status === 'fulfilled');
    expect(began).toHaveLength(4);
    for (const result of results) {
      if (result.status === 'rejected') expect(result.reason).toBeInstanceOf(Conflict);
    }
    const present = await arrivals.of(story);
    expect(present).toHaveLength(4);
    const [one] = present;
    if (!one) throw new Error('Expected an arrival');
    await expect(arrivals.insert(anArrival({ story }), 4)).rejects.toThrow(Conflict);
    // One that has arrived makes room, and so does one that is removed.
    await arrivals.note(one.id, { media: newMediaId() });
    await arrivals.insert(anArrival({ story }), 4);
    await expect(arrivals.insert(anArrival({ story }), 4)).rejects.toThrow(Conflict);
    await expect(arrivals.insert({ ...one }, 10)).rejects.toThrow(Conflict);
  });

  it('finds what was left, and nothing else', async () => {
    const left = anArrival({ touchedAt: new Date(0) });
    await arrivals.insert(left, 1);
    await arrivals.insert(anArrival({ story: left.story, touchedAt: new Date(2000) }), 2);
    const found: Arrival[] = [];
    for await (const arrival of arrivals.leftBefore(new Date(1000))) found.push(arrival);
    expect(found).toEqual([left]);
  });

  describe('the right to write one', () => {
    it('is one holder’s until it runs out or is let go', async () => {
      const { id } = await began();
      expect(await arrivals.hold(id, 'one', at(0), at(6))).toEqual({
        held: true,
        wanted: false,
        after: null,
      });
      expect(await arrivals.hold(id, 'other', at(5), at(11))).toEqual({ held: false });
      expect(await arrivals.hold(id, 'one', at(5), at(11))).toEqual({
        held: true,
        wanted: true,
        after: null,
      });
      expect(await arrivals.hold(id, 'one', at(6), at(12))).toEqual({
        held: true,
        wanted: false,
        after: null,
      });
      await arrivals.letGo(id, 'other');
      expect(await arrivals.hold(id, 'other', at(7), at(13))).toEqual({ held: false });
      expect(await arrivals.hold(id, 'other', at(12), at(18))).toEqual({
        held: true,
        wanted: false,
        after: null,
      });
      expect(await arrivals.hold(id, 'one', at(13), at(19))).toEqual({ held: false });
      await arrivals.letGo(id, 'other');
      expect(await arrivals.hold(id, 'one', at(13), at(19))).toEqual({
        held: true,
        wanted: false,
        after: 'other',
      });
    });

    it('goes to one of many who ask at once', async () => {
      const { id } = await began();
      const holds = await Promise.all(
        Array.from({ length: 12 }, (_, each) => arrivals.hold(id, `holder ${each}`, at(0), at(6))),
      );
      expect(holds.filter(({ held }) => held)).toHaveLength(1);
    });

    it('is nobody’s where there is no such arrival', async () => {
      expect(await arrivals.hold(newArrivalId(), 'one', at(0), at(6))).toEqual({ held: false });
    });

    async function began(): Promise<Arrival> {
      const arrival = anArrival();
      await arrivals.insert(arrival, 1);
      return arrival;
    }
  });
});
