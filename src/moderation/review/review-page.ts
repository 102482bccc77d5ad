import { openConcerns } from '../../story/concern.ts';
import type { Exhibition } from '../../story/exhibitions.ts';
import { takenDown } from '../../story/history.ts';
import type { CuratorId } from '../../story/ids.ts';
import { isAnimation } from '../../story/media.ts';
import { type SentStory, sinceOf } from '../../story/story.ts';
import { isShownOn } from '../../story/visibility.ts';
import type { Problem } from '../../web/form-fields.ts';
import { say } from '../../words/say.ts';
import { dayAndTime, howLong } from '../../words/times.ts';
import type { HoldingScreen } from '../moderation-services.ts';
import { nameOf } from '../places/place-names.ts';
import type { QueueItem, Scope } from '../queue/review-queue.ts';
import { tabOf } from '../queue/state-tabs.ts';
import { storyPage } from '../story-page.ts';
import { checklistView } from './checklist-view.ts';
import { doneSentences } from './done-sentences.ts';
import { type Choices, readEdits } from './edits.ts';
import { factsView, showsOn } from './facts.ts';
import { historyLines, type Names } from './history-lines.ts';
import { lookYourself } from './look-yourself.ts';
import { mediaBoxes, mediaWords } from './media-boxes.ts';
import { mediaView } from './media-view.ts';
import { asEdited } from './obstacle-fields.ts';
import { foundText, pageWords } from './page-boxes.ts';
import { standingView } from './standing-view.ts';
import { languageChoices } from './story-words.ts';
import type { Typed } from './typed.ts';
import { whatChanged } from './what-changed.ts';

export interface ReviewContext {
  readonly me: CuratorId;
  readonly scope: Scope;
  readonly names: Names;
  readonly choices: Choices;
  readonly exhibitions: readonly Exhibition[];
  readonly now: Date;
  /** Screens that hold a story which may show on none any more. */
  readonly holding: readonly HoldingScreen[];
  readonly typed: Typed;
  readonly errors: readonly Problem[];
  /** A published story is being corrected where it hangs. */
  readonly correcting: boolean;
  /** What has just been done on this page, as the address says it. */
  readonly done: string;
  /** What to look at next. */
  readonly next: QueueItem | null;
}

/** The model of views/curate/review: the whole story, and everything there is to decide. */
export function reviewPage(story: SentStory, context: ReviewContext) {
  const { typed, errors, choices, now, me, names } = context;
  const problem = Object.fromEntries(errors.map(({ field, message }) => [field, message]));
  const waits = story.state === 'inReview';
  const hasBoxes = waits || context.correcting;
  const page = storyPage(story.title, story);
  const checked = hasBoxes ? asEdited(story, readEdits(story, typed, choices).edits) : story;
  const checks = lookYourself(story, typed, { me, names, problem });
  const list = checklistView(story, checked, hasBoxes);
  const down = waits ? takenDown(story.history) : null;
  return {
    ...page,
    scripts: hasBoxes && story.media.some(foundText) ? ['js/curate/put-words.js'] : [],
    story: {
      ...page.story,
      words: story.words,
      sample: story.sample,
      place: nameOf(choices.neighbourhoods, story.neighbourhood),
      themes: story.themes.map((theme) => nameOf(choices.themes, theme)),
      topics: story.sensitive.topics.map((topic) => nameOf(choices.topics, topic)),
      note: story.sensitive.note,
      videoTour: story.videoTour,
    },
    state: story.state,
    onWeb: isShownOn(story, 'web', now),
    hasBoxes,
    correcting: context.correcting,
    tab: tabOf(story.state),
    standing: say('curate-tab-since', { state: story.state, time: howLong(sinceOf(story), now) }),
    since: sinceOf(story),
    stands: standingView(story, names, me),
    done: doneSentences[context.done] ?? null,
    next: context.next && {
      id: context.next.id,
      title: context.next.title,
      waits: howLong(context.next.since, now),
    },
    openConcerns: openConcerns(story.concerns).length,
    holding: context.holding.map(({ name, address, seen, leaseUntil }) => ({
      name,
      address,
      seen: dayAndTime(seen),
      hides:
        leaseUntil > now
          ? `It hides the story by itself by ${dayAndTime(leaseUntil)} at the latest.`
          : 'It hides the story by itself now.',
    })),
    conversation: story.conversation.map(({ at, from, words }) => ({
      who: from === 'curator' ? 'A curator asked' : 'The storyteller answered',
      at,
      when: dayAndTime(at),
      words,
    })),
    changes: changesOf(story, choices),
    media: story.media.map((media, index) => ({
      ...mediaView(story.id, media, index, story.media.length),
      altStored: media.alt,
      pageWords: hasBoxes ? [] : pageWords(media),
      found: hasBoxes ? foundText(media) : null,
      ...(hasBoxes
        ? { boxes: mediaBoxes(story, media, typed, problem), words: null }
        : { boxes: null, words: mediaWords(media) }),
    })),
    typed,
    themeChoices: choices.themes.map(({ slug, name }) => toChoice(slug, name, typed.themes)),
    topicChoices: choices.topics.map(({ slug, name }) => toChoice(slug, name, typed.topics)),
    neighbourhoodChoices: choices.neighbourhoods.map(({ slug, name }) => ({
      value: slug,
      label: name,
      selected: slug === typed.neighbourhood,
    })),
    neighbourhoodHint: context.scope ? movingAway : null,
    languageChoices: languageChoices(typed.language),
    hasFilm: story.media.some(
      (media) => media.state === 'ready' && media.facts.form === 'film' && !isAnimation(media),
    ),
    takenDown: down && { when: dayAndTime(down.at), reason: down.reason },
    checks,
    checklist: {
      ...list,
      inOrder: list.inOrder.map(({ name, label }) => ({
        label,
        ticked: checks.find((check) => check.name === name)?.ticked ?? null,
      })),
    },
    showsOn: showsOn(story, context.exhibitions),
    facts: factsView(story, context.exhibitions, names),
    history: historyLines(story.history, names, me),
    errors,
    problem,
  };
}

const movingAway =
  'If you move it to a neighbourhood that you do not look after, its own curators go on with it.';

const toChoice = (slug: string, name: string, chosen: readonly string[]) => ({
  value: slug,
  label: name,
  checked: chosen.includes(slug),
});

/** What differs from the last decision, while somebody is still to decide again; null where there was none. */
function changesOf(story: SentStory, { themes }: Choices) {
  const { lastReviewed } = story;
  if (!lastReviewed || story.state === 'published' || story.state === 'withdrawn') return null;
  const all = whatChanged(lastReviewed, story, (slug) => nameOf(themes, slug));
  // Right after a decline or a question, nothing can have changed, and saying so would help nobody.
  if (all.length === 0 && story.state !== 'inReview') return null;
  return { since: dayAndTime(lastReviewed.at), all };
}
