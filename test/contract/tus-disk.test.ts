import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { createDiskArrivingBytes } from '../../src/storage/disk/disk-arriving-bytes.ts';
import { openTestArchive, serveToo, type TestArchive } from '../support/archive.ts';
import { aFilm, aPicture, pieceType, sha256Of, TusSender } from '../support/tus.ts';
import { describeTus, tusSettings } from './tus-suite.ts';

const manyStories = { QUOTA_STORIES_PER_ADDRESS_PER_HOUR: '1000' };

describeTus('on a disk', () => openTestArchive({ env: { ...tusSettings, ...manyStories } }));

describe('uploads by the tus protocol, over several servers', () => {
  let archive: TestArchive;
  let sender: TusSender;
  let other: Awaited<ReturnType<typeof serveToo>>;
  beforeAll(async () => {
    archive = await openTestArchive({ env: manyStories });
  });
  afterAll(() => archive?.close());
  beforeEach(async () => {
    sender = await TusSender.begin(archive.url);
  });
  afterEach(() => other?.close());
  const fromOther = () => sender.from(other.url);
  const forgetQuota = () =>
    archive.stores.limiter({ name: 'bytes', points: 1, seconds: 1, sentence: () => '' }).clear('127.0.0.1');
  const received = async () => (await sender.list()).arriving.map(({ received }) => received);

  /** Begins a piece and goes on with it every `milliseconds` until it is stopped. */
  function trickle(address: string, file: Buffer, milliseconds: number) {
    const { request, answer } = sender.open('PATCH', address, { ...pieceType, 'upload-offset': '0' });
    let at = 0;
    const next = () => {
      request.write(file.subarray(at, at + 5000));
      at += 5000;
    };
    next();
    const timer = setInterval(next, milliseconds);
    return {
      answer,
      sent: () => at,
      stop: () => clearInterval(timer),
      end() {
        clearInterval(timer);
        request.end(file.subarray(at));
      },
    };
  }

  it('answers 423 while somebody is really sending, here and elsewhere', async () => {
    other = await serveToo(archive, {});
    const file = aFilm(1_000_000);
    const address = await sender.create(file.length);
    const first = trickle(address, file, 100);
    await sleep(300);
    const asked = await Promise.all([
      sender.patch(address, 0, file),
      fromOther().patch(address, 5000, file.subarray(5000)),
      fromOther().ask('HEAD', address),
      sender.ask('DELETE', address),
    ]);
    expect(asked.map(({ status }) => status)).toEqual([423, 423, 423, 423]);
    expect(asked[0]).toMatchObject({
      headers: { 'retry-after': '2' },
      body: { problem: 'This file is being sent from another page. Wait a moment.' },
    });
    first.end();
    expect((await first.answer).status).toBe(204);
    const [arrived] = (await sender.list()).files;
    expect(arrived?.bytes).toBe(1_000_000);
  });

  it('lets a sender whose line fell silent go on from another', async () => {
    other = await serveToo(archive, {});
    const file = aFilm(1_000_000);
    const address = await sender.create(file.length);
    const first = trickle(address, file, 100);
    await sleep(500);
    first.stop();
    const sent = first.sent();
    const offset = Number((await fromOther().ask('HEAD', address)).headers['upload-offset']);
    expect(offset).toBe(sent);
    const last = { 'upload-sha256': sha256Of(file) };
    expect((await fromOther().patch(address, offset, file.subarray(offset), last)).status).toBe(204);
    expect((await first.answer).status).toBe(409);
    expect((await sender.list()).files).toHaveLength(1);
  });

  it('stops a sender whose upload was removed, and keeps nothing of it', async () => {
    const file = aFilm(1_000_000);
    const address = await sender.create(file.length);
    const first = trickle(address, file, 100);
    await sleep(300);
    const form = { 'content-type': 'application/x-www-form-urlencoded' };
    expect((await sender.ask('POST', `${address}/forget`, form, '')).status).toBe(303);
    expect((await first.answer).status).toBe(404);
    first.stop();
    for await (const { id } of archive.stores.arriving.list()) expect(address).not.toContain(id);
  });

  it('says that the disk is full, and goes on later', async () => {
    const root = `${archive.config.dataDir}/blobs`;
    const full = createDiskArrivingBytes({ root, floorBytes: Number.MAX_SAFE_INTEGER });
    other = await serveToo(archive, { stores: { arriving: full } });
    const file = aPicture(90_000);
    const address = await sender.create(file.length);
    await sender.patch(address, 0, file.subarray(0, 50_000));
    const problem = 'The archive has no room for this at the moment. Please try again later.';
    const refusal = { status: 507, body: { problem } };
    expect(await fromOther().patch(address, 50_000, file.subarray(50_000))).toMatchObject(refusal);
    expect(await fromOther().ask('POST', '/share/uploads', { 'upload-length': '9' })).toMatchObject(refusal);
    expect(await received()).toEqual([50_000]);
    expect((await sender.patch(address, 50_000, file.subarray(50_000))).status).toBe(204);
  });

  it('says that the day’s quota is reached, and goes on the day after', async () => {
    const quotas = { ...archive.config.quotas, bytesPerAddressPerDay: 100_000 };
    other = await serveToo(archive, { config: { ...archive.config, quotas } });
    const file = aFilm(150_000);
    const sentence = expect.stringContaining('Send the rest tomorrow.');
    const refusal = {
      status: 429,
      headers: { 'retry-after': expect.stringMatching(/^\d+$/) },
      body: { problem: sentence },
    };
    // More than is left does not begin.
    const begun = { 'upload-length': '150000' };
    expect(await fromOther().ask('POST', '/share/uploads', begun)).toMatchObject(refusal);
    expect(await received()).toEqual([]);
    await forgetQuota();
    const known = await fromOther().create(90_000);
    for (let each = 0; each < 3; each += 1) {
      const offset = each * 30_000;
      expect((await fromOther().patch(known, offset, file.subarray(offset, offset + 30_000))).status).toBe(
        204,
      );
    }
    // One of unknown length begins, and goes as far as the quota does.
    const recording = await fromOther().create(null, { recording: 'film' });
    expect((await fromOther().patch(recording, 0, file.subarray(0, 80_000))).status).toBe(204);
    const more = await fromOther().patch(recording, 80_000, file.subarray(80_000));
    expect(more).toMatchObject(refusal);
    expect(await received()).toEqual([80_000]);
    // Another server has a larger one, as the next day has.
    const last = { 'upload-length': '150000' };
    expect((await sender.patch(recording, 80_000, file.subarray(80_000), last)).status).toBe(204);
    expect((await sender.list()).files).toHaveLength(2);
  });

  it('takes quota for bytes that arrive and not for promises, and gives it back with a file that is removed', async () => {
    await forgetQuota();
    const quotas = { ...archive.config.quotas, bytesPerAddressPerDay: 100_000 };
    other = await serveToo(archive, { config: { ...archive.config, quotas } });
    const file = aFilm(90_000);
    const form = { 'content-type': 'application/x-www-form-urlencoded' };
    // Promises of nearly all of it, of which no byte comes.
    for (let nth = 0; nth < 5; nth += 1) await (await TusSender.begin(other.url)).create(90_000);
    const second = await TusSender.begin(other.url);

    const address = await fromOther().create(90_000);
    await fromOther().patch(address, 0, file.subarray(0, 60_000));
    const begun = { 'upload-length': '60000' };
    expect((await second.ask('POST', '/share/uploads', begun)).status).toBe(429);
    // Removed on its way: what had come of it is theirs again, once.
    const forgotten = await Promise.all(
      [1, 2, 3].map(() => fromOther().ask('POST', `${address}/forget`, form, '')),
    );
    expect(forgotten.filter(({ status }) => status === 303).length).toBeGreaterThan(0);
    const whole = await fromOther().create(90_000);
    expect((await fromOther().patch(whole, 0, file)).status).toBe(204);
    expect((await second.ask('POST', '/share/uploads', begun)).status).toBe(429);
    // Removed as a file of the story; asked for several times at once, it is given back once.
    const [kept] = (await fromOther().list()).files;
    const removal = new URLSearchParams({ media: String(kept?.id) }).toString();
    await Promise.all([1, 2, 3].map(() => fromOther().ask('POST', '/share/files/remove', form, removal)));
    expect((await fromOther().ask('POST', '/share/uploads', { 'upload-length': '100001' })).status).toBe(429);
    const again = await fromOther().create(100_000);
    await fromOther().patch(again, 0, aFilm(100_000).subarray(0, 99_000));
    expect((await second.ask('POST', '/share/uploads', begun)).status).toBe(429);
    // And with the whole draft.
    await fromOther().ask('POST', '/share/clear', form, '');
    await second.create(100_000);
    await forgetQuota();
  });

  it('cuts a sender that is too slow, and keeps what came', async () => {
    const limits = { ...archive.config.limits, uploadIdleSeconds: 1 };
    other = await serveToo(archive, { config: { ...archive.config, limits } });
    const file = aFilm(500_000);
    const address = await sender.create(file.length);
    const { request, answer } = fromOther().open('PATCH', address, {
      ...pieceType,
      'upload-offset': '0',
      'content-length': '500000',
    });
    request.write(file.subarray(0, 20_000));
    expect((await answer).status).toBe(408);
    expect(await sender.offset(address)).toBe(20_000);
  });

  it('removes what is on its way with a draft that is cleared, and does not send one without it', async () => {
    const address = await sender.create(90_000);
    await sender.patch(address, 0, aPicture(50_000));
    const form = { 'content-type': 'application/x-www-form-urlencoded' };
    const check = await sender.ask('POST', '/share/send', { ...form, accept: 'text/html' }, '');
    expect(check.status).toBe(422);
    expect(check.body).toContain('A file is still on its way.');
    expect(check.body).toContain('href="/share/files?');
    await sender.ask('POST', '/share/clear', form, '');
    expect((await sender.ask('HEAD', address)).status).toBe(404);
    for await (const { id } of archive.stores.arriving.list()) expect(address).not.toContain(id);
  });
});
