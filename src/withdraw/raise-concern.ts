import { TooMany } from '../errors.ts';
import { addWorkDue } from '../jobs/add-work-due.ts';
import { hour, type MakeLimiter } from '../limiter.ts';
import { changeStory, withdrawalTries } from '../story/changes/change-story.ts';
import { raiseConcern } from '../story/changes/concerns.ts';
import { isBeingErased } from '../story/changes/erase.ts';
import { type Concern, oneCalendarMonthAfter } from '../story/concern.ts';
import type { ConcernId, StoryId } from '../story/ids.ts';
import type { Contact } from '../story/stores/contact-store.ts';
import { isSent } from '../story/story.ts';
import { say } from '../words/say.ts';
import type { WithdrawServices } from './withdraw-services.ts';

/** Requests by one address, and of everybody together. */
export function concernLimits(limiter: MakeLimiter): Pick<WithdrawServices, 'concerns' | 'allConcerns'> {
  return {
    concerns: limiter({
      name: 'concerns',
      points: 10,
      seconds: hour,
      sentence: () => say('limits-concerns'),
    }),
    // Nobody is refused beyond it, and nobody reads it (sayWhereMany).
    allConcerns: limiter({
      name: 'all-concerns',
      points: 30,
      seconds: hour,
      sentence: () => 'many stories have been hidden in the last hour',
    }),
  };
}

/** What somebody who is in a story says. */
export interface Asking {
  readonly id: ConcernId;
  readonly words: string;
  readonly childhood: boolean;
  readonly contact: Pick<Contact, 'email' | 'phone'>;
}

type Services = Pick<WithdrawServices, 'stories' | 'contacts' | 'jobs' | 'logger' | 'now' | 'allConcerns'>;

/**
 * Hides the story first; a curator looks after (P18). Tries until it holds, as a withdrawal does. Asked again under the
 * same id, or about a story that is being erased, it changes nothing. Resolves to the day by which it must be settled.
 */
export async function hideFirst(services: Services, story: StoryId, asking: Asking): Promise<Date> {
  const askedAt = services.now();
  const { id, words, childhood, contact } = asking;
  const concern: Concern = {
    id,
    askedAt,
    dueBy: oneCalendarMonthAfter(askedAt),
    words,
    childhood,
    settled: null,
  };
  let isRaised = false;
  const after = await changeStory(
    services.stories,
    story,
    (latest) => {
      isRaised =
        isSent(latest) && !isBeingErased(latest) && !latest.concerns.some((other) => other.id === id);
      return isSent(latest) && isRaised ? raiseConcern(latest, concern, askedAt) : null;
    },
    withdrawalTries,
  );
  if (!isRaised) return concern.dueBy;
  if (contact.email || contact.phone) await keepContact(services, story, { of: id, ...contact });
  await addWorkDue(services, after);
  await sayWhereMany(services);
  return concern.dueBy;
}

// An erasure may overtake us. It removes contacts after the record too, so one of the two removals comes last.
async function keepContact(
  { stories, contacts }: Services,
  story: StoryId,
  contact: Pick<Contact, 'of' | 'email' | 'phone'>,
): Promise<void> {
  await contacts.save({ ...contact, guardian: null, toldUpTo: 0 });
  const latest = await stories.find(story);
  if (!latest || !isSent(latest)) await contacts.remove(contact.of);
}

// Stories come down however many ask (docs/decisions/0010): a person must see to it that they come up again.
async function sayWhereMany({ allConcerns, logger }: Services): Promise<void> {
  await allConcerns.take('everybody').catch((error: unknown) => {
    if (!(error instanceof TooMany)) throw error;
    logger.error({}, 'many stories have been hidden by requests in the last hour: look at the requests');
  });
}
