import { never } from '../errors.ts';
import { grants } from '../story/consent.ts';
import { takenDown } from '../story/history.ts';
import type { StoryId } from '../story/ids.ts';
import { isSettled, type Media } from '../story/media.ts';
import type { SentStory } from '../story/story.ts';
import { mayShowOn } from '../story/visibility.ts';

/** How a sent story is getting on, in words for its storyteller. The page and its script show the same. */
export interface Progress {
  /** The page's own heading. */
  readonly title: string;
  /** False once what was to come has come: the page then stops saying what happens next. */
  readonly underWay: boolean;
  readonly heading: string;
  readonly sentence: string;
  /** A curator's own reason, where they declined. */
  readonly reason: string | null;
  /** The public page, where there is one. */
  readonly link: string | null;
  readonly files: readonly { readonly id: string; readonly name: string; readonly words: string }[];
  /** Seconds after which it is worth asking again; null where nothing more will come by itself. */
  readonly again: number | null;
}

export function progressOf(story: SentStory, storyAddress: (id: StoryId) => string): Progress {
  return {
    title: 'Thank you. Your story has arrived.',
    underWay: true,
    reason: null,
    link: null,
    files: story.media.map((media) => ({
      id: media.id,
      name: media.original.fileName,
      words: mediaInWords(media),
    })),
    ...outcomeOf(story, storyAddress),
  };
}

type Outcome = Pick<Progress, 'heading' | 'sentence' | 'again'> & Partial<Progress>;

const decided = { title: 'Your story', underWay: false } as const;

function outcomeOf(story: SentStory, storyAddress: (id: StoryId) => string): Outcome {
  switch (story.state) {
    case 'processing': {
      const done = story.media.filter(isSettled).length;
      return {
        heading: 'We are preparing your files',
        sentence: `${done} of ${story.media.length} done. You can close this page: the work goes on without you.`,
        again: 2,
      };
    }
    case 'inReview':
      if (takenDown(story.history)) {
        return {
          ...decided,
          heading: 'Your story has been taken down',
          sentence: 'It shows nowhere now. It will not be shown again unless a curator publishes it again.',
          again: 30,
        };
      }
      return {
        heading: 'Your story is waiting for a curator',
        sentence: 'A curator is a person who looks at every story before anyone else can see it.',
        again: 30,
      };
    case 'published': {
      const onKiosk = grants(story.consent, 'kiosk');
      if (mayShowOn(story, 'web')) {
        const link = storyAddress(story.id);
        return {
          ...decided,
          heading: 'Your story is published',
          sentence: 'Everyone can see it now.',
          link,
          again: null,
        };
      }
      return {
        ...decided,
        heading: 'Your story is accepted',
        sentence: onKiosk
          ? 'It shows on exhibition screens only, as you asked.'
          : 'It shows nowhere, as you asked.',
        again: null,
      };
    }
    case 'declined':
      return {
        ...decided,
        heading: 'Your story will not be shown',
        sentence: 'A curator looked at it with care and decided not to publish it. This is what they wrote:',
        reason: story.reason,
        again: null,
      };
    case 'changesRequested':
      return {
        ...decided,
        heading: 'A curator has a question',
        sentence: 'Please answer it here.',
        again: null,
      };
    case 'withdrawn':
      return { ...decided, heading: 'Your story is hidden', sentence: 'It shows nowhere now.', again: null };
    default:
      return never(story);
  }
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
