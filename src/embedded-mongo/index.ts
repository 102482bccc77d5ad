export type { Log } from './log.ts';
export {
  connectionUri,
  type EmbeddedMongo,
  type EmbeddedMongoOptions,
  startEmbeddedMongo,
} from './server.ts';
export { type EmbeddedMongoThreadOptions, startEmbeddedMongoThread } from './thread-client.ts';
