import { type Connection, Schema } from 'mongoose';
import type { MailLog, MailState } from '../../messages/mail-log.ts';
import type { Sample, SampleStore } from '../../watch/growth/sample.ts';
import type { UpkeepReport, UpkeepReports } from '../../watch/upkeep-report.ts';
import type { WatchLease } from '../../watch/watch-lease.ts';
import { isDuplicateKey } from '../connection.ts';

/** The few small records that the watch keeps, each in a collection of its own. */

interface StoredLease {
  readonly _id: string;
  readonly holder: string;
  readonly until: Date;
}

export function createWatchLease(connection: Connection): WatchLease {
  const model = connection.model<StoredLease>(
    'WatchLease',
    new Schema<StoredLease>(
      { _id: String, holder: String, until: Date },
      { collection: 'watchLeases', versionKey: false, id: false },
    ),
  );
  const _id = 'watch';
  return {
    async take(holder, at, until) {
      try {
        const mine = { _id, $or: [{ holder }, { until: { $lte: at } }] };
        await model.updateOne(mine, { $set: { holder, until } }, { upsert: true });
        return true;
      } catch (error) {
        if (isDuplicateKey(error)) return false;
        throw error;
      }
    },
    async letGo(holder) {
      await model.deleteOne({ _id, holder });
    },
  };
}

type StoredSample = Omit<Sample, 'day'> & { readonly _id: string };

export function createGrowthStore(connection: Connection): SampleStore {
  const model = connection.model<StoredSample>(
    'GrowthSample',
    new Schema<StoredSample>(
      {
        _id: String,
        at: Date,
        files: Number,
        fileBytes: Number,
        databaseBytes: Number,
        freeBytes: Number,
      },
      { collection: 'growth', versionKey: false, id: false },
    ),
  );
  return {
    async keep({ day, ...sample }) {
      await model.replaceOne({ _id: day }, sample, { upsert: true });
    },
    async last(days) {
      const found = await model.find({}).sort({ _id: -1 }).limit(days).lean();
      return found
        .map(({ _id, databaseBytes, ...sample }) => ({
          day: _id,
          databaseBytes: databaseBytes ?? null,
          ...sample,
        }))
        .toReversed();
    },
  };
}

type StoredReport = UpkeepReport & { readonly _id: string };

export function createUpkeepReports(connection: Connection): UpkeepReports {
  const model = connection.model<StoredReport>(
    'UpkeepReport',
    new Schema<StoredReport>(
      { _id: String, at: Date, words: String, isWell: Boolean },
      { collection: 'upkeepReports', versionKey: false, id: false },
    ),
  );
  return {
    async note(kind, report) {
      await model.replaceOne({ _id: kind }, report, { upsert: true });
    },
    async last(kind) {
      const found = await model.findById(kind).lean();
      return found && { at: found.at, words: found.words, isWell: found.isWell };
    },
  };
}

type StoredMail = Partial<MailState> & { readonly _id: string };

export function createMailLog(connection: Connection): MailLog {
  const model = connection.model<StoredMail>(
    'MailState',
    new Schema<StoredMail>(
      { _id: String, sentAt: Date, refusedAt: Date, failedAt: Date, foundAt: Date },
      { collection: 'mailStates', versionKey: false, id: false },
    ),
  );
  const _id = 'mail';
  return {
    async read() {
      const found = await model.findById(_id).lean();
      return {
        sentAt: found?.sentAt ?? null,
        refusedAt: found?.refusedAt ?? null,
        failedAt: found?.failedAt ?? null,
        foundAt: found?.foundAt ?? null,
      };
    },
    async note(outcome, at) {
      await model.updateOne({ _id }, { $set: { [outcome]: at } }, { upsert: true });
    },
  };
}
