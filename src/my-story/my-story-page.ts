import { groupedCode } from '../private-code.ts';
import type { Exhibition } from '../story/exhibitions.ts';
import type { StoryId } from '../story/ids.ts';
import type { SentStory } from '../story/story.ts';
import { creditName } from '../story/telling.ts';
import { setApart } from '../story/text/plain-text.ts';
import type { Problem } from '../web/form-fields.ts';
import { problemAt } from '../web/form-fields.ts';
import { seenOf } from './change.ts';
import { editedByCurator, happenings } from './happened.ts';
import { myStoryAddress } from './own-story.ts';
import { placesOf } from './places.ts';
import { standingOf } from './standing.ts';

export interface PageContext {
  readonly code: string;
  readonly link: string;
  readonly qr: string;
  /** Where the way back begins on another device. */
  readonly finder: string;
  readonly exhibitions: readonly Exhibition[];
  readonly now: Date;
  readonly storyAddress: (id: StoryId) => string;
  /** What was just done, as the address says it. */
  readonly done: string;
  /** An answer that could not be sent yet. */
  readonly typed: string;
  readonly problems: readonly Problem[];
}

/** The model of views/my-story/page: the storyteller's own room. For a story that is not being erased. */
export function myStoryPage(story: SentStory, context: PageContext) {
  const { code, exhibitions, now, storyAddress, problems } = context;
  const home = myStoryAddress(code);
  const standing = standingOf(story, now, storyAddress);
  const asked = story.state === 'changesRequested';
  return {
    title: standing.title,
    home,
    storyTitle: story.title,
    storyLanguage: story.language,
    reference: story.reference,
    sentAt: story.sentAt,
    standing,
    progressAddress: `${home}/progress`,
    done: doneSentences[context.done] ?? null,
    helped: context.done === 'helped',
    edited: editedByCurator(story.history),
    question: asked
      ? {
          words: story.conversation.findLast(({ from }) => from === 'curator')?.words ?? '',
          seen: seenOf(story),
          typed: context.typed,
          error: problemAt(problems, 'answer'),
        }
      : null,
    hidden: story.state === 'withdrawn',
    underWay: standing.stage === 'arrived',
    places: placesOf(story, exhibitions, now, storyAddress),
    notShowing: notShowing(story),
    doors: doorsOf(story, home),
    conversation: story.conversation.map(({ at, from, words }) => ({
      at,
      words,
      mine: from === 'storyteller',
    })),
    happened: happenings(story.history),
    link: context.link,
    qr: context.qr,
    finder: context.finder,
    code: groupedCode(code),
    errors: problems.length > 0 ? problems : null,
    scripts: ['js/my-story/page.js', 'js/shared/copy.js'],
  };
}

function notShowing({ state }: SentStory): string {
  if (state === 'withdrawn') return 'It shows in none of these while it is hidden.';
  return state === 'published'
    ? 'It shows in none of these just now.'
    : 'It shows in none of these before a curator has said yes to it.';
}

/** All that can be done, in one list; taking it back stands in it like anything else (P14). */
function doorsOf(story: SentStory, home: string) {
  const name = creditName(story.credit);
  const doors = [
    ['words', 'Change the words', 'The title, the words, the themes, and what is said of each file.'],
    ['files', 'Change the files', 'Add a file, put another in its place, or take one out.'],
    [
      'uses',
      'Change where your story may be shown',
      'Each place by itself, and from when to when. It counts at once.',
    ],
    [
      'credit',
      'Change how you are named',
      name === null ? 'Now: you are not named.' : `Now: ${setApart(name)}`,
    ],
    ['people', 'Say who is in it, and whose work it is', 'Other people and whether they agreed.'],
    [
      'licence',
      'Say what others may do with it',
      story.licence === 'own' ? 'Now: you keep all your rights.' : 'Now: others may use it.',
    ],
    [
      'contact',
      'Change how we can reach you',
      'Add an email address or a phone number, or have us forget it.',
    ],
    [
      'take-back',
      'Take it back',
      'Hide it, take your name off, stop some uses, or erase it. You need not say why.',
    ],
  ] as const;
  return doors.map(([slug, label, about]) => ({ address: `${home}/${slug}`, label, about }));
}

const looked = 'A curator looks at it next, unless you still have a question to answer.';
const doneSentences: Readonly<Record<string, string>> = {
  words: `Your words are saved. ${looked}`,
  files: `Your files are saved. ${looked}`,
  credit: `Saved how you are named. ${looked}`,
  people: `Saved who is in it and whose work it is. ${looked}`,
  'people-add': `Saved who else is in it. ${looked}`,
  licence: `Saved what others may do with it. ${looked}`,
  uses: 'Saved where it may be shown. It counts from now on.',
  contact: 'Saved how we can reach you.',
  answer: 'Sent back. A curator will look at your story again.',
  nothing: 'Nothing was different, so nothing has changed.',
};
