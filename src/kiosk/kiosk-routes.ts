import type { Routes } from '../web/routes.ts';
import { choosingRoutes } from './choosing-routes.ts';
import { exhibitionRoutes } from './exhibition-routes.ts';
import type { KioskServices } from './kiosk-services.ts';
import { createManifests } from './manifests.ts';
import { pairScreenRoutes } from './pair-screen-routes.ts';
import { pairingRoutes } from './pairing-routes.ts';
import { playerRoutes } from './player-routes.ts';
import { playsRoutes } from './plays-routes.ts';
import { previewRoutes } from './preview-routes.ts';
import { createReach } from './reach.ts';
import { screenApiRoutes } from './screen-api-routes.ts';
import { screenRoutes } from './screen-routes.ts';
import { keptOpen } from './surfaces.ts';

/** Exhibitions and their screens. */
export function kioskRoutes(given: KioskServices): Routes {
  const services = { ...given, published: keptOpen(given.published) };
  const manifests = createManifests(services, services.published);
  const reach = createReach(services, services.published);
  return [
    ...exhibitionRoutes(services),
    ...choosingRoutes(services),
    ...previewRoutes(services, manifests),
    ...playsRoutes(services),
    ...pairScreenRoutes(services),
    ...screenRoutes(services, reach),
    ...playerRoutes(services),
    ...pairingRoutes(services),
    ...screenApiRoutes(services, manifests),
  ];
}
