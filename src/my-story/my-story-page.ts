import { groupedCode } from '../private-code.ts';
import type { Exhibition } from '../story/exhibitions.ts';
import type { StoryId } from '../story/ids.ts';
import type { SentStory } from '../story/story.ts';
import { creditName } from '../story/telling.ts';
import { setApart } from '../story/text/plain-text.ts';
import { describable } from '../story-form/descriptions.ts';
import type { FormContext } from '../story-form/field.ts';
import { madeFromStory } from '../story-form/made-from.ts';
import { heard } from '../story-form/transcripts.ts';
import type { Problem } from '../web/form-fields.ts';
import { problemAt } from '../web/form-fields.ts';
import { say } from '../words/say.ts';
import { nameOf } from './change-page.ts';
import { changePages } from './change-pages.ts';
import { changedByCurators } from './changed-by-curators.ts';
import { editedByCurator, happenings } from './happened.ts';
import { myStoryAddress } from './own-story.ts';
import { placesOf } from './places.ts';
import { standingOf } from './standing.ts';
import { stillToTell } from './still-to-tell.ts';

export interface PageContext {
  readonly code: string;
  readonly link: string;
  readonly qr: string;
  /** Where the way back begins on another device. */
  readonly finder: string;
  readonly exhibitions: readonly Exhibition[];
  /** What the story's fields depend on. */
  readonly form: FormContext;
  /** Whether there are hard subjects to choose from. */
  readonly hasTopics: boolean;
  readonly now: Date;
  readonly storyAddress: (id: StoryId) => string;
  /** What was just done, as the address says it. */
  readonly done: string;
  /** An answer that could not be sent yet. */
  readonly typed: string;
  readonly problems: readonly Problem[];
}

/**
 * The model of views/my-story/page: the storyteller's own room. For a story that is not being erased. It is the receipt too:
 * the reference, what happens next, the private link with its picture, and the way to take the story back (P5).
 */
export function myStoryPage(story: SentStory, context: PageContext) {
  const { code, exhibitions, now, storyAddress, problems } = context;
  const home = myStoryAddress(code);
  const standing = standingOf(story, now, storyAddress);
  const changedThings = changedByCurators(story, context.form);
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
    done: doneSentence(context.done),
    helped: context.done === 'helped',
    // Ticks alone change nothing that was told.
    edited: story.beforeEdits && changedThings.length === 0 ? null : editedByCurator(story.history),
    changedThings,
    question: asked
      ? {
          words: story.conversation.findLast(({ from }) => from === 'curator')?.words ?? '',
          madeFrom: madeFromStory(story),
          typed: context.typed,
          error: problemAt(problems, 'answer'),
        }
      : null,
    hidden: story.state === 'withdrawn',
    underWay: standing.stage === 'arrived',
    still: stillToTell(story, home, context),
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
  if (state === 'withdrawn') return say('my-story-not-showing-hidden');
  return say(state === 'published' ? 'my-story-not-showing-now' : 'my-story-not-showing-yet');
}

/** All that can be done, in one list; taking it back stands in it like anything else (P14). */
function doorsOf(story: SentStory, home: string) {
  const name = creditName(story.credit);
  const about: Readonly<Record<string, string>> = {
    credit: say('my-story-door-credit-about', {
      name: name === null ? '' : setApart(name),
      named: name === null ? 'no' : 'yes',
    }),
    licence: say('my-story-door-licence-about', { licence: story.licence === 'own' ? 'own' : 'given' }),
  };
  return doors(story).map((door) => ({
    address: `${home}/${door}`,
    label: say(`my-story-door-${door}`),
    about: about[door] ?? say(`my-story-door-${door}-about`),
  }));
}

function doors(story: SentStory): readonly string[] {
  const hasToSee = describable(story).length > 0;
  const hasToHear = heard(story).length > 0;
  return [
    'words',
    'files',
    ...(hasToSee ? ['descriptions'] : []),
    ...(hasToHear ? ['transcripts'] : []),
    ...['uses', 'credit', 'people', 'licence', 'hard-subjects', 'contact', 'take-back'],
  ];
}

/** Of what was just done; null where the address says nothing that we know. */
function doneSentence(done: string): string | null {
  const known = [...changePages.map(nameOf), 'files', 'contact', 'answer', 'nothing'];
  return known.includes(done) ? say(`my-story-done-${done}`) : null;
}
