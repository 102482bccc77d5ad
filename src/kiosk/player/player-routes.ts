import { NotFound } from '../../errors.ts';
import type { Handler, Routes } from '../../web/routes.ts';
import { say, spokenLanguage } from '../../words/say.ts';
import type { KioskServices } from '../kiosk-services.ts';
import { playerPolicy, type Release } from './releases.ts';
import { trialManifest } from './trial.ts';

/**
 * What brings a screen to its player: the page that it begins with, the service worker, and the release as one list of files
 * with their hashes. All of it is the same for everyone.
 */
export function playerRoutes({ openers, release }: Pick<KioskServices, 'openers' | 'release'>): Routes {
  const everyone = { method: 'get', permission: 'everyone' } as const;
  return [
    { ...everyone, path: '/kiosk', handle: showBootPage },
    { ...everyone, path: '/kiosk/boot.js', handle: sendOpener(openers.boot) },
    { ...everyone, path: '/kiosk/service-worker.js', handle: sendOpener(openers.serviceWorker) },
    {
      ...everyone,
      path: '/kiosk/release.json',
      handle: async (_request, response) => {
        response.set('Cache-Control', 'no-cache').json(await release.manifest(response));
      },
    },
    { ...everyone, path: '/kiosk/releases/:version/*file', handle: sendReleased(release) },
  ];
}

const showBootPage: Handler = (_request, response) => {
  response.set({
    'Cache-Control': 'no-cache',
    'Content-Security-Policy': playerPolicy(),
    'Origin-Agent-Cluster': notByItself,
  });
  response.render('kiosk/boot', {
    layout: false,
    title: say('player-page-title'),
    language: spokenLanguage(),
  });
};

function sendOpener(file: string): Handler {
  return (_request, response) => {
    // Its page has no slash at its end, so the worker asks for more than the folder it lies in.
    response.set({ 'Cache-Control': 'no-cache', 'Service-Worker-Allowed': '/kiosk' });
    response.sendFile(file, { cacheControl: false });
  };
}

/** A file of the release that this server has; of no other, so that old and new never mix. */
function sendReleased(release: Release): Handler {
  return async (request, response) => {
    const { version, file: parts } = request.params;
    const name = [parts].flat().join('/');
    if (version !== release.version) throw noSuchFile();
    const file = name === 'trial.json' ? null : await release.file(name, response);
    if (!file && name !== 'trial.json') throw noSuchFile();
    // A trial's frame is of no origin, so that it can have a process of its own; it may still read what everyone may.
    response.set({
      'Cross-Origin-Resource-Policy': 'cross-origin',
      'Access-Control-Allow-Origin': '*',
      'Cache-Control': 'public, max-age=31536000, immutable',
    });
    if (!file) return void response.json(trialManifest);
    if (name === 'trial.html') {
      response.set({
        'Content-Security-Policy': playerPolicy("'self'"),
        'X-Frame-Options': 'SAMEORIGIN',
        'Origin-Agent-Cluster': notByItself,
      });
    }
    response.type(file.type).send(file.bytes);
  };
}

/** What only some pages of an origin ask for, browsers refuse with a warning; those from a worker's cache do not ask. */
const notByItself = '?0';

const noSuchFile = () => new NotFound(say('kiosk-file-unknown'));
