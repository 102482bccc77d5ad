import type { Routes } from '../web/routes.ts';
import { alertRoutes } from './alerts/alert-routes.ts';
import { choosingRoutes } from './exhibitions/choosing-routes.ts';
import { exhibitionRoutes } from './exhibitions/exhibition-routes.ts';
import { keptOpen } from './exhibitions/hanging.ts';
import { playsRoutes } from './exhibitions/plays-routes.ts';
import { previewRoutes } from './exhibitions/preview-routes.ts';
import { createReach } from './exhibitions/reach.ts';
import { groupHoursRoutes } from './hours/group-hours-routes.ts';
import type { KioskServices } from './kiosk-services.ts';
import { createManifests } from './player/manifests.ts';
import { playerRoutes } from './player/player-routes.ts';
import { screenApiRoutes } from './player/screen-api-routes.ts';
import { commandRoutes } from './screens/command-routes.ts';
import { pairScreenRoutes } from './screens/pair-screen-routes.ts';
import { pairingRoutes } from './screens/pairing-routes.ts';
import { screenRoutes } from './screens/screen-routes.ts';

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
    ...groupHoursRoutes(services),
    ...screenRoutes(services, reach),
    ...commandRoutes(services),
    ...alertRoutes(services),
    ...playerRoutes(services),
    ...pairingRoutes(services),
    ...screenApiRoutes(services, manifests),
  ];
}
