import { one, readForm, readQuery } from '../../web/read-form.ts';
import type { Handler, Routes } from '../../web/routes.ts';
import { say } from '../../words/say.ts';
import { ago, dayAndTime } from '../../words/times.ts';
import type { CuratorServices } from '../curator-services.ts';
import { currentSession } from '../sign-in/session-middleware.ts';

const path = '/curate/account/sessions';

/** Where somebody is signed in, and how they end it. */
export function sessionRoutes(services: CuratorServices): Routes {
  return [
    { method: 'get', path, permission: 'helper', handle: showSessions(services) },
    { method: 'post', path: `${path}/end`, permission: 'helper', handle: endOne(services) },
    { method: 'post', path: `${path}/end-others`, permission: 'helper', handle: endOthers(services) },
  ];
}

function showSessions(services: CuratorServices): Handler {
  return async (request, response) => {
    const { done } = readQuery(request, { done: one });
    const current = await currentSession(services, request);
    if (!current) return response.redirect(303, path);
    const { curator, record } = current;
    const now = services.now();
    const all = (await services.sessionRecords.of(curator.id, now)).filter(
      ({ epoch, lastSeen }) =>
        epoch === curator.sessionEpoch &&
        now.getTime() - lastSeen.getTime() < services.lasting.idleHours * 3_600_000,
    );
    response.render('curate/sessions', {
      title: say('sessions-title'),
      private: true,
      bodyClass: 'curate',
      ends: endsInWords(services.lasting),
      sessions: all.map((each) => ({
        id: each.id,
        device: each.device,
        isThis: each.id === record.id,
        since: dayAndTime(each.since),
        lastSeen: ago(each.lastSeen, now),
        endsAt: dayAndTime(each.endsAt),
      })),
      others: all.length > 1,
      done: ['ended', 'others'].includes(done) ? say('sessions-done', { done }) : null,
    });
  };
}

/** "You are signed out after 12 hours without a step, and after 3 days whatever happens." */
export const endsInWords = ({ idleHours, hours }: CuratorServices['lasting']): string =>
  say('sessions-ends', { idle: idleHours, longest: hours });

function endOne(services: CuratorServices): Handler {
  return async (request, response) => {
    const { session } = readForm(request, { session: one });
    const current = await currentSession(services, request);
    if (current) await services.sessionRecords.end(session, current.curator.id);
    response.redirect(303, `${path}?done=ended`);
  };
}

function endOthers(services: CuratorServices): Handler {
  return async (request, response) => {
    const current = await currentSession(services, request);
    if (current) await services.sessionRecords.endOthers(current.curator.id, current.record.id);
    response.redirect(303, `${path}?done=others`);
  };
}
