import type { Routes } from '../web/routes.ts';
import { exhibitionRoutes } from './exhibition-routes.ts';
import type { KioskServices } from './kiosk-services.ts';
import { createManifests } from './manifests.ts';
import { pairingRoutes } from './pairing-routes.ts';
import { playerRoutes } from './player-routes.ts';
import { screenApiRoutes } from './screen-api-routes.ts';
import { keptOpen } from './surfaces.ts';

/** Exhibitions and their screens. */
export function kioskRoutes(given: KioskServices): Routes {
  const services = { ...given, published: keptOpen(given.published) };
  const manifests = createManifests(services, services.published);
  return [
    ...exhibitionRoutes(services),
    ...playerRoutes(services),
    ...pairingRoutes(services),
    ...screenApiRoutes(services, manifests),
  ];
}
