import { buffer } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Run } from '../../src/jobs/handler.ts';
import { sweepArrivals } from '../../src/jobs/sweep-arrivals.ts';
import { sweepHandler } from '../../src/jobs/upkeep-jobs.ts';
import { createLogger } from '../../src/logger.ts';
import { hashCode, newMediaId } from '../../src/random.ts';
import { newOriginalKey } from '../../src/storage/keys.ts';
import type { Arrival } from '../../src/story/arrival.ts';
import type { ArrivalId } from '../../src/story/ids.ts';
import type { Media } from '../../src/story/media.ts';
import type { TestArchive } from '../support/archive.ts';
import {
  aFilm,
  aPhotoshopFile,
  aPicture,
  checksumOf,
  describe as describeFile,
  pieceType,
  sha256Of,
  TusSender,
} from '../support/tus.ts';
import { chunked } from './arriving-bytes-suite.ts';

const hour = 3600 * 1000;
const run: Run = { signal: new AbortController().signal, touch: async () => undefined };
const name = 'Our Nan’s garden.png';

/** Of an archive with limits of 1 MB for pictures, 3 MB for films, and 3 files a story. */
export const tusSettings = {
  LIMIT_ARTWORK_MB: '1',
  LIMIT_SOUND_MB: '2',
  LIMIT_FILM_MB: '3',
  LIMIT_FILES_PER_STORY: '3',
} as const;

