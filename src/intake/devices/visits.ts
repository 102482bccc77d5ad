import type { DeviceId } from '../../story/ids.ts';
import type { StoryStore } from '../../story/stores/story-store.ts';
import type { DraftStory } from '../../story/story.ts';
import type { WebRequest, WebResponse } from '../../web/private-page.ts';
import { deviceOf } from './device.ts';
import { draftCookie, draftCookieOptions } from './draft-cookie.ts';

const day = 24 * 3600 * 1000;

interface VisitServices {
  readonly stories: Pick<StoryStore, 'noteVisit'>;
  readonly https: boolean;
  now(): Date;
}

/**
 * Whoever opens a page of their draft was here: its thirty days begin again, on the server and in the cookies. Resolves to
 * the device that they are on.
 */
export async function noteVisit(
  { stories, https, now }: VisitServices,
  request: WebRequest,
  response: WebResponse,
  draft: DraftStory,
  code: string,
): Promise<DeviceId> {
  response.cookie(draftCookie, code, draftCookieOptions(https, 'draft'));
  const device = deviceOf(request, response, https);
  const at = now();
  if (draft.remindedAt || at.getTime() - draft.touchedAt.getTime() >= day)
    await stories.noteVisit(draft.id, at);
  return device;
}
