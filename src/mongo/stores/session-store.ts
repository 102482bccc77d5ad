import { createHash } from 'node:crypto';
import { MongoStore } from 'connect-mongo';
import type { Store } from 'express-session';
import { type Connection, Schema } from 'mongoose';

const collection = 'sessions';

// For the index alone, which is made together with those of the other collections.
const schema = new Schema({ expires: Date }, { collection, versionKey: false });
schema.index({ expires: 1 }, { expireAfterSeconds: 0 });

/** Curators' sessions in MongoDB. What is kept there of a session's id is a hash: a look at the store opens no session. */
export function createSessionStore(connection: Connection): Store {
  connection.model('Session', schema);
  return MongoStore.create({
    client: connection.getClient(),
    dbName: connection.name,
    collectionName: collection,
    autoRemove: 'disabled',
    // Seconds; a film that is watched in a hundred pieces need not be a hundred writes.
    touchAfter: 300,
    transformId: (id) => createHash('sha256').update(id).digest('base64url'),
  });
}
