import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Connection } from 'mongoose';
import type { SessionRecord, SessionRecords } from '../../src/curators/sessions/session-records.ts';
import { connectMongo } from '../../src/mongo/connection.ts';
import { createSessionRecords } from '../../src/mongo/stores/session-record-store.ts';
import { base32, newCuratorId } from '../../src/random.ts';
import { mongoTargets, type TestMongo } from '../support/mongo.ts';

const at = (minutes: number) => new Date(Date.UTC(2026, 10, 30, 10, minutes));

function aRecord(over: Partial<SessionRecord> = {}): SessionRecord {
  return {
    id: base32(26),
    curator: newCuratorId(),
    epoch: 3,
    device: 'Firefox on Windows',
    since: at(0),
    lastSeen: at(1),
    provedAt: at(0),
    steppedElsewhere: false,
    endsAt: new Date('2100-01-01'),
    ...over,
  };
}

describe.each(mongoTargets)('records of sessions in $name', ({ open }) => {
  let mongo: TestMongo;
  let connection: Connection;
  let records: SessionRecords;

  beforeAll(async () => {
    mongo = await open();
    connection = await connectMongo(mongo.uri);
    records = createSessionRecords(connection);
    for (const model of Object.values(connection.models)) await model.createIndexes();
  });
  afterAll(async () => {
    await connection?.close();
    await mongo?.close();
  });

  it('come back as they were given, the last seen of an account first, and none that has ended', async () => {
    const curator = newCuratorId();
    const [early, late] = [
      aRecord({ curator }),
      aRecord({ curator, lastSeen: at(5), steppedElsewhere: true }),
    ];
    const over = aRecord({ curator, endsAt: new Date('2099-01-01') });
    for (const record of [early, late, over, aRecord()]) await records.insert(record);
    expect(await records.find(early.id)).toEqual(early);
    expect(await records.find(base32(26))).toBeNull();
    expect(await records.of(curator, new Date('2099-06-01'))).toEqual([late, early]);
  });

  it('say when they were used, and are not brought back by it', async () => {
    const record = aRecord();
    await records.insert(record);
    await records.note(record.id, { lastSeen: at(7) });
    expect(await records.find(record.id)).toEqual({ ...record, lastSeen: at(7) });
    await records.note(record.id, { lastSeen: at(8), provedAt: at(8) });
    expect(await records.find(record.id)).toEqual({ ...record, lastSeen: at(8), provedAt: at(8) });
    await records.end(record.id, record.curator);
    await records.note(record.id, { lastSeen: at(9) });
    expect(await records.find(record.id)).toBeNull();
  });

  it('are ended by their own account alone, one or all but one', async () => {
    const curator = newCuratorId();
    const [one, two, three] = [aRecord({ curator }), aRecord({ curator }), aRecord({ curator })];
    const stranger = aRecord();
    for (const record of [one, two, three, stranger]) await records.insert(record);
    await records.end(one.id, stranger.curator);
    expect(await records.find(one.id)).toEqual(one);
    await records.end(one.id, curator);
    expect(await records.find(one.id)).toBeNull();
    await records.endOthers(curator, two.id);
    expect(await records.of(curator, at(0))).toEqual([two]);
    expect(await records.find(stranger.id)).toEqual(stranger);
  });
});
