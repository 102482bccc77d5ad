export type { Log } from './server/log.ts';
export {
  connectionUri,
  type EmbeddedMongo,
  type EmbeddedMongoOptions,
  startEmbeddedMongo,
} from './server/server.ts';
export { type EmbeddedMongoThreadOptions, startEmbeddedMongoThread } from './server/thread-client.ts';
export { outgrownAt } from './storage/outgrown.ts';
