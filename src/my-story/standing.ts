import { never } from '../errors.ts';
import { isBeingErased } from '../story/changes/erase.ts';
import { openConcerns } from '../story/concern.ts';
import { grantedUses, showingTime } from '../story/consent.ts';
import { type Action, takenDown } from '../story/history.ts';
import type { StoryId } from '../story/ids.ts';
import { isSettled, type Media } from '../story/media.ts';
import type {
  ErasedStory,
  InReviewStory,
  PublishedStory,
  SentStory,
  WithdrawnStory,
} from '../story/story.ts';
import { isShownOn } from '../story/visibility.ts';
import { longDay } from '../words/times.ts';

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
    title: 'Your story',
    reason: null,
    link: isShownOn(story, 'web', now) ? storyAddress(story.id) : null,
    again: null,
    ...(story.state === 'erased'
      ? { ...erasing, files: [] }
      : { ...sent(story, now), files: filesOf(story) }),
  };
}

type Words = Pick<Standing, 'stage' | 'heading' | 'sentences'> & Partial<Standing>;

function sent(story: SentStory, now: Date): Words {
  switch (story.state) {
    case 'processing': {
      const done = story.media.filter(isSettled).length;
      return {
        ...(isNew(story) ? arrived : { stage: 'changed' }),
        heading: 'We are preparing your files',
        sentences: [
          `${done} of ${story.media.length} done. You can close this page: the work goes on without you.`,
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
        heading: 'A curator has a question for you',
        sentences: [
          'Your story shows nowhere while they wait for your answer. There is no hurry.',
          ...concernWords(story),
        ],
      };
    case 'published':
      return published(story, now);
    case 'declined':
      return {
        stage: 'declined',
        heading: 'Your story will not be shown as it is',
        sentences: ['A curator looked at it with care. This is what they wrote to you:'],
        reason: story.reason,
      };
    case 'withdrawn':
      return withdrawn(story);
    default:
      return never(story);
  }
}

const arrived = { stage: 'arrived', title: 'Thank you. Your story has arrived.' } as const;
const aCurator = 'A curator is a person who looks at every story before anyone else can see it.';

function inReview(story: InReviewStory): Words {
  const again = 30;
  if (openConcerns(story.concerns).length > 0) {
    return {
      stage: 'concern',
      heading: 'Your story is hidden while a curator looks at it',
      sentences: concernWords(story),
      again,
    };
  }
  switch (cameBackBy(story)) {
    case 'unpublished':
      return {
        stage: 'taken-down',
        heading: 'A curator has taken your story down',
        sentences: ['It shows nowhere now. It will not be shown again unless a curator publishes it again.'],
        again,
      };
    case 'revised':
    case 'answered':
      return {
        stage: 'changed',
        heading: 'A curator will look at your change',
        sentences: ['Your story shows nowhere until they have looked. You need do nothing more.'],
        again,
      };
    case 'shownAgain':
      return {
        stage: 'shown-again',
        heading: 'A curator will look before it shows again',
        sentences: ['You asked us to show your story again. It shows nowhere until a curator has looked.'],
        again,
      };
    case 'reopened':
    case 'concernRaised':
      return {
        stage: 'looked-at-again',
        heading: 'A curator is looking at your story again',
        sentences: ['It shows nowhere until they have decided. You need do nothing.'],
        again,
      };
    default:
      return {
        ...arrived,
        heading: 'Your story is waiting for a curator',
        sentences: [aCurator],
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
  const last = story.history.findLast(({ action }) => waysBack.includes(action))?.action;
  return last !== 'revised' && last !== 'answered' && takenDown(story.history) ? 'unpublished' : last;
}

/** Nothing but the sending and the preparing has happened yet. */
function isNew({ history }: SentStory): boolean {
  return history.every(({ action }) => action === 'sent' || action === 'prepared');
}

function concernWords(story: SentStory): readonly string[] {
  if (openConcerns(story.concerns).length === 0) return [];
  return [
    'Somebody who may be in your story asked us to hide it. We hide first and look after, for everyone who asks.',
    'A curator will look at it with care. It does not mean that you did something wrong.',
  ];
}

function published(story: PublishedStory, now: Date): Words {
  const stage = 'published';
  if (grantedUses(story.consent).length === 0) {
    return {
      stage,
      heading: 'Your story is kept, and shows nowhere',
      sentences: ['A curator has said yes to it. You said no to every place, so nobody sees it.'],
    };
  }
  const { from, until } = showingTime(story.consent);
  if (until && until <= now) {
    return {
      stage: 'expired',
      heading: 'The time for your story is over',
      sentences: [
        `You asked us to show it up to ${longDay(until)}. It shows nowhere now. You can give it more time.`,
      ],
    };
  }
  if (from && from > now) {
    return {
      stage: 'embargoed',
      heading: `Your story will show from ${longDay(from)}`,
      sentences: ['A curator has said yes to it. Until that day it shows nowhere, as you asked.'],
      again: 60,
    };
  }
  return { stage, heading: 'Your story is published', sentences: [], again: until ? 60 : null };
}

function withdrawn(story: WithdrawnStory): Words {
  if (isBeingErased(story)) return erasing;
  return {
    stage: 'hidden',
    heading: 'Your story is hidden',
    sentences: ['It shows nowhere. Nobody but you can bring it back.'],
  };
}

/** The page of a story that is being erased, or has been, is another (erasure-page.ts). */
const erasing: Words = {
  stage: 'erased',
  heading: 'Your story is being erased, or is gone already',
  sentences: ['It shows nowhere.'],
};

function filesOf({ media }: SentStory): Standing['files'] {
  return media.map((each) => ({ id: each.id, name: each.original.fileName, words: mediaInWords(each) }));
}

/** "Waiting", "Being prepared: 40%", "Could not be used. The file is empty." */
export function mediaInWords(media: Media): string {
  switch (media.state) {
    case 'received':
      return media.attempt ? 'Being checked' : 'Waiting to be checked';
    case 'inspected':
      return media.attempt
        ? `Being prepared: ${Math.round(media.attempt.percent)}%`
        : 'Checked, waiting to be prepared';
    case 'ready':
      return 'Ready';
    case 'refused':
      return `Could not be used. ${media.reason}`;
    case 'failed':
      return `Could not be prepared. ${media.reason}`;
    default:
      return never(media);
  }
}
