import type { Db } from 'mongodb';
import type { Connection } from 'mongoose';
import { errorCode, isStoreUnavailable } from '../errors.ts';
import { base32 } from '../random.ts';
import { say } from '../words/say.ts';
import { type ServerNeed, serverNeeds, type TrialRecord } from './server-needs.ts';

/** A version of a server that has been tried, and what it was tried for. */
interface Passed {
  readonly _id: string;
  readonly needs: readonly string[];
}

/**
 * Resolves where the database server has all that the archive needs. What passed is noted in the database, so a later start
 * asks two small questions.
 * @throws Error with a sentence that names what is lacking, and says what to do.
 */
export async function checkServer({ db }: Connection): Promise<void> {
  if (!db) throw new Error('Expected an open connection but it is closed');
  const info = await db.command({ buildInfo: 1 });
  // The archive's own store has its tests instead.
  if (Array.isArray(info.modules) && info.modules.includes('embedded')) return;
  const server = `${info.version} ${info.gitVersion ?? ''}`.trim();
  if (Object.keys(info).some((key) => /ferret/i.test(key))) throw new Error(say('cli-mongodb-ferretdb'));

  const checks = db.collection<Passed>('serverChecks');
  const passed = await checks.findOne({ _id: server });
  const untried = serverNeeds.filter(({ name }) => !passed?.needs.includes(name));
  if (untried.length === 0) return;
  const lacking = await lackingOf(db, untried);
  if (lacking.length > 0) {
    const needs = lacking.map(({ name }) => say(`cli-mongodb-need-${name}`)).join('; ');
    throw new Error(say('cli-mongodb-lacks', { server: String(info.version), needs }));
  }
  const needs = serverNeeds.map(({ name }) => name);
  await checks.replaceOne({ _id: server }, { needs }, { upsert: true });
}

/** MongoDB's code for what the account may not do, which says nothing of the server. */
const unauthorised = 13;

/** Which of `needs` the server lacks: each is tried in a collection of its own, which is removed again. */
export async function lackingOf(
  db: Db,
  needs: readonly ServerNeed[] = serverNeeds,
): Promise<readonly ServerNeed[]> {
  const met = await Promise.all(
    needs.map(async ({ name, isMet }) => {
      const records = db.collection<TrialRecord>(`trial-${name}-${base32(8)}`);
      try {
        return await isMet(records);
      } catch (error) {
        if (isStoreUnavailable(error) || errorCode(error) === unauthorised) throw error;
        return false;
      } finally {
        await records.drop().catch(() => undefined);
      }
    }),
  );
  return needs.filter((_need, at) => !met[at]);
}
