import { createHmac } from 'node:crypto';
import type { Connection } from 'mongoose';
import { RateLimiterMongo, RateLimiterRes } from 'rate-limiter-flexible';
import { TooMany } from '../errors.ts';
import type { Limiter, LimiterOptions } from '../limiter.ts';

const collection = 'limits';

/** Makes the indexes of all limiters, which would else each make them again. Quick where they are there. */
export async function prepareLimits(connection: Connection): Promise<void> {
  const limits = connection.collection(collection);
  await limits.createIndex({ expire: -1 }, { expireAfterSeconds: 0 });
  await limits.createIndex({ key: 1 }, { unique: true });
}

/** Counts in MongoDB, on the indexes of `prepareLimits`. Askers are kept as keyed hashes, so the store holds no address and no e-mail. */
export function createLimiter(connection: Connection, secret: string, options: LimiterOptions): Limiter {
  const limiter = new RateLimiterMongo({
    storeClient: connection,
    dbName: connection.name,
    tableName: collection,
    disableIndexesCreation: true,
    keyPrefix: options.name,
    points: options.points,
    duration: options.seconds,
  });
  const hashed = (who: string) => createHmac('sha256', secret).update(who).digest('base64url');
  const refuse = (state: Pick<RateLimiterRes, 'msBeforeNext'>) =>
    new TooMany(options.sentence(), { retryAfter: Math.max(1, Math.ceil(state.msBeforeNext / 1000)) });

  return {
    async take(who, points = 1) {
      try {
        await limiter.consume(hashed(who), points);
      } catch (error) {
        if (!(error instanceof RateLimiterRes)) throw error;
        // What was refused was not taken: one too large a request must not use up what is left for smaller ones.
        if (points > 1) await limiter.reward(hashed(who), points);
        throw refuse(error);
      }
    },
    async spend(who, points) {
      await limiter.penalty(hashed(who), points);
    },
    async giveBack(who, points = 1) {
      const taken = (await limiter.get(hashed(who)))?.consumedPoints ?? 0;
      const back = Math.min(taken, points);
      if (back > 0) await limiter.reward(hashed(who), back);
    },
    async check(who, points = 1) {
      const fresh = { remainingPoints: options.points, msBeforeNext: options.seconds * 1000 };
      const state = (await limiter.get(hashed(who))) ?? fresh;
      if (state.remainingPoints < points) throw refuse(state);
    },
    async clear(who) {
      await limiter.delete(hashed(who));
    },
  };
}
