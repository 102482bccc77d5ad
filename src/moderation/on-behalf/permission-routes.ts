import { addWorkDue } from '../../jobs/add-work-due.ts';
import { notePermissions } from '../../story/changes/correct.ts';
import { isBeingErased } from '../../story/changes/erase.ts';
import { unpublish } from '../../story/changes/publish.ts';
import { publishingObstacles } from '../../story/changes/publish-rules.ts';
import type { Actor } from '../../story/history.ts';
import type { SentStory } from '../../story/story.ts';
import { readForm } from '../../web/read-form.ts';
import type { Handler, Routes } from '../../web/routes.ts';
import { seenVersion } from '../../web/seen-version.ts';
import { actorOf, signedIn } from '../../web/signed-in.ts';
import type { ModerationServices } from '../moderation-services.ts';
import { answerConflict } from '../review/answer-conflict.ts';
import { decide } from '../review/decide.ts';
import { storyAt } from '../story-at.ts';
import { storyPage } from '../story-page.ts';
import { alreadyErased } from './carry-out.ts';
import {
  isSamePermissions,
  type Permissions,
  permissionFields,
  permissionShape,
  readPermissions,
} from './permission-form.ts';

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
    response.render('curate/on-behalf-permissions', {
      ...storyPage('Who has agreed', story),
      fields: permissionFields(story),
      isPublished: story.state === 'published',
    });
  };
}

function keepPermissions(services: ModerationServices): Handler {
  return async (request, response) => {
    const story = await storyAt(services, request, response);
    const fields: Readonly<Record<string, string>> = readForm(request, permissionShape(story));
    const seen = seenVersion(fields.version ?? '');
    if (isBeingErased(story)) throw alreadyErased();
    const given = readPermissions(story, fields);
    const curator = signedIn(response);
    const outcome = await decide(services.stories, story, seen, (latest) =>
      noted(latest, given, services.now(), actorOf(curator)),
    );
    if (outcome.kind === 'conflict') return answerConflict(services, response, outcome.story);
    services.logger.info({ story: story.id, curator: curator.id }, 'a curator noted who has agreed');
    await addWorkDue(services, outcome.story);
    const cameDown = story.state === 'published' && outcome.story.state === 'inReview';
    const done = isSamePermissions(story, given) ? 'unchanged' : cameDown ? 'taken-down' : 'permissions';
    response.redirect(303, `/curate/stories/${story.id}/on-behalf?done=${done}`);
  };
}

const whyDown = 'Somebody who can be recognised in it has not agreed.';

/** A story in which somebody no longer agrees to be shown cannot stay where it shows. */
function noted(story: SentStory, given: Permissions, at: Date, by: Actor): SentStory {
  if (isSamePermissions(story, given)) return story;
  const after = notePermissions(story, given, at, by);
  const stands = publishingObstacles(after).every(({ name }) => name !== 'others' && name !== 'guardian');
  return after.state === 'published' && !stands ? unpublish(after, whyDown, at, by) : after;
}
