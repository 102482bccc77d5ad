import { never } from '../errors.ts';
import { isBeingErased } from '../story/changes/erase.ts';
import { openConcerns } from '../story/concern.ts';
import { grantedUses, showingTime } from '../story/consent.ts';
import { type Action, takenDown, withoutUndone } from '../story/history.ts';
import type { StoryId } from '../story/ids.ts';
import { type InspectedMedia, isGrowing, isSettled, type Media } from '../story/media.ts';
import type {
  ErasedStory,
  InReviewStory,
  PublishedStory,
  SentStory,
  WithdrawnStory,
} from '../story/story.ts';
import { isShownOn } from '../story/visibility.ts';
import { isLongWork, waitsUntil } from '../story/work-cost.ts';
import { say } from '../words/say.ts';
import { dayAndTime, longDay } from '../words/times.ts';

/** Where a sent story stands, in words for its storyteller. The page and its script say the same. */
export interface Standing {
  /** Another one wherever the page as a whole would be another: it is not, for example, once the files are ready. */
  readonly stage: string;
  /** The page's own heading. */
  readonly title: string;
  readonly heading: string;
  readonly sentences: readonly string[];
  /** A curator's own reason, where they declined. */
  readonly reason: string | null;
  /** The public page, where there is one now. */
  readonly link: string | null;
  readonly files: readonly { readonly id: string; readonly name: string; readonly words: string }[];
  /** Seconds after which it is worth asking again; null where nothing more will come by itself. */
  readonly again: number | null;
}

export function standingOf(
  story: SentStory | ErasedStory,
  now: Date,
  storyAddress: (id: StoryId) => string,
): Standing {
  return {
    title: say('my-story-title'),
    reason: null,
    link: isShownOn(story, 'web', now) ? storyAddress(story.id) : null,
    again: null,
    ...(story.state === 'erased'
      ? { ...erasing(), files: [] }
      : { ...sent(story, now), files: filesOf(story) }),
  };
}

type Words = Pick<Standing, 'stage' | 'heading' | 'sentences'> & Partial<Standing>;

function sent(story: SentStory, now: Date): Words {
  switch (story.state) {
    case 'processing': {
      const done = story.media.filter(isSettled).length;
      return {
        ...(isNew(story) ? arrived() : { stage: 'changed' }),
        heading: say('my-story-standing-preparing'),
        sentences: [
          say('my-story-standing-preparing-words', { done, all: story.media.length }),
          ...concernWords(story),
        ],
        again: 2,
      };
    }
    case 'inReview':
      return inReview(story);
    case 'changesRequested':
      return {
        stage: 'question',
        heading: say('my-story-standing-question'),
        sentences: [say('my-story-standing-question-words'), ...concernWords(story)],
      };
    case 'published':
      return published(story, now);
    case 'declined':
      return {
        stage: 'declined',
        heading: say('my-story-standing-declined'),
        sentences: [say('my-story-standing-declined-words')],
        reason: story.reason,
      };
    case 'withdrawn':
      return withdrawn(story);
    default:
      return never(story);
  }
}

const arrived = () => ({ stage: 'arrived', title: say('my-story-title-arrived') }) as const;

function inReview(story: InReviewStory): Words {
  const again = 30;
  if (openConcerns(story.concerns).length > 0) {
    return {
      stage: 'concern',
      heading: say('my-story-standing-concern'),
      sentences: concernWords(story),
      again,
    };
  }
  switch (cameBackBy(story)) {
    case 'unpublished':
      return {
        stage: 'taken-down',
        heading: say('my-story-standing-taken-down'),
        sentences: [say('my-story-standing-taken-down-words')],
        again,
      };
    case 'revised':
    case 'answered':
      return {
        stage: 'changed',
        heading: say('my-story-standing-changed'),
        sentences: [say('my-story-standing-changed-words')],
        again,
      };
    case 'shownAgain':
      return {
        stage: 'shown-again',
        heading: say('my-story-standing-shown-again'),
        sentences: [say('my-story-standing-shown-again-words')],
        again,
      };
    case 'reopened':
    case 'concernRaised':
      return {
        stage: 'looked-at-again',
        heading: say('my-story-standing-looked-at-again'),
        sentences: [say('my-story-standing-looked-at-again-words')],
        again,
      };
    default:
      return {
        ...arrived(),
        heading: say('my-story-standing-waiting'),
        sentences: [say('my-story-standing-waiting-words')],
        again,
      };
  }
}

