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
 * Lets an upload in, before its body is read (S14): by its stated length, or, where it states none, piece by piece as
 * it comes. The site's quota is taken from what really arrives, so that empty promises cannot use it up.
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
  await (stated === null ? quotas.bytes.check(who) : quotas.bytes.take(who, stated));

  const counted = countPieces(quotas, stated === null ? who : null, stop);
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

/**
 * Lets a file in that comes piece by piece, before it begins: by its length where it is known, so that going on with it
 * later costs nothing more. @throws TooMany
 */
export async function admitFile(who: string, bytes: number | null, quotas: UploadQuotas): Promise<void> {
  await quotas.siteBytes.check(site);
  await (bytes === null ? quotas.bytes.check(who) : quotas.bytes.take(who, bytes));
}

/** The same for one piece of it. `who` is null where the whole file was taken from their quota. @throws TooMany */
export async function admitPiece(
  who: string | null,
  quotas: UploadQuotas,
  stop: (error: unknown) => void,
): Promise<Admission> {
  await quotas.siteBytes.check(site);
  if (who !== null) await quotas.bytes.check(who);
  return countPieces(quotas, who, stop);
}

function countPieces(quotas: UploadQuotas, who: string | null, stop: (error: unknown) => void): Admission {
  let untaken = 0;

  // What has arrived has arrived, however much was left: the next upload meets the full quota.
  async function spend(): Promise<void> {
    const spent = untaken;
    untaken = 0;
    await quotas.siteBytes.spend(site, spent);
    if (who !== null) await quotas.bytes.spend(who, spent);
  }
  async function spendAndCheck(): Promise<void> {
    await spend();
    await quotas.siteBytes.check(site);
    if (who !== null) await quotas.bytes.check(who);
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
