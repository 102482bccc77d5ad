import { edit } from '../../story/changes/correct.ts';
import { asWaiting } from '../../story/changes/story-parts.ts';
import type { Actor } from '../../story/history.ts';
import type { StoryId } from '../../story/ids.ts';
import { canBeHeard, formOf } from '../../story/media.ts';
import type { PublishedStory, SentStory } from '../../story/story.ts';
import { mayShowOn } from '../../story/visibility.ts';
import type { FormContext } from '../../story-form/field.ts';
import { readStoryForm } from '../../story-form/made-from.ts';
import type { Handler, PageResponse, Routes } from '../../web/routes.ts';
import { actorOf, signedIn } from '../../web/signed-in.ts';
import type { ModerationServices } from '../moderation-services.ts';
import { storyAt } from '../story-at.ts';
import { renditionAddress } from './media-view.ts';
import { findContext, freshBoxes } from './render-review.ts';
import { editsIn, reviewInputs, type Typed, typedFrom } from './review-form.ts';

/** A story as visitors will see it, with what stands in the boxes, saved or not. Nothing is saved, and nobody else sees it. */
export function previewRoutes(services: ModerationServices): Routes {
  const path = '/curate/stories/:id/preview';
  const surfaces = [
    [path, onWebsite],
    [`${path}/screen`, onScreen],
  ] as const;
  return surfaces.flatMap(
    ([address, show]): Routes => [
      { method: 'get', path: address, permission: 'curator', handle: showAsStored(services, show) },
      {
        ...{ method: 'post', path: address, permission: 'curator', longBody: true },
        handle: showAsTyped(services, show),
      },
    ],
  );
}

/** Sends the story as it would be published. */
type Show = (services: ModerationServices, response: PageResponse, story: PublishedStory) => Promise<void>;

function showAsStored(services: ModerationServices, show: Show): Handler {
  return async (request, response) => {
    const story = await storyAt(services, request, response);
    const form = await findContext(services);
    const { typed } = await freshBoxes(services, story, form);
    await preview(services, response, story, typed, form, show);
  };
}

function showAsTyped(services: ModerationServices, show: Show): Handler {
  return async (request, response) => {
    const story = await storyAt(services, request, response);
    const form = await findContext(services);
    const { values } = readStoryForm(request, story, reviewInputs(story, form));
    await preview(services, response, story, typedFrom(story, values, form), form, show);
  };
}

async function preview(
  services: ModerationServices,
  response: PageResponse,
  story: SentStory,
  typed: Typed,
  form: FormContext,
  show: Show,
): Promise<void> {
  if (story.state === 'withdrawn') return response.redirect(303, `/curate/stories/${story.id}`);
  response.set('Cache-Control', 'no-store');
  await show(services, response, asPublished(story, typed, form, actorOf(signedIn(response))));
}

const onWebsite: Show = async (services, response, story) => {
  const { view, model } = await services.storyPage(services.publishedView(story));
  // A player fetches its captions by themselves, as they are kept.
  const hasFilm = story.media.some((media) => formOf(media) === 'film' && canBeHeard(media));
  const preview = { address: `/curate/stories/${story.id}`, hasFilm };
  const html = await new Promise<string>((resolve, reject) => {
    response.render(view, { ...model, openGraph: null, private: true, preview }, (error, text) =>
      error ? reject(error) : resolve(text),
    );
  });
  response.send(withCuratorsBytes(html, story.id));
};

const onScreen: Show = async (services, response, story) => {
  const { view, model } = await services.screenPage({
    story: services.publishedView(story),
    onWeb: mayShowOn(story, 'web'),
    fileAddress: renditionAddress,
  });
  response.render(view, model);
};

function asPublished(story: SentStory, typed: Typed, form: FormContext, by: Actor): PublishedStory {
  const at = form.now;
  const { waitingSince: _waited, ...edited } = edit(
    asWaiting(story, at),
    editsIn(story, typed, form),
    at,
    by,
  );
  return { ...edited, state: 'published', publishedAt: at, decidedBy: null };
}

/** Its files are not public yet: they come from where a curator's session opens them. */
const withCuratorsBytes = (html: string, id: StoryId) =>
  html.replaceAll(`/media/${id}/`, `/curate/stories/${id}/media/`);
