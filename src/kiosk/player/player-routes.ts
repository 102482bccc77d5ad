import type { Routes } from '../../web/routes.ts';
import { say, sourcesOf, spokenLanguage } from '../../words/say.ts';
import type { KioskServices } from '../kiosk-services.ts';
import type { Manifest } from './kiosk-api.ts';

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

/** What a curator looks at in the player: an exhibition, whose manifest lies at an address, or a story, with its own. */
type Preview = { readonly exhibition: string } & (
  | { readonly manifest: string }
  | { readonly story: Manifest }
);

/**
 * The model of views/kiosk/player: a page that is the same for everyone who speaks a language, so that a screen can keep
 * it with all that it says. `of` is a curator's preview.
 */
export function playerPage(of?: Preview) {
  return {
    layout: false,
    title: of ? say('kiosk-preview-title', { exhibition: of.exhibition }) : say('player-page-title'),
    language: spokenLanguage(),
    words: inScript(sourcesOf('player', 'kinds')),
    ...(of && 'manifest' in of && { manifest: of.manifest }),
    ...(of && 'story' in of && { story: inScript(of.story) }),
  };
}

/** A "<" as JSON escapes it: so nothing in it ends the script. */
const inScript = (value: unknown) => JSON.stringify(value).replaceAll('<', '\\u003c');
