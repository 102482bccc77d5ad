import type { Routes } from '../web/routes.ts';
import { exhibitionRoutes } from './exhibition-routes.ts';
import type { KioskServices } from './kiosk-services.ts';

/** Exhibitions and their screens. */
export function kioskRoutes(services: KioskServices): Routes {
  return [...exhibitionRoutes(services)];
}
