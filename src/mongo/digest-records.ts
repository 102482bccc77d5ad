import { createHash } from 'node:crypto';
import type { Connection } from 'mongoose';
import type { RecordsDigest } from '../upgrade/records-digest.ts';

/** Reads every record there is, each as its bytes. */
export async function digestRecords(connection: Connection): Promise<RecordsDigest> {
  if (!connection.db) throw new Error('Expected an open connection but it is closed');
  const names = (await connection.db.listCollections({}, { nameOnly: true }).toArray())
    .map(({ name }) => name)
    .filter((name) => !name.startsWith('system.'))
    .sort();
  const digests: [string, RecordsDigest[string]][] = [];
  for (const name of names) {
    const hash = createHash('sha256');
    let count = 0;
    const records = connection.db.collection(name).find({}, { raw: true }).sort({ _id: 1 });
    for await (const record of records) {
      hash.update(record as unknown as Buffer);
      count += 1;
    }
    digests.push([name, { count, sha256: hash.digest('hex') }]);
  }
  return Object.fromEntries(digests);
}