/** The tus protocol as the archive speaks it, over any store. */
export function describeTus(where: string, open: () => Promise<TestArchive>): void {
  describe(`uploads by the tus protocol, ${where}`, () => {
    let archive: TestArchive;
    let sender: TusSender;
    beforeAll(async () => {
      archive = await open();
    });
    afterAll(() => archive?.close());
    beforeEach(async () => {
      sender = await TusSender.begin(archive.url);
    });

    const idOf = (address: string) => (address.split('/').at(-1) ?? '') as ArrivalId;
    const recordOf = (address: string) => archive.stores.arrivals.find(idOf(address));
    const filesOf = async (): Promise<readonly Media[]> => {
      const code = sender.cookie.split('=')[1] ?? '';
      return (await archive.stores.stories.findByCodeHash(hashCode(code)))?.media ?? [];
    };
    const bytesOf = async ({ original }: Media) =>
      sha256Of(await buffer(await archive.stores.blobs.get(original.key)));
    const leftBehind = async () => {
      const found: string[] = [];
      for await (const { id } of archive.stores.arriving.list()) found.push(id);
      return found;
    };
    const expectArrived = async (...files: readonly Buffer[]) => {
      const media = await filesOf();
      expect(media.map(({ original }) => original.sha256)).toEqual(files.map(sha256Of));
      expect(await Promise.all(media.map(bytesOf))).toEqual(files.map(sha256Of));
      expect((await sender.list()).arriving).toEqual([]);
    };
    const expectGone = async (address: string) => {
      expect((await sender.ask('HEAD', address)).status).toBe(404);
      expect(await recordOf(address)).toBeNull();
      expect(await leftBehind()).not.toContain(idOf(address));
    };

    describe('creation', () => {
      it('says what it speaks', async () => {
        const { status, headers } = await sender.ask('OPTIONS', '/share/uploads');
        expect(status).toBe(204);
        expect(headers).toMatchObject({
          'tus-version': '1.0.0',
          'tus-extension':
            'creation,creation-with-upload,creation-defer-length,termination,expiration,checksum',
          'tus-checksum-algorithm': 'sha1,sha256',
          'tus-max-size': '2999999',
        });
      });

      it('takes a file in pieces', async () => {
        const file = aPicture(700_000);
        const said = { filename: name, modified: '1700000000123' };
        const created = await sender.ask('POST', '/share/uploads', {
          'upload-length': '700000',
          ...describeFile(said),
        });
        expect(created.status).toBe(201);
        expect(created.headers.location).toMatch(/^\/share\/uploads\/[0-9a-z]{26}$/);
        const address = String(created.headers.location);
        for (const [from, to] of [
          [0, 5000],
          [5000, 600_000],
          [600_000, 700_000],
        ] as const) {
          expect(await sender.offset(address)).toBe(from);
          const answer = await sender.patch(address, from, file.subarray(from, to));
          expect(answer).toMatchObject({ status: 204, headers: { 'upload-offset': String(to) } });
          if (to === 700_000) break;
          expect((await sender.list()).arriving).toEqual([
            {
              id: idOf(address),
              name,
              bytes: 700_000,
              modified: 1_700_000_000_123,
              recording: null,
              instead: null,
              received: to,
            },
          ]);
        }
        await expectArrived(file);
        const [arrived] = (await sender.list()).files;
        expect(arrived).toMatchObject({ name, bytes: 700_000, form: 'artwork' });
        // For a day the sender who missed the answer is told.
        expect(await sender.ask('HEAD', address)).toMatchObject({
          status: 200,
          headers: { 'upload-offset': '700000', 'upload-length': '700000', 'cache-control': 'no-store' },
        });
        expect(await leftBehind()).not.toContain(idOf(address));
      });

      it('takes the first piece along, or the whole file', async () => {
        const file = aPicture(20_000);
        const whole = { 'upload-length': '20000', ...pieceType, ...describeFile({ filename: name }) };
        expect(await sender.ask('POST', '/share/uploads', whole, file)).toMatchObject({
          status: 201,
          headers: { 'upload-offset': '20000' },
        });
        await expectArrived(file);
        const other = aPicture(20_000);
        const part = await sender.ask('POST', '/share/uploads', whole, other.subarray(0, 9000));
        expect(part).toMatchObject({ status: 201, headers: { 'upload-offset': '9000' } });
        const address = String(part.headers.location);
        expect(await sender.offset(address)).toBe(9000);
        await sender.patch(address, 9000, other.subarray(9000));
        await expectArrived(file, other);
      });

      it.each([
        ['without a length', {}, 400],
        ['with two', { 'upload-length': '9', 'upload-defer-length': '1' }, 400],
        ['with one that is none', { 'upload-length': '-9' }, 400],
        ['with words that cannot be read', { 'upload-length': '9', 'upload-metadata': 'filename ä' }, 400],
        ['with a SHA-256 that is none', { 'upload-length': '9', ...describeFile({ sha256: 'abc' }) }, 400],
        [
          'of a recording of a kind that is none',
          { 'upload-length': '9', ...describeFile({ recording: 'x' }) },
          400,
        ],
        ['of nothing', { 'upload-length': '0', ...describeFile({ filename: name }) }, 422],
        ['too large for any kind', { 'upload-length': '3000000' }, 413],
        ['in another version of the protocol', { 'upload-length': '9', 'tus-resumable': '0.2.2' }, 400],
        ['from another site', { 'upload-length': '9', origin: 'https://elsewhere.example' }, 403],
      ])('refuses one %s', async (_what, headers: Record<string, string>, status) => {
        const answer = await sender.ask('POST', '/share/uploads', { accept: 'application/json', ...headers });
        expect(answer).toMatchObject({ status, body: { problem: expect.stringMatching(/^\S.*\.$/) } });
        expect((await sender.list()).arriving).toEqual([]);
      });

      it('begins no more than the story has room for', async () => {
        const [first] = [await sender.create(9000), await sender.create(9000), await sender.create(9000)];
        const more = await sender.ask('POST', '/share/uploads', { 'upload-length': '9000' });
        const problem = 'A story can hold 3 files. Remove one before you add another.';
        expect(more).toMatchObject({ status: 409, body: { problem } });
        const file = aPicture(9000);
        await sender.patch(first ?? '', 0, file);
        await expect(sender.create(9000)).rejects.toThrow('409');
        await expectArrivedBeside(file);
      });
    });

    const expectArrivedBeside = async (file: Buffer) =>
      expect((await filesOf()).map(({ original }) => original.sha256)).toContain(sha256Of(file));

    describe('going on', () => {
      it('refuses another offset, and more than there is to come', async () => {
        const file = aPicture(300_000);
        const address = await sender.create(300_000, { filename: name });
        await sender.patch(address, 0, file.subarray(0, 100_000));
        for (const offset of [0, 99_999, 100_001, 300_000]) {
          expect((await sender.patch(address, offset, file.subarray(offset))).status).toBe(409);
        }
        expect((await sender.patch(address, 100_000, aPicture(200_001))).status).toBe(413);
        expect(await sender.offset(address)).toBe(100_000);
        // Without a length in its head, as it comes.
        const { request, answer } = sender.open('PATCH', address, {
          ...pieceType,
          'upload-offset': '100000',
        });
        request.write(file.subarray(100_000, 150_000));
        for (let each = 0; each < 5; each += 1) request.write(Buffer.alloc(65_536));
        request.end();
        expect((await answer).status).toBe(413);
        const offset = await sender.offset(address);
        expect(offset).toBeLessThan(300_000);
        expect(await filesOf()).toEqual([]);
      });

      it('knows no upload that is another device’s, removed, or never was', async () => {
        const address = await sender.create(9000, { filename: name });
        const stranger = await TusSender.begin(archive.url);
        const gone = await sender.create(9000);
        expect((await sender.ask('DELETE', gone)).status).toBe(204);
        for (const [who, what] of [
          [stranger, address],
          [sender, gone],
          [sender, `/share/uploads/${'0'.repeat(26)}`],
          [sender, '/share/uploads/..%2f..%2fetc'],
        ] as const) {
          expect((await who.ask('HEAD', what)).status).toBe(404);
          expect((await who.patch(what, 0, aPicture(9000))).status).toBe(404);
          expect((await who.ask('DELETE', what)).status).toBe(404);
          expect((await who.ask('OPTIONS', what)).status).toBe(404);
          for (const deed of ['end', 'forget']) {
            const form = { 'content-type': 'application/x-www-form-urlencoded' };
            expect((await who.ask('POST', `${what}/${deed}`, form, '')).status).toBe(404);
          }
        }
        expect((await stranger.list()).arriving).toEqual([]);
        expect(await sender.offset(address)).toBe(0);
      });

      it('keeps what came before a cut', async () => {
        const file = aPicture(900_000);
        const address = await sender.create(900_000, { filename: name });
        await sender.cut(address, 0, file.subarray(0, 400_000), 900_000);
        const offset = await sender.offset(address);
        expect(offset).toBeGreaterThan(0);
        expect(offset).toBeLessThanOrEqual(400_000);
        expect((await sender.patch(address, offset, file.subarray(offset))).status).toBe(204);
        await expectArrived(file);
      });

      it('keeps nothing before it can tell what it is', async () => {
        const file = aPicture(9000);
        const address = await sender.create(9000, { filename: name });
        await sender.cut(address, 0, file.subarray(0, 4000), 9000);
        expect(await sender.offset(address)).toBe(0);
        await sender.patch(address, 0, file.subarray(0, 4000));
        expect(await sender.offset(address)).toBe(0);
        await sender.patch(address, 0, file);
        await expectArrived(file);
        const small = aPicture(50);
        await sender.patch(await sender.create(50), 0, small);
        await expectArrived(file, small);
      });

      it('makes one file of the same bytes sent twice', async () => {
        const file = aPicture(9000);
        await sender.patch(await sender.create(9000), 0, file);
        const again = await sender.create(9000);
        expect((await sender.patch(again, 0, file)).status).toBe(204);
        expect((await sender.ask('HEAD', again)).headers['upload-offset']).toBe('9000');
        await expectArrived(file);
      });
    });

    describe('a file that we do not take', () => {
      it.each([
        ['of another kind', aPhotoshopFile(9000), 9000, 'is a Photoshop picture. In Photoshop'],
        ['too large for its kind', aPicture(5000), 1_000_000, 'must be smaller than 1 MB'],
        ['of another kind, of unknown length', aPhotoshopFile(9000), null, 'is a Photoshop picture'],
        ['that grows too large for its kind', aPicture(1_000_000), null, 'must be smaller than 1 MB'],
      ])('is refused at its first piece: %s', async (_what, piece, length, sentence) => {
        const address = await sender.create(length, { filename: name });
        const answer = await sender.patch(address, 0, piece);
        expect(answer).toMatchObject({ status: 422, body: { problem: expect.stringContaining(sentence) } });
        expect(answer.body).toMatchObject({ problem: expect.stringContaining(`“${name}”`) });
        await expectGone(address);
      });

      it('is refused where it arrived damaged', async () => {
        const file = aPicture(9000);
        const sha256 = sha256Of(aPicture(9000));
        const last = await sender.create(9000, { filename: name });
        await sender.patch(last, 0, file.subarray(0, 5000));
        const answer = await sender.patch(last, 5000, file.subarray(5000), { 'upload-sha256': sha256 });
        const problem = `“${name}” arrived damaged. Send it again.`;
        expect(answer).toMatchObject({ status: 422, body: { problem } });
        await expectGone(last);
        const first = await sender.create(9000, { filename: name, sha256 });
        expect((await sender.patch(first, 0, file)).status).toBe(422);
        await expectGone(first);
        const right = await sender.create(9000, { filename: name });
        const sent = { 'upload-sha256': sha256Of(file).toUpperCase() };
        expect((await sender.patch(right, 0, file, sent)).status).toBe(204);
        await expectArrived(file);
        const keys: string[] = [];
        const [{ original } = { original: null }] = await filesOf();
        for await (const { key } of archive.stores.blobs.list(
          `originals/${(await recordOf(right))?.story}/`,
        )) {
          keys.push(key);
        }
        expect(keys).toEqual([original?.key]);
      });

      it('leaves an upload whose checksum cannot be read', async () => {
        const address = await sender.create(9000);
        const answer = await sender.patch(address, 0, aPicture(9000), { 'upload-sha256': 'abc' });
        expect(answer.status).toBe(400);
        expect(await sender.offset(address)).toBe(0);
      });
    });

    describe('checksum', () => {
      it.each(['sha1', 'sha256'] as const)('keeps a piece only where it is right: %s', async (algorithm) => {
        const file = aPicture(900_000);
        const address = await sender.create(900_000, { filename: name });
        const first = file.subarray(0, 500_000);
        const right = checksumOf(first, algorithm);
        const wrong = Buffer.from(first);
        wrong.writeUInt8(wrong.readUInt8(400_000) ^ 1, 400_000);
        expect((await sender.patch(address, 0, wrong, right)).status).toBe(460);
        expect(await sender.offset(address)).toBe(0);
        expect((await sender.patch(address, 0, first, right)).status).toBe(204);
        expect(await sender.offset(address)).toBe(500_000);
        const rest = file.subarray(500_000);
        expect((await sender.patch(address, 500_000, rest, checksumOf(first, algorithm))).status).toBe(460);
        expect((await sender.patch(address, 500_000, rest, checksumOf(rest, algorithm))).status).toBe(204);
        await expectArrived(file);
      });

      it.each(['md5 XrY7u+Ae7tCTyyK7j1rNww==', 'sha1 abc', 'sha1', 'sha1  =', ''])(
        'refuses one that it does not know: %s',
        async (checksum) => {
          const address = await sender.create(9000);
          const answer = await sender.patch(address, 0, aPicture(9000), { 'upload-checksum': checksum });
          expect(answer.status).toBe(400);
          expect(await sender.offset(address)).toBe(0);
        },
      );
    });

    describe('termination', () => {
      it('removes what came, and leaves a file that has arrived', async () => {
        const address = await sender.create(9000);
        await sender.patch(address, 0, aPicture(9000).subarray(0, 6000));
        expect((await sender.ask('DELETE', address)).status).toBe(204);
        await expectGone(address);
        const file = aPicture(9000);
        const arrived = await sender.create(9000);
        await sender.patch(arrived, 0, file);
        expect((await sender.ask('DELETE', arrived)).status).toBe(204);
        await expectGone(arrived);
        await expectArrived(file);
      });

      it('is there for pages without script', async () => {
        const address = await sender.create(9000);
        const form = { 'content-type': 'application/x-www-form-urlencoded', accept: 'text/html' };
        const answer = await sender.ask('POST', `${address}/forget`, form, '');
        expect(answer).toMatchObject({ status: 303, headers: { location: '/share/files' } });
        await expectGone(address);
      });
    });

    describe('expiration', () => {
      const services = (now: Date) => ({
        ...archive.stores,
        logger: createLogger({ level: 'silent', process: 'worker' }),
        now: () => now,
        ageSeconds: 21_600,
      });
      const sweep = (hours: number) =>
        sweepArrivals(services(new Date(Date.now() + hours * hour)), new AbortController().signal);

      it('gives it a week from its last bytes, and sweeps it then', async () => {
        const created = await sender.ask('POST', '/share/uploads', { 'upload-length': '9000' });
        const address = String(created.headers.location);
        const piece = await sender.patch(address, 0, aPicture(6000));
        for (const { headers } of [created, piece]) {
          const days = (Date.parse(String(headers['upload-expires'])) - Date.now()) / (24 * hour);
          expect(days).toBeCloseTo(7, 2);
        }
        const file = aPicture(8000);
        const told = await sender.create(8000);
        await sender.patch(told, 0, file);
        await sweep(23);
        expect(await sender.offset(address)).toBe(6000);
        expect(await sender.offset(told)).toBe(8000);
        await sweep(25);
        await expectGone(told);
        await sweep(7 * 24 - 1);
        expect(await sender.offset(address)).toBe(6000);
        await sweep(7 * 24 + 1);
        await expectGone(address);
        await expectArrived(file);
      });

      it('sweeps bytes that no record names, once they are old', async () => {
        const address = await sender.create(9000);
        await sender.patch(address, 0, aPicture(6000));
        await archive.stores.arrivals.remove(idOf(address));
        await sweep(5);
        expect(await leftBehind()).toContain(idOf(address));
        await sweep(7);
        expect(await leftBehind()).not.toContain(idOf(address));
      });
    });

    describe('a length that is not known yet', () => {
      it('can be said with the last piece', async () => {
        const file = aFilm(1_500_000);
        const address = await sender.create(null, { filename: 'a walk.mp4', recording: 'film' });
        expect((await sender.ask('HEAD', address)).headers).toMatchObject({ 'upload-defer-length': '1' });
        await sender.patch(address, 0, file.subarray(0, 700_000));
        expect((await sender.list()).arriving).toMatchObject([
          { bytes: null, recording: 'film', received: 700_000 },
        ]);
        const length = (bytes: number) => ({ 'upload-length': String(bytes) });
        expect((await sender.patch(address, 700_000, Buffer.alloc(0), length(699_999))).status).toBe(400);
        const last = { ...length(1_500_000), 'upload-sha256': sha256Of(file) };
        expect((await sender.patch(address, 700_000, file.subarray(700_000), last)).status).toBe(204);
        await expectArrived(file);
      });

      it('can be said once, and no more comes than it says', async () => {
        const address = await sender.create(null);
        await sender.patch(address, 0, aFilm(5000), { 'upload-length': '9000' });
        expect((await sender.patch(address, 5000, aFilm(10), { 'upload-length': '9001' })).status).toBe(400);
        expect((await sender.patch(address, 5000, aFilm(4001))).status).toBe(413);
        expect(await sender.offset(address)).toBe(5000);
      });

      it('can be left unsaid: the recording ends where it is, once', async () => {
        const file = aFilm(900_000);
        const address = await sender.create(null, { filename: 'a walk.mp4', recording: 'film' });
        await sender.patch(address, 0, file.subarray(0, 400_000));
        await sender.patch(address, 400_000, file.subarray(400_000));
        const form = { 'content-type': 'application/x-www-form-urlencoded', accept: 'application/json' };
        expect(await sender.ask('POST', `${address}/end`, form, '')).toMatchObject({ status: 200, body: {} });
        const page = { ...form, accept: 'text/html' };
        const again = await sender.ask('POST', `${address}/end`, page, '');
        expect(again).toMatchObject({ status: 303, headers: { location: '/share/files' } });
        await expectArrived(file);
      });

      it('does not end what has a length, or of which nothing came', async () => {
        const form = { 'content-type': 'application/x-www-form-urlencoded', accept: 'application/json' };
        const known = await sender.create(9000);
        await sender.patch(known, 0, aPicture(5000));
        expect((await sender.ask('POST', `${known}/end`, form, '')).status).toBe(409);
        expect(await sender.offset(known)).toBe(5000);
        const empty = await sender.create(null, { filename: name });
        expect(await sender.ask('POST', `${empty}/end`, form, '')).toMatchObject({
          status: 422,
          body: { problem: `“${name}” is empty. Choose another file.` },
        });
        await expectGone(empty);
      });

      it('does not let it grow past its kind', async () => {
        const address = await sender.create(null, { filename: 'a song', recording: 'sound' });
        const file = aFilm(2_100_000);
        await sender.patch(address, 0, file.subarray(0, 1_500_000));
        const answer = await sender.patch(address, 1_500_000, file.subarray(1_500_000));
        expect(answer).toMatchObject({ status: 422, body: { problem: expect.stringContaining('2 MB') } });
        await expectGone(address);
      });
    });

    // S17: whatever had been done when the server was killed, the file is there once, and its bytes with it.
    describe('a server killed before it answered', () => {
      const file = aPicture(600_000);

      /** All bytes are there, and nothing was made of them: as a kill leaves it that comes right after the last of them. */
      async function comeAll(): Promise<{ address: string; arrival: Arrival }> {
        const address = await sender.create(file.length, { filename: name });
        await sender.patch(address, 0, file.subarray(0, 5000));
        await archive.stores.arriving.tus.write(chunked(file.subarray(5000)), idOf(address), 5000);
        const arrival = await recordOf(address);
        if (!arrival) throw new Error('Expected an arrival');
        return { address, arrival };
      }
      const becoming = async ({ id, story }: Arrival) => {
        const media = newMediaId();
        const key = newOriginalKey(story, media);
        await archive.stores.arrivals.note(id, { received: file.length, becoming: { media, key } });
        return { media, key };
      };
      const expectOnce = async (address: string) => {
        for (let time = 0; time < 2; time += 1) {
          expect(await sender.offset(address)).toBe(file.length);
          await expectArrived(file);
        }
        const keys: string[] = [];
        const { blobs } = archive.stores;
        const story = (await recordOf(address))?.story;
        for await (const { key } of blobs.list(`originals/${story}/`)) keys.push(key);
        expect(keys).toHaveLength(1);
        expect(await leftBehind()).not.toContain(idOf(address));
      };

      it('attaches it when it is asked for', async () => {
        const { address } = await comeAll();
        await expectOnce(address);
      });

      it('attaches it when the page lists what is there', async () => {
        const { address } = await comeAll();
        expect(await sender.list()).toMatchObject({ files: [{ name }], arriving: [] });
        await expectOnce(address);
      });

      it('attaches it to a client that goes on blindly', async () => {
        const { address } = await comeAll();
        expect((await sender.patch(address, file.length, Buffer.alloc(0))).status).toBe(204);
        await expectOnce(address);
      });

      it('goes on from the note of what it was to become', async () => {
        const { address, arrival } = await comeAll();
        await becoming(arrival);
        await expectOnce(address);
      });

      it('goes on from a blob that no record names yet', async () => {
        const { address, arrival } = await comeAll();
        const { key } = await becoming(arrival);
        await archive.stores.arriving.keep(arrival.id, key);
        // The sweep leaves it to its sender, who may come back the day after.
        const late = {
          ...archive.stores,
          logger: createLogger({ level: 'silent', process: 'worker' }),
          now: () => new Date(Date.now() + 23 * hour),
          ageSeconds: 21_600,
          mail: null,
          pendingNotifications: async function* () {},
          sweepSpokenWords: async () => 0,
        };
        await sweepHandler(late)({ type: 'sweep' }, run);
        await expectOnce(address);
      });

      it('goes on from a story that names it already, and never deletes its bytes', async () => {
        const { address, arrival } = await comeAll();
        expect(await sender.offset(address)).toBe(file.length);
        const { becoming: became } = (await recordOf(address)) ?? {};
        // As if the last note had not been written.
        await archive.stores.arrivals.remove(arrival.id);
        await archive.stores.arrivals.insert(
          { ...arrival, received: file.length, becoming: became ?? null, media: null },
          3,
        );
        await expectOnce(address);
      });

      it('still refuses what is damaged', async () => {
        const { address, arrival } = await comeAll();
        await archive.stores.arrivals.note(arrival.id, { sha256: sha256Of(aPicture(10)) });
        expect((await sender.ask('HEAD', address)).status).toBe(422);
        expect(await filesOf()).toEqual([]);
        await expectGone(address);
      });
    });

    it('takes several files side by side', async () => {
      const files = [aPicture(700_000), aFilm(2_500_000), aPicture(900_000)];
      await Promise.all(
        files.map(async (file) => {
          const address = await sender.create(file.length);
          for (let offset = 0; offset < file.length; offset += 300_000) {
            await sender.patch(address, offset, file.subarray(offset, offset + 300_000));
            await sleep(1);
          }
        }),
      );
      expect((await filesOf()).map(({ original }) => original.sha256).sort()).toEqual(
        files.map(sha256Of).sort(),
      );
    });
  });
}
