import type { MongoClient } from 'mongodb';

type Observe = (store: 'database', operation: string) => (isWell: boolean) => void;

/** Tells of every command that goes to the database by its name alone: "find", "update". The client must be made to monitor them. */
export function observeCommands(client: MongoClient, observe: Observe): void {
  const underWay = new Map<number, (isWell: boolean) => void>();
  const end = (id: number, isWell: boolean) => {
    underWay.get(id)?.(isWell);
    underWay.delete(id);
  };
  client.on('commandStarted', ({ requestId, commandName }) => {
    underWay.set(requestId, observe('database', commandName));
  });
  client.on('commandSucceeded', ({ requestId }) => end(requestId, true));
  client.on('commandFailed', ({ requestId }) => end(requestId, false));
}
