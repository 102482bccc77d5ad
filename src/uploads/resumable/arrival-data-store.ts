import type { IncomingMessage } from 'node:http';
import type { Readable } from 'node:stream';
import { DataStore, ERRORS, Upload } from '@tus/server';
import { NotFound } from '../../errors.ts';
import { type Arrival, arrivalDays } from '../../story/arrival.ts';
import type { ArrivalId } from '../../story/ids.ts';
import { say } from '../../words/say.ts';
import { finishArrival } from './finish-arrival.ts';
import { forgetArrival, removeArrival } from './forget-arrivals.ts';
import { noteBeginning, receivePiece } from './receive-piece.ts';
import type { ArrivalHold } from './resumable-hold.ts';
import type { Destination, ResumableServices } from './resumable-services.ts';

/** One request of a sender, and what becomes known while it is answered. */
export interface Sending {
  readonly request: IncomingMessage;
  /** The sender's address, for their quota. */
  readonly who: string;
  readonly destination: Destination;
  /** Null before the request has it, and after. */
  hold: ArrivalHold | null;
  arrival: Arrival | null;
  /** Of the whole file; null while nobody knows it. */
  size: number | null;
}

const extensions = [
  'creation',
  'creation-with-upload',
  'creation-defer-length',
  'termination',
  'expiration',
  'checksum',
];

/**
 * What the tus server sees of the archive: an arrival's bytes lie with the store of arriving bytes, and all else with its
 * record. A file that has all its bytes is finished here, where the request still has the right to write it.
 */
export class ArrivalDataStore extends DataStore {
  readonly #services: ResumableServices;
  readonly #sending: () => Sending;

  /** @param sending the request that is being answered. */
  constructor(services: ResumableServices, sending: () => Sending) {
    super();
    this.#services = services;
    this.#sending = sending;
    this.extensions = extensions;
  }

  /** The record is there already. */
  override async create(upload: Upload): Promise<Upload> {
    const { arrivals, arriving } = this.#services;
    const id = upload.id as ArrivalId;
    const { size } = upload;
    const sending = this.#sending();
    try {
      const bare = { id, offset: 0, ...(size === undefined ? {} : { size }) };
      await arriving.tus.create(new Upload(bare));
    } catch (error) {
      await arrivals.remove(id);
      throw error;
    }
    sending.arrival = await arrivals.find(id);
    sending.size = size ?? null;
    return upload;
  }

  override async getUpload(given: string): Promise<Upload> {
    const sending = this.#sending();
    const arrival = await this.#services.arrivals.find(given as ArrivalId);
    if (!arrival) throw ERRORS.FILE_NOT_FOUND;
    sending.arrival = arrival;
    if (arrival.media) return this.#describe(arrival, arrival.bytes, arrival.received);
    const found = this.#left(sending, arrival) ?? (await this.#bytesOf(arrival));
    sending.size = found.size ?? null;
    if (found.offset !== found.size) return this.#describe(arrival, sending.size, found.offset);
    await this.#finish(sending, arrival);
    return this.#describe(arrival, found.offset, found.offset);
  }

  override async declareUploadLength(given: string, size: number): Promise<void> {
    const { arrivals, arriving, quotas } = this.#services;
    const id = given as ArrivalId;
    const sending = this.#sending();
    const { offset } = await arriving.tus.getUpload(id);
    await quotas.bytes.check(sending.who, size - offset);
    await arriving.tus.declareUploadLength(id, size);
    await arrivals.note(id, { bytes: size });
    sending.size = size;
  }

  override async write(unread: Readable, _id: string, offset: number): Promise<number> {
    // The server's own way to the body leads through two kinds of streams, which costs more than the writing.
    unread.resume();
    const sending = this.#sending();
    const { request, who, arrival, hold } = sending;
    if (!arrival || !hold) throw ERRORS.FILE_NOT_FOUND;
    // A recording's end that is only said now: all of it is here already.
    if (offset === sending.size) {
      await noteBeginning(this.#services, arrival, request);
      await this.#finish(sending, arrival);
      return offset;
    }
    const piece = { request, who, hold, arrival, size: sending.size, offset };
    const { reached, broken } = await receivePiece(this.#services, piece);
    if (hold.signal.aborted) await this.#refuseWhereGone(arrival);
    if (reached === sending.size) await this.#finish(sending, arrival);
    else if (broken !== null) throw broken;
    return reached;
  }

  override async remove(id: string): Promise<void> {
    await removeArrival(this.#services, id as ArrivalId, this.#sending().who);
  }

  override getExpiration(): number {
    return arrivalDays * 24 * 3600 * 1000;
  }

  async #finish({ hold, destination }: Sending, arrival: Arrival): Promise<void> {
    hold?.busy();
    await finishArrival(this.#services, arrival.id, destination);
  }

  /** A piece that comes after one that came here is where that ended, and the store of bytes need not be asked. */
  #left({ hold, request }: Sending, { id, bytes }: Arrival): Pick<Upload, 'offset' | 'size'> | null {
    if (request.method !== 'PATCH' || !hold?.isOursStill || bytes === null) return null;
    const offset = this.#services.arriving.left(id);
    return offset === null ? null : { offset, size: bytes };
  }

  /** Where the arrival was on its way to become a blob, its bytes may lie there already. */
  async #bytesOf(arrival: Arrival): Promise<Pick<Upload, 'offset' | 'size'>> {
    try {
      return await this.#services.arriving.tus.getUpload(arrival.id);
    } catch (error) {
      if (error !== ERRORS.FILE_NOT_FOUND && error !== ERRORS.FILE_NO_LONGER_EXISTS) throw error;
      if (arrival.becoming && arrival.bytes !== null) return { offset: arrival.bytes, size: arrival.bytes };
      await forgetArrival(this.#services, arrival.id);
      throw error;
    }
  }

  /** Somebody removed it while it was being sent: what came since then goes too. */
  async #refuseWhereGone({ id }: Arrival): Promise<void> {
    if (await this.#services.arrivals.find(id)) return;
    await this.#services.arriving.remove(id);
    throw new NotFound(say('files-removed-on-its-way'));
  }

  /** Its time to expire runs from now: bytes are coming, or somebody asks so that they can. */
  #describe({ id, fileName, modified, recording }: Arrival, size: number | null, offset: number): Upload {
    return new Upload({
      id,
      offset,
      ...(size === null ? {} : { size }),
      metadata: {
        filename: fileName,
        ...(modified === null ? {} : { modified: String(modified) }),
        ...(recording === null ? {} : { recording }),
      },
    });
  }
}
