import { openConcerns } from '../story/concern.ts';
import { grants } from '../story/consent.ts';
import { creditName } from '../story/credit.ts';
import { takenDown } from '../story/history.ts';
import type { CuratorId } from '../story/ids.ts';
import { checklist } from '../story/publish-rules.ts';
import { type SentStory, sinceOf } from '../story/story.ts';
import { asTyped, type FieldError } from './edits.ts';
import { historyLines, type Names } from './history-lines.ts';
import { mediaView } from './media-view.ts';
import { nameOf, type Places } from './place-names.ts';
import type { QueueItem } from './review-queue.ts';
import { tabOf } from './state-tabs.ts';
import { dayAndTime, howLong } from './time-words.ts';
import type { Typed } from './typed.ts';

export interface ReviewContext {
  readonly me: CuratorId;
  readonly names: Names;
  readonly places: Places;
  readonly now: Date;
  readonly typed: Typed;
  readonly errors: readonly FieldError[];
  /** What has just been done on this page, as the address says it. */
  readonly done: string;
  /** What to look at next. */
  readonly next: QueueItem | null;
}

/** The model of views/curate/review: the whole story, and everything there is to decide. */
export function reviewPage(story: SentStory, context: ReviewContext) {
  const { typed, errors, places, now } = context;
  const problem = Object.fromEntries(errors.map(({ field, message }) => [field, message]));
  const waits = story.state === 'inReview';
  const items = checklist(asTyped(story, typed));
  const down = waits ? takenDown(story.history) : null;
  return {
    title: story.title,
    private: true,
    bodyClass: 'curate',
    story: {
      id: story.id,
      version: story.version,
      title: story.title,
      words: story.words,
      lang: story.language === 'und' ? null : story.language,
      reference: story.reference,
      sample: story.sample,
      place: nameOf(places.neighbourhoods, story.neighbourhood),
      themes: story.themes.map((theme) => nameOf(places.themes, theme)),
      videoTour: story.videoTour,
    },
    state: story.state,
    tab: tabOf(story.state),
    standing: `${tabOf(story.state).since} ${howLong(sinceOf(story), now)}`,
    since: sinceOf(story),
    declinedReason: story.state === 'declined' ? story.reason : null,
    openConcerns: openConcerns(story.concerns).length,
    done: doneSentences[context.done] ?? null,
    next: context.next && {
      id: context.next.id,
      title: context.next.title,
      waits: howLong(context.next.since, now),
    },
    media: story.media.map((media, index) => ({
      ...mediaView(story.id, media, index, story.media.length),
      alt: waits ? (typed.alt.get(media.id) ?? null) : null,
      altStored: media.alt,
      altName: `alt-${media.id}`,
      decorativeName: `decorative-${media.id}`,
      altError: problem[`alt-${media.id}`],
    })),
    typed,
    themeChoices: places.themes.map((theme) => ({
      value: theme.slug,
      label: theme.name,
      checked: typed.themes.includes(theme.slug),
    })),
    hasFilm: story.media.some((media) => media.state === 'ready' && media.facts.form === 'film'),
    takenDown: down && { when: dayAndTime(down.at), reason: down.reason },
    showsOn: showsOn(story),
    checklist: items,
    // A description can be typed on this very page; nothing else that is missing can.
    canPublish: items.every((item) => item.met || item.name === 'alt-text'),
    facts: {
      credit: creditLine(story),
      language: languageName(story.language),
      sent: dayAndTime(story.sentAt),
    },
    consent: story.consent.map((entry) => ({
      when: dayAndTime(entry.at),
      how:
        entry.how === 'sample'
          ? 'Given by the archive for its own sample'
          : 'Given by the storyteller on the share form',
      version: entry.wordingVersion,
      answers: entry.answers.map(({ question, granted }) => ({ question, granted })),
    })),
    history: historyLines(story.history, context.names, context.me),
    errors,
    problem,
  };
}

const doneSentences: Readonly<Record<string, string>> = {
  saved: 'Your changes are saved.',
  approved: 'Published. It hangs in the galleries now.',
  declined: 'Declined. The storyteller can read your reason on their private page.',
  unpublished: 'Taken down. It shows nowhere, and waits for review again.',
  reopened: 'Back in the queue. It waits for review again.',
};

/** True where the deed ends the work on a story, so that the next one is offered. */
export function isDecision(done: string): boolean {
  return done === 'approved' || done === 'declined' || done === 'unpublished';
}

function creditLine(story: SentStory): string {
  switch (story.credit.kind) {
    case 'anonymous':
      return 'Anonymous';
    case 'full-name':
      return `${creditName(story.credit)} (full name)`;
    case 'first-name':
      return `${creditName(story.credit)} (first name only)`;
    case 'another-name':
      return `${creditName(story.credit)} (a name they chose)`;
  }
}

const languages = new Intl.DisplayNames('en-GB', { type: 'language' });

function languageName(tag: string): string {
  return tag === 'und' ? 'A language that the form does not name' : (languages.of(tag) ?? tag);
}

/** Where the story shows once it is published, by what the storyteller agreed to. */
function showsOn(story: SentStory): string {
  const [web, kiosk] = [grants(story.consent, 'web'), grants(story.consent, 'kiosk')];
  if (web && kiosk) return 'The storyteller agreed to the website and to exhibition screens.';
  if (web) return 'The storyteller agreed to the website, and not to exhibition screens.';
  if (kiosk) return 'The storyteller agreed to exhibition screens, and not to the website.';
  return 'The storyteller agreed to no use.';
}
