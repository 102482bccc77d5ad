import { done, type Handler } from '../jobs/handler.ts';

/** Writes to a storyteller who left an e-mail address. */
export function tellHandler(): Handler<'tell'> {
  return async () => done;
}
