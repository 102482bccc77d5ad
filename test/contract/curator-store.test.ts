import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Connection } from 'mongoose';
import type { Curator } from '../../src/curators/curator.ts';
import type { CuratorStore } from '../../src/curators/curator-store.ts';
import { noSecondStep } from '../../src/curators/second-step/second-step.ts';
import { Conflict } from '../../src/errors.ts';
import { connectMongo } from '../../src/mongo/connection.ts';
import { createCuratorStore } from '../../src/mongo/stores/curator-store.ts';
import { base32, newCuratorId } from '../../src/random.ts';
import { mongoTargets, type TestMongo } from '../support/mongo.ts';

function anAccount(over: Partial<Curator> = {}): Curator {
  return {
    id: newCuratorId(),
    version: 0,
    email: `${base32(8)}@example.org`,
    name: 'Ada Holt',
    role: 'curator',
    neighbourhoods: null,
    passwordHash: null,
    invitation: { codeHash: base32(64), expiresAt: new Date('2026-12-01T10:00:00Z') },
    secondStep: noSecondStep,
    identity: null,
    active: true,
    sessionEpoch: 0,
    ...over,
  };
}

describe.each(mongoTargets)("curators' accounts in $name", ({ open }) => {
  let mongo: TestMongo;
  let connection: Connection;
  let curators: CuratorStore;

  beforeAll(async () => {
    mongo = await open();
    connection = await connectMongo(mongo.uri);
    curators = createCuratorStore(connection);
    for (const model of Object.values(connection.models)) await model.createIndexes();
  });
  afterAll(async () => {
    await connection?.close();
    await mongo?.close();
  });

  it('come back as they were given, by id, address and invitation', async () => {
    for (const curator of [
      anAccount(),
      anAccount({ email: null, name: '' }),
      anAccount({ invitation: null }),
      anAccount({
        identity: { issuer: 'https://login.example.org/a', subject: `s ${base32(8)}` },
        secondStep: {
          passkeys: [
            {
              id: base32(10),
              credential: 'cred',
              publicKey: 'key',
              counter: 7,
              name: 'Laptop',
              addedAt: new Date('2026-11-30T10:00:00Z'),
              lastUsedAt: null,
            },
          ],
          oneTimeCodes: { sealedSecret: 'sealed', lastStep: 9, addedAt: new Date('2026-11-30T10:00:00Z') },
          recoveryCodes: ['one', 'two'],
        },
      }),
    ]) {
      await curators.insert(curator);
      expect(await curators.find(curator.id)).toEqual(curator);
      if (curator.email) expect(await curators.findByEmail(curator.email)).toEqual(curator);
      if (curator.identity) expect(await curators.findByIdentity(curator.identity)).toEqual(curator);
      const hash = curator.invitation?.codeHash;
      if (hash) expect(await curators.findByInvitation(hash)).toEqual(curator);
      expect(await curators.list()).toContainEqual(curator);
    }
    expect(await curators.findByIdentity({ issuer: 'https://x', subject: 'y' })).toBeNull();
    expect(await curators.find(newCuratorId())).toBeNull();
    expect(await curators.findByEmail('nobody@example.org')).toBeNull();
    expect(await curators.findByInvitation(base32(64))).toBeNull();
  });

  it('have an e-mail address of their own, but any number may have none', async () => {
    const ada = anAccount();
    const ben = anAccount();
    await curators.insert(ada);
    await curators.insert(ben);
    await expect(curators.insert(anAccount({ email: ada.email }))).rejects.toThrow(Conflict);
    await expect(curators.insert(anAccount({ id: ada.id }))).rejects.toThrow(Conflict);
    await expect(curators.replace(ben, { ...ben, email: ada.email })).rejects.toThrow(Conflict);
    await curators.insert(anAccount({ email: null }));
    await curators.insert(anAccount({ email: null }));
  });

  it('are changed only from the version that was read, by one of many at once', async () => {
    const curator = anAccount();
    await curators.insert(curator);
    const tries = ['a', 'b', 'c', 'd'].map((name) => curators.replace(curator, { ...curator, name }));
    const settled = await Promise.allSettled(tries);
    const won = settled.flatMap((each) => (each.status === 'fulfilled' ? [each.value] : []));
    expect(won).toHaveLength(1);
    expect(won[0]?.version).toBe(1);
    expect(await curators.find(curator.id)).toEqual(won[0]);
    for (const each of settled) if (each.status === 'rejected') expect(each.reason).toBeInstanceOf(Conflict);
  });

  it('have an identity each, and accounts from before there was one have none', async () => {
    const identity = { issuer: 'https://login.example.org', subject: base32(12) };
    const first = anAccount({ identity });
    await curators.insert(first);
    await expect(curators.insert(anAccount({ identity }))).rejects.toThrow(Conflict);
    const other = anAccount();
    await curators.insert(other);
    await expect(curators.replace(other, { ...other, identity })).rejects.toThrow(Conflict);
    await connection
      .collection<{ _id: string }>('curators')
      .updateOne({ _id: other.id }, { $unset: { secondStep: '' } });
    expect(await curators.find(other.id)).toEqual(other);
  });
});
