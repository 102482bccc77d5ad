import { one, readForm, readQuery } from '../../web/read-form.ts';
import type { Handler, Routes } from '../../web/routes.ts';
import { say } from '../../words/say.ts';
import { ago, dayAndTime } from '../../words/times.ts';
import type { CuratorServices } from '../curator-services.ts';
import { holds } from '../sign-in/session-middleware.ts';
import { ownSession } from './own-session.ts';

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
    const { curator, record } = await ownSession(services, request);
    const now = services.now();
    const kept = await services.sessionRecords.of(curator.id, now);
    const all = kept.filter((each) => holds(services.lasting, each, curator, now));
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

/** "You are signed out after 12 hours without a step, and after 72 hours whatever happens." */
const endsInWords = ({ idleHours, hours }: CuratorServices['lasting']): string =>
  say('sessions-ends', { idle: idleHours, longest: hours });

function endOne(services: CuratorServices): Handler {
  return async (request, response) => {
    const { session } = readForm(request, { session: one });
    const { curator } = await ownSession(services, request);
    await services.sessionRecords.end(session, curator.id);
    response.redirect(303, `${path}?done=ended`);
  };
}

function endOthers(services: CuratorServices): Handler {
  return async (request, response) => {
    const { curator, record } = await ownSession(services, request);
    await services.sessionRecords.endOthers(curator.id, record.id);
    response.redirect(303, `${path}?done=others`);
  };
}
