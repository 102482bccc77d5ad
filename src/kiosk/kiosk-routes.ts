import type { Routes } from '../web/routes.ts';
import type { KioskServices } from './kiosk-services.ts';

/** Exhibitions. */
export function kioskRoutes(_services: KioskServices): Routes {
  return [];
}
