import { createHmac, timingSafeEqual } from 'node:crypto';
import { base32 } from '../random.ts';
import { type ConcernId, parseConcernId, type StoryId } from '../story/ids.ts';

/**
 * What the form of "I am in this" brings back: the id that the request will have, signed for its story. It shows that the
 * story showed when the form was opened, so a request still counts when somebody else's has just hidden the story; and a
 * form that is sent twice asks once.
 */
export function newTicket(secret: string, story: StoryId): string {
  const id = base32(10);
  return `${id}.${sign(secret, story, id)}`;
}

/** Null for anything but a ticket for this story. */
export function readTicket(secret: string, story: StoryId, ticket: string): ConcernId | null {
  const [id = '', signature = ''] = ticket.split('.');
  const expected = Buffer.from(sign(secret, story, id));
  const given = Buffer.from(signature);
  return given.length === expected.length && timingSafeEqual(given, expected) ? parseConcernId(id) : null;
}

function sign(secret: string, story: StoryId, id: string): string {
  return createHmac('sha256', secret).update(`i-am-in-this:${story}:${id}`).digest('base64url');
}
