import type { Routes } from '../../web/routes.ts';
import type { KioskServices } from '../kiosk-services.ts';
import { playerPage } from './player-page.ts';

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
