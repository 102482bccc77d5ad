import { never } from '../../errors.ts';
import { howLong } from '../../words/times.ts';
import { nameOf, type Places } from '../places/place-names.ts';
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
    what: what(request),
    next: next(request, now),
    askedAt: request.askedAt,
    asked: `asked ${howLong(request.askedAt, now)} ago`,
    dueBy: request.dueBy,
    ...daysLeft(request.dueBy, now),
  }));
}

function addressOf({ id, kind }: StoryRequest): string {
  return kind === 'erasure' ? `/curate/stories/${id}` : `/curate/stories/${id}/concerns`;
}

function what({ kind }: StoryRequest): string {
  switch (kind) {
    case 'childhood':
      return 'Someone asked us to hide it. They were a child at the time.';
    case 'concern':
      return 'Someone who may be in it asked us to hide it.';
    case 'erasure':
      return 'The storyteller asked us to erase it.';
    default:
      return never(kind);
  }
}

function next({ kind, askedAt }: StoryRequest, now: Date): { words: string; isStuck: boolean } | null {
  if (kind !== 'erasure') return null;
  const isStuck = now.getTime() - askedAt.getTime() > erasureMinutes * 60_000;
  const words = isStuck
    ? 'It should be gone by now, and something keeps it. Perhaps the file store is away. Tell whoever runs the archive.'
    : 'The archive is erasing it now. There is nothing for you to do.';
  return { words, isStuck };
}
