import { MongoClient } from 'mongodb';

/** After the tests: drops the databases that this run has made on the server of TEST_MONGODB_URI, and no others. */
export default async function end() {
  const { TEST_MONGODB_URI: server, TEST_RUN: run } = process.env;
  if (!server || !run) return;
  const client = await MongoClient.connect(server);
  try {
    const { databases } = await client.db().admin().listDatabases({ nameOnly: true });
    const made = databases.filter(({ name }) => name.startsWith(`ns-test-${run}-`));
    for (const { name } of made) await client.db(name).dropDatabase();
  } finally {
    await client.close();
  }
}
