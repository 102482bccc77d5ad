import { parseStoryId, type StoryId } from '../story/ids.ts';
import { plainCode } from '../story/text/plain-text.ts';
import { one, readForm, readQuery } from '../web/read-form.ts';
import type { Handler, PageResponse, Routes } from '../web/routes.ts';
import { signedIn } from '../web/signed-in.ts';
import { say } from '../words/say.ts';
import { firstWorkAddress as path, firstWorkSubject as subject } from './first-work.ts';
import { setOwn } from './set-own.ts';
import type { SettingsServices } from './settings-services.ts';

/** Curators choose the work that hangs first on the home page, or leave it to the day. */
export function firstWorkRoutes(services: SettingsServices): Routes {
  return [
    { method: 'get', path, permission: 'curator', handle: show(services) },
    { method: 'post', path, permission: 'curator', handle: save(services) },
  ];
}

interface Form {
  readonly typed: string;
  readonly error: string | null;
  readonly done: boolean;
}

function show(services: SettingsServices): Handler {
  return async (request, response) => {
    const { done } = readQuery(request, { done: one });
    const { firstWork } = await services.own.current();
    const typed = firstWork ? `/stories/${firstWork}` : '';
    await render(services, response, { typed, error: null, done: done === 'saved' });
  };
}

function save(services: SettingsServices): Handler {
  return async (request, response) => {
    const { story: typed, seen, go } = readForm(request, { story: one, seen: one, go: one });
    const read = go === 'day' ? { story: null } : await readChoice(services, typed);
    if ('fault' in read) {
      response.status(422);
      return render(services, response, { typed, error: read.fault, done: false });
    }
    const change = { subject, now: read.story, by: signedIn(response).id, seen: Number(seen) || 0 };
    const { saved } = await setOwn(services, change);
    if (!saved) {
      response.status(409);
      return render(services, response, { typed, error: say('settings-changed-meanwhile'), done: false });
    }
    response.redirect(303, `${path}?done=saved`);
  };
}

/** Any part of an address that ends with the story's id will do, its own page's or a curator's. */
async function readChoice(
  services: Pick<SettingsServices, 'toHangFirst'>,
  typed: string,
): Promise<{ readonly story: StoryId | null } | { readonly fault: string }> {
  const text = plainCode(typed);
  if (text === '') return { story: null };
  const [, last = ''] = /([^/]+)\/?$/.exec(text.replace(/[?#].*$/s, '')) ?? [];
  const story = parseStoryId(last);
  if (!story) return { fault: say('settings-first-work-unreadable') };
  const found = await services.toHangFirst(story);
  if (!found) return { fault: say('settings-first-work-not-public') };
  return found.fits ? { story } : { fault: say('settings-first-work-unfit') };
}

async function render(
  services: SettingsServices,
  response: PageResponse,
  { typed, error, done }: Form,
): Promise<void> {
  const last = await services.log.last(subject);
  const chosen = last?.now as StoryId | null | undefined;
  const found = chosen ? await services.toHangFirst(chosen) : null;
  response.render('settings/first-work', {
    ...{ title: say('settings-title-first-work'), private: true, bodyClass: 'curate', subject },
    ...{ typed, done, seen: last?.number ?? 0 },
    errors: error === null ? [] : [{ field: 'story', message: error }],
    error,
    hint: say('settings-first-work-hint', { example: '/stories/0123456789abcdef' }),
    isChosen: Boolean(chosen),
    now: found?.fits ? { title: found.title, address: `/stories/${chosen}` } : null,
  });
}
