/** The player's service worker: takes charge of /kiosk as soon as it is there. */

self.addEventListener('install', () => self.skipWaiting());
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));
