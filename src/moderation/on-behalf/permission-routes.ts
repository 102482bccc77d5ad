import { addWorkDue } from '../../jobs/add-work-due.ts';
import { notePermissions } from '../../story/changes/correct.ts';
import { isBeingErased } from '../../story/changes/erase.ts';
import { unpublish } from '../../story/changes/publish.ts';
import { publishingObstacles } from '../../story/changes/publish-rules.ts';
import type { Actor } from '../../story/history.ts';
import type { SentStory } from '../../story/story.ts';
import type { FormContext, StoryField, Values } from '../../story-form/field.ts';
import { appliedTo, inputsOf, parsedBy, storedIn, viewOf } from '../../story-form/field-list.ts';
import { readStoryForm } from '../../story-form/made-from.ts';
import { guardianField, permissionsField } from '../../story-form/permissions.ts';
import { revisionOf } from '../../story-form/revision.ts';
import { toldOf } from '../../story-form/told.ts';
import type { Handler, Routes } from '../../web/routes.ts';
import { actorOf, signedIn } from '../../web/signed-in.ts';
import { say } from '../../words/say.ts';
import type { ModerationServices } from '../moderation-services.ts';
import { answerConflict } from '../review/conflict-page.ts';
import { decide } from '../review/decide.ts';
import { findContext } from '../review/render-review.ts';
import { storyAt } from '../story-at.ts';
import { storyPage } from '../story-page.ts';
import { alreadyErased } from './carry-out.ts';

const fields: readonly StoryField[] = [guardianField, permissionsField];

/** Who has agreed to be shown, as a curator has been told (P8, P9). */
export function permissionRoutes(services: ModerationServices): Routes {
  const path = '/curate/stories/:id/on-behalf/permissions';
  return [
    { method: 'get', path, permission: 'curator', handle: showPeople(services) },
    { method: 'post', path, permission: 'curator', handle: keepPermissions(services) },
  ];
}

function showPeople(services: ModerationServices): Handler {
  return async (request, response) => {
    const story = await storyAt(services, request, response);
    const context = await findContext(services);
    const told = toldOf(story);
    const shown = viewOf(fields, storedIn(fields, told, context), [], told, context);
    response.render('curate/on-behalf-permissions', {
      ...storyPage(say('curate-on-behalf-permissions-title'), story),
      fields: shown.length > 0 ? shown : null,
      isPublished: story.state === 'published',
    });
  };
}

function keepPermissions(services: ModerationServices): Handler {
  return async (request, response) => {
    const story = await storyAt(services, request, response);
    const context = await findContext(services);
    const told = toldOf(story);
    const sent = readStoryForm(request, story, inputsOf(fields, told, context));
    if (isBeingErased(story)) throw alreadyErased();
    const values = parsedBy(fields, sent.values, told, context);
    const curator = signedIn(response);
    const outcome = await decide(services.stories, story, sent.madeFrom, (latest) =>
      noted(latest, values, context, actorOf(curator)),
    );
    if (outcome.kind === 'conflict') return answerConflict(services, response, outcome.story, sent);
    services.logger.info({ story: story.id, curator: curator.id }, 'a curator noted who has agreed');
    await addWorkDue(services, outcome.story);
    const cameDown = story.state === 'published' && outcome.story.state === 'inReview';
    const isSame = outcome.story.version === story.version;
    const done = isSame ? 'unchanged' : cameDown ? 'taken-down' : 'permissions';
    response.redirect(303, `/curate/stories/${story.id}/on-behalf?done=${done}`);
  };
}

/** A story in which somebody no longer agrees to be shown cannot stay where it shows. */
function noted(story: SentStory, values: Values, context: FormContext, by: Actor): SentStory {
  const before = toldOf(story);
  const revision = revisionOf(before, appliedTo(fields, values, before, context));
  if (!revision) return story;
  const { others = story.others, guardianAgreed = story.guardianAgreed } = revision;
  const after = notePermissions(story, { others, guardianAgreed }, context.now, by);
  const stands = publishingObstacles(after).every(({ name }) => name !== 'others' && name !== 'guardian');
  if (after.state !== 'published' || stands) return after;
  return unpublish(after, say('curate-on-behalf-why-down'), context.now, by);
}
