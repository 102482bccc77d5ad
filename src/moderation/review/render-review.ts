import { workedOn } from '../../desk/desk.ts';
import { deskValues } from '../../desk/desk-words.ts';
import type { SentStory } from '../../story/story.ts';
import type { FormContext } from '../../story-form/field.ts';
import type { Handler } from '../../web/routes.ts';
import { signedIn } from '../../web/signed-in.ts';
import type { Colleagues } from '../colleagues/colleague-store.ts';
import type { ModerationServices } from '../moderation-services.ts';
import { namesOf } from '../names-of.ts';
import { readListText } from '../queue/list-query.ts';
import { helpersIn } from './facts.ts';
import { curatorsIn } from './history-lines.ts';
import { typedAsStored } from './review-form.ts';
import { type ReviewContext, reviewPage } from './review-page.ts';

type PageResponse = Parameters<Handler>[1];

type ReviewState = Pick<ReviewContext, 'typed' | 'form' | 'desk'> &
  Partial<Pick<ReviewContext, 'errors' | 'correcting' | 'done' | 'next' | 'list'>>;

export async function renderReview(
  services: ModerationServices,
  response: PageResponse,
  story: SentStory,
  state: ReviewState,
): Promise<void> {
  const { errors = [], correcting = false, done = '', next = null, typed, form, desk } = state;
  const { list = readListText('') } = state;
  const now = services.now();
  const { id: me, scope } = signedIn(response);
  const [colleagues, drafts, holding] = await Promise.all([
    services.colleagues.of(story.id, now),
    services.speechDrafts.of(story.id),
    // A published story may well be on screens; of any other, each screen that holds it is one to look after (P16).
    story.state === 'published' ? [] : services.screensHolding(story.id),
  ]);
  const [names] = await Promise.all([
    curatorNames(services, story, colleagues),
    isOpen(story) && services.colleagues.attend(story.id, { by: me, at: now }),
  ]);
  const page = reviewPage(story, {
    ...{ me, scope, names, form, holding, drafts, desk, colleagues },
    ...{ typed, errors, correcting, done, next, list },
  });
  response.status(errors.length > 0 ? 422 : 200).render('curate/review', page);
}

/** The boxes of a fresh page: what is stored, and what people worked on at the desk. */
export async function freshBoxes(
  services: Pick<ModerationServices, 'deskTexts'>,
  story: SentStory,
  form: FormContext,
) {
  const desk = await workedOn(services, story);
  return { desk, typed: typedAsStored(story, form, deskValues(story, desk)) };
}

/** What the fields depend on, for a curator. */
export async function findContext(
  services: Pick<ModerationServices, 'places' | 'topics' | 'exhibitions' | 'wordings' | 'now'>,
): Promise<FormContext> {
  const { places, topics, exhibitions } = services;
  const [themes, neighbourhoods, known, all] = await Promise.all([
    places.themes(),
    places.neighbourhoods(),
    topics.topics(),
    exhibitions.list(),
  ]);
  return {
    ...{ voice: 'curator', sent: true, contact: null, arriving: 0 },
    ...{ themes, neighbourhoods, topics: known, exhibitions: all },
    wording: services.wordings.current,
    now: services.now(),
  };
}

/** Somebody may still have to work on it. */
const isOpen = ({ state }: SentStory) => state === 'inReview' || state === 'changesRequested';

/** Everyone whom the page names: who decided, who ticked, who asked, who helped to tell it, who left a note or is there. */
function curatorNames(
  services: Pick<ModerationServices, 'curatorName'>,
  story: SentStory,
  { notes, attending, claim }: Colleagues,
) {
  const here = [...notes, ...attending, ...(claim ? [claim] : [])].map(({ by }) => by);
  const ticked = story.checks.flatMap(({ by }) => (by ? [by] : []));
  return namesOf(services, [...curatorsIn(story.history), ...ticked, ...helpersIn(story.consent), ...here]);
}