const waysBack: readonly Action[] = [
  'sent',
  'revised',
  'answered',
  'shownAgain',
  'unpublished',
  'reopened',
  'concernRaised',
];

/** What last brought the story to the curators. A takedown stays one until somebody publishes it again. */
function cameBackBy(story: SentStory): Action | undefined {
  const last = withoutUndone(story.history).findLast(({ action }) => waysBack.includes(action))?.action;
  return last !== 'revised' && last !== 'answered' && takenDown(story.history) ? 'unpublished' : last;
}

/** Nothing but the sending and the preparing has happened yet. */
function isNew({ history }: SentStory): boolean {
  return withoutUndone(history).every(({ action }) => action === 'sent' || action === 'prepared');
}

function concernWords(story: SentStory): readonly string[] {
  if (openConcerns(story.concerns).length === 0) return [];
  return [say('my-story-standing-concern-words'), say('my-story-standing-concern-care')];
}

function published(story: PublishedStory, now: Date): Words {
  const stage = 'published';
  if (grantedUses(story.consent).length === 0) {
    return {
      stage,
      heading: say('my-story-standing-kept'),
      sentences: [say('my-story-standing-kept-words')],
    };
  }
  const { from, until } = showingTime(story.consent);
  if (until && until <= now) {
    return {
      stage: 'expired',
      heading: say('my-story-standing-expired'),
      sentences: [say('my-story-standing-expired-words', { day: longDay(until) })],
    };
  }
  if (from && from > now) {
    return {
      stage: 'embargoed',
      heading: say('my-story-standing-embargoed', { day: longDay(from) }),
      sentences: [say('my-story-standing-embargoed-words')],
      again: 60,
    };
  }
  return { stage, heading: say('my-story-standing-published'), sentences: [], again: until ? 60 : null };
}

function withdrawn(story: WithdrawnStory): Words {
  if (isBeingErased(story)) return erasing();
  return {
    stage: 'hidden',
    heading: say('my-story-standing-hidden'),
    sentences: [say('my-story-standing-hidden-words')],
  };
}

/** The page of a story that is being erased, or has been, is another (erasure-page.ts). */
const erasing = (): Words => ({
  stage: 'erased',
  heading: say('my-story-standing-erasing'),
  sentences: [say('my-story-standing-erasing-words')],
});

function filesOf({ media }: SentStory): Standing['files'] {
  return media.map((each) => ({ id: each.id, name: each.original.fileName, words: mediaInWords(each) }));
}

/** Of a file that is checked: when its turn comes, where that may take long. */
function inLine(media: InspectedMedia): string {
  const until = waitsUntil(media);
  if (until) return say('my-story-file-waits-until', { when: dayAndTime(until) });
  return isLongWork(media.facts) ? say('my-story-file-large') : say('my-story-file-checked');
}

/** "Waiting", "Being prepared: 40%", "Could not be used. The file is empty." */
export function mediaInWords(media: Media): string {
  switch (media.state) {
    case 'received':
      return media.attempt ? say('my-story-file-being-checked') : say('my-story-file-waiting');
    case 'inspected':
      return media.attempt
        ? say('my-story-file-being-prepared', { percent: Math.round(media.attempt.percent) })
        : inLine(media);
    case 'ready':
      return say(isGrowing(media) ? 'larger-sizes-own' : 'my-story-file-ready');
    case 'refused':
      return say('my-story-file-refused', { reason: media.reason });
    case 'failed':
      return say('my-story-file-failed', { reason: media.reason });
    default:
      return never(media);
  }
}
