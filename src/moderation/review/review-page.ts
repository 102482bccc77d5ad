import type { DeskWords } from '../../desk/desk-words.ts';
import type { SpeechDraft } from '../../speech/speech-draft.ts';
import { isBeingErased } from '../../story/changes/erase.ts';
import { undoable } from '../../story/changes/undo.ts';
import { openConcerns } from '../../story/concern.ts';
import { takenDown } from '../../story/history.ts';
import type { CuratorId } from '../../story/ids.ts';
import { formOf, isAnimation } from '../../story/media.ts';
import { type SentStory, sinceOf } from '../../story/story.ts';
import { isShownOn } from '../../story/visibility.ts';
import type { FormContext } from '../../story-form/field.ts';
import { linesOf, viewOf } from '../../story-form/field-list.ts';
import { hardSubjectsField } from '../../story-form/hard-subjects.ts';
import { toldOf } from '../../story-form/told.ts';
import type { Problem } from '../../web/form-fields.ts';
import { listed } from '../../words/lists.ts';
import { say } from '../../words/say.ts';
import { dayAndTime, howLong } from '../../words/times.ts';
import { attendingLine } from '../colleagues/attending-line.ts';
import { claimLine } from '../colleagues/claim-line.ts';
import type { Colleagues } from '../colleagues/colleague-store.ts';
import type { HoldingScreen } from '../moderation-services.ts';
import { narrationView } from '../narration/narration-page.ts';
import { nameOf } from '../place-names.ts';
import { type ListQuery, listAddress, listText, storyInList } from '../queue/list-query.ts';
import type { QueueItem, Scope } from '../queue/review-queue.ts';
import { tabOf } from '../queue/state-tabs.ts';
import { storyPage } from '../story-page.ts';
import { translationsView } from '../translations/translations-view.ts';
import { checklistView } from './checklist-view.ts';
import { doneSentence, endsTheWork } from './decisions.ts';
import { deskView } from './desk-view.ts';
import { factsView, showsOn } from './facts.ts';
import { actorName, historyLines, type Names } from './history-lines.ts';
import { lookYourself } from './look-yourself.ts';
import { machineDraft } from './machine-draft.ts';
import { mediaBoxes, mediaWords } from './media-boxes.ts';
import { mediaView } from './media-view.ts';
import { asEdited } from './obstacle-fields.ts';
import { foundText, pageWords } from './page-boxes.ts';
import { editsIn, storyFields, type Typed } from './review-form.ts';
import { whatChanged } from './what-changed.ts';

export interface ReviewContext {
  readonly me: CuratorId;
  readonly scope: Scope;
  readonly names: Names;
  readonly form: FormContext;
  /** Screens that hold a story which may show on none any more. */
  readonly holding: readonly HoldingScreen[];
  /** What a machine heard in its recordings. */
  readonly drafts: readonly SpeechDraft[];
  readonly colleagues: Colleagues;
  /** What people are working on at the desk. */
  readonly desk: DeskWords;
  readonly typed: Typed;
  readonly errors: readonly Problem[];
  /** A published story is being corrected where it hangs. */
  readonly correcting: boolean;
  /** What has just been done on this page, as the address says it. */
  readonly done: string;
  /** What to look at next. */
  readonly next: NextStory | null;
  /** The list that the curator goes through. */
  readonly list: ListQuery;
}

export type NextStory = Pick<QueueItem, 'id' | 'state' | 'title' | 'since'>;

