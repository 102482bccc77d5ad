import { say } from '../../words/say.ts';
import { howLong } from '../../words/times.ts';
import { nameOf, type Places } from '../place-names.ts';
import { daysLeft } from '../queue/days-left.ts';
import type { StoryRequest } from '../queue/review-queue.ts';

/** Minutes in which an erasure should be done; after that something keeps it. */
const erasureMinutes = 15;

/** What people wait for, for views/partials/curate/requests; in the order in which it is to be answered (P18). */
export function requestLines(requests: readonly StoryRequest[], { neighbourhoods }: Places, now: Date) {
  return requests.map((request) => ({
    title: request.title,
    reference: request.reference,
    place: nameOf(neighbourhoods, request.neighbourhood),
    address: addressOf(request),
    what: say('curate-request', { kind: request.kind }),
    next: next(request, now),
    askedAt: request.askedAt,
    asked: say('curate-request-asked', { time: howLong(request.askedAt, now) }),
    dueBy: request.dueBy,
    ...daysLeft(request.dueBy, now),
  }));
}

function addressOf({ id, kind }: StoryRequest): string {
  return kind === 'erasure' ? `/curate/stories/${id}` : `/curate/stories/${id}/concerns`;
}

function next({ kind, askedAt }: StoryRequest, now: Date): { words: string; isStuck: boolean } | null {
  if (kind !== 'erasure') return null;
  const isStuck = now.getTime() - askedAt.getTime() > erasureMinutes * 60_000;
  return { words: say('curate-erasure-next', { state: isStuck ? 'stuck' : 'going-on' }), isStuck };
}
