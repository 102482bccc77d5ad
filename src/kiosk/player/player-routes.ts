import type { Routes } from '../../web/routes.ts';
import { say, sourcesOf, spokenLanguage } from '../../words/say.ts';
import type { KioskServices } from '../kiosk-services.ts';

/** The player itself: a page that is the same for everyone, so that a screen can keep it, and its service worker. */
export function playerRoutes({ serviceWorker }: Pick<KioskServices, 'serviceWorker'>): Routes {
  return [
    {
      method: 'get',
      path: '/kiosk',
      permission: 'everyone',
      handle: (_request, response) => {
        response.set('Cache-Control', 'no-cache').render('kiosk/player', playerPage());
      },
    },
    {
      method: 'get',
      path: '/kiosk/service-worker.js',
      permission: 'everyone',
      handle: (_request, response) => {
        // Its page has no slash at its end, so it asks for more than the folder it lies in.
        response.set({ 'Cache-Control': 'no-cache', 'Service-Worker-Allowed': '/kiosk' });
        response.sendFile(serviceWorker, { cacheControl: false });
      },
    },
  ];
}

/**
 * The model of views/kiosk/player: a page that is the same for everyone who speaks a language, so that a screen can keep
 * it with all that it says. `of` is a curator's preview: whose it is, and where its manifest lies.
 */
export function playerPage(of?: { readonly exhibition: string; readonly manifest: string }) {
  return {
    layout: false,
    title: of ? say('kiosk-preview-title', { exhibition: of.exhibition }) : say('player-page-title'),
    language: spokenLanguage(),
    // A "<" as JSON escapes it: so nothing in it ends the script.
    words: JSON.stringify(sourcesOf('player', 'kinds')).replaceAll('<', '\\u003c'),
    ...(of && { manifest: of.manifest }),
  };
}