/** The model of views/curate/review: the whole story, and everything there is to decide. */
export function reviewPage(story: SentStory, context: ReviewContext) {
  const { typed, errors, form, me, names } = context;
  const { now } = form;
  const problem = Object.fromEntries(errors.map(({ field, message }) => [field, message]));
  const waits = story.state === 'inReview';
  const hasBoxes = waits || context.correcting;
  const page = storyPage(story.title, story);
  const checked = hasBoxes ? asEdited(story, editsIn(story, typed, form)) : story;
  const checks = lookYourself(story, typed, { me, names, form, problem });
  const list = checklistView(story, checked, hasBoxes);
  const down = waits ? takenDown(story.history) : null;
  const told = toldOf(story);
  return {
    ...page,
    scripts: ['js/curate/keys.js', ...(hasBoxes ? scriptsFor(story, context.drafts) : [])],
    story: {
      ...page.story,
      words: story.words,
      sample: story.sample,
      place: nameOf(form.neighbourhoods, story.neighbourhood),
      themes: listed(story.themes.map((theme) => nameOf(form.themes, theme))),
      madeOf: story.madeOf,
      hard: linesOf([hardSubjectsField], told, form).filter(({ value }) => value),
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
    done: doneSentence(context.done),
    undo: undoable(story, now) && endsTheWork(context.done) ? say('curate-review-undo') : null,
    isLast: endsTheWork(context.done) && context.next === null,
    list: { text: listText(context.list), address: listAddress(context.list) },
    // Before a decision it can be gone on to as well: what is skipped stays where it is.
    next: context.next && {
      address: storyInList(context.next.id, context.list),
      title: context.next.title,
      waits: say('curate-tab-since', { state: context.next.state, time: howLong(context.next.since, now) }),
    },
    attending: attendingLine(context.colleagues.attending, { me, names, now }),
    claim:
      story.state === 'inReview' || story.state === 'changesRequested'
        ? {
            words: claimLine(context.colleagues.claim, { me, names }),
            mine: context.colleagues.claim?.by === me,
          }
        : null,
    notes: context.colleagues.notes.map(({ id, by, at, words }) => ({
      ...{ id, words, at, mine: by === me },
      who: actorName({ role: 'curator', id: by }, names, me),
      when: dayAndTime(at),
    })),
    openConcerns: openConcerns(story.concerns).length,
    holding: context.holding.map(({ name, address, seen, leaseUntil }) => ({
      name,
      address,
      seen: dayAndTime(seen),
      hides: say('curate-review-hides', {
        when: leaseUntil > now ? dayAndTime(leaseUntil) : '',
        state: leaseUntil > now ? 'later' : 'now',
      }),
    })),
    conversation: story.conversation.map(({ at, from, words }) => ({
      who: say(from === 'curator' ? 'curate-review-asked' : 'curate-review-answered'),
      at,
      when: dayAndTime(at),
      words,
    })),
    changes: changesOf(story, form),
    media: story.media.map((media, index) => ({
      ...mediaView(story.id, media, index, story.media.length),
      altStored: media.alt,
      pageWords: hasBoxes ? [] : pageWords(media),
      found: hasBoxes ? foundText(media) : null,
      desk: deskView(story, media, context.desk),
      translations: translationsView(story, media),
      narration: narrationView(story, media),
      machine: hasBoxes && !context.desk.has(media.id) ? machineDraft(story, media, context.drafts) : null,
      ...(hasBoxes
        ? { boxes: mediaBoxes(story, media, typed, errors, form), words: null }
        : { boxes: null, words: mediaWords(media) }),
    })),
    typed,
    fields: viewOf(storyFields, typed.values, errors, told, form).map((field) =>
      field.name === 'neighbourhood' && context.scope
        ? { ...field, hint: say('curate-review-moving-away') }
        : field,
    ),
    hardFields: viewOf([hardSubjectsField], typed.values, errors, told, form),
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
    showsOn: showsOn(story, form),
    facts: factsView(story, form, names),
    history: historyLines(story.history, names, me),
    errors,
    problem,
  };
}

/** What differs from the last decision, while somebody is still to decide again; null where there was none. */
function changesOf(story: SentStory, form: FormContext) {
  const { lastReviewed } = story;
  if (!lastReviewed || story.state === 'published' || story.state === 'withdrawn') return null;
  const all = whatChanged(lastReviewed, story, form);
  // Right after a decline or a question, nothing can have changed, and saying so would help nobody.
  if (all.length === 0 && story.state !== 'inReview') return null;
  return { since: dayAndTime(lastReviewed.at), all };
}

/** What is to be said of a story in its state, beside what every story has. */
function standingView(story: SentStory, names: Names, me: CuratorId) {
  switch (story.state) {
    case 'declined':
      return { reason: story.reason };
    case 'changesRequested':
      return {
        who: actorName({ role: 'curator', id: story.askedBy }, names, me),
        when: dayAndTime(story.askedAt),
        question: story.conversation.findLast(({ from }) => from === 'curator')?.words ?? null,
      };
    case 'withdrawn':
      return isBeingErased(story)
        ? { when: dayAndTime(story.erasure.askedAt), dueBy: dayAndTime(story.erasure.dueBy) }
        : { when: dayAndTime(story.withdrawnAt), dueBy: null };
    case 'processing':
    case 'inReview':
    case 'published':
      return {};
  }
}

function scriptsFor(story: SentStory, drafts: readonly SpeechDraft[]): readonly string[] {
  return [
    'js/curate/unsaved.js',
    ...(story.media.some(foundText) || drafts.length > 0 ? ['js/curate/put-words.js'] : []),
    ...(story.media.some((media) => formOf(media) === 'film') ? ['js/files/caption-file.js'] : []),
  ];
}
