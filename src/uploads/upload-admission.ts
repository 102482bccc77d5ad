import type { IncomingMessage } from 'node:http';
import { BadRequest, TooLarge } from '../errors.ts';
import { say } from '../words/say.ts';
import type { UploadQuotas } from './upload-services.ts';

/** How much a body without a stated length may bring before its quota is asked again. */
const step = 8_000_000;
const site = 'site';

export interface Admission {
  /** Counts what has gone by; `stop` is called where a quota or the limit is passed. */
  count(bytes: number): void;
  /** Takes what was counted since the last step, once the body has ended or was cut. */
  settle(): Promise<void>;
}

/**
 * Lets an upload in, before its body is read (S14), where what it says it will bring is left of its sender's quota. Quotas are
 * taken from what really arrives, as it comes, so that empty promises use up nobody's.
 * @param largest bytes of the whole body.
 * @throws TooMany, TooLarge, BadRequest
 */
export async function admitUpload(
  request: IncomingMessage,
  who: string,
  largest: number,
  quotas: UploadQuotas,
  stop: (error: unknown) => void,
): Promise<Admission> {
  const stated = statedLength(request);
  if (stated !== null && stated > largest) throw tooLarge();
  await quotas.siteBytes.check(site);
  await quotas.bytes.check(who, stated ?? 1);

  const counted = countPieces(quotas, who, stop);
  let total = 0;
  return {
    ...counted,
    count(bytes) {
      total += bytes;
      if (total > largest) stop(tooLarge());
      else counted.count(bytes);
    },
  };
}

/** Lets a file in that comes piece by piece, before it begins: where all of it, as far as it is known, is left. @throws TooMany */
export async function admitFile(who: string, bytes: number | null, quotas: UploadQuotas): Promise<void> {
  await quotas.siteBytes.check(site);
  await quotas.bytes.check(who, bytes ?? 1);
}

/** The same for one piece of it. @throws TooMany */
export async function admitPiece(
  who: string,
  quotas: UploadQuotas,
  stop: (error: unknown) => void,
): Promise<Admission> {
  await quotas.siteBytes.check(site);
  await quotas.bytes.check(who);
  return countPieces(quotas, who, stop);
}

/**
 * Gives the quota of a file back to whoever removed it. The site's is not: it also stands for what the line has carried, and a file
 * that is sent and removed over and over must come to an end.
 */
export async function giveBack(
  who: string,
  bytes: number,
  quotas: Pick<UploadQuotas, 'bytes'>,
): Promise<void> {
  // The file is gone, whatever the count says.
  if (bytes > 0) await quotas.bytes.giveBack(who, bytes).catch(() => {});
}

function countPieces(quotas: UploadQuotas, who: string, stop: (error: unknown) => void): Admission {
  let untaken = 0;

  // What has arrived has arrived, however much was left: the next upload meets the full quota.
  async function spend(): Promise<void> {
    const spent = untaken;
    untaken = 0;
    await quotas.siteBytes.spend(site, spent);
    await quotas.bytes.spend(who, spent);
  }
  async function spendAndCheck(): Promise<void> {
    await spend();
    await quotas.siteBytes.check(site);
    await quotas.bytes.check(who);
  }

  return {
    count(bytes) {
      untaken += bytes;
      if (untaken >= step) spendAndCheck().catch(stop);
    },
    async settle() {
      // A store that is away now must not undo what has come.
      if (untaken > 0) await spend().catch(() => {});
    },
  };
}

function statedLength(request: IncomingMessage): number | null {
  const header = request.headers['content-length'];
  if (header === undefined) return null;
  const length = Number(header);
  if (!Number.isSafeInteger(length) || length < 0) throw new BadRequest(say('files-no-length'));
  return length;
}

function tooLarge(): TooLarge {
  return new TooLarge(say('files-too-much'));
}
