import type { Routes } from '../web/routes.ts';
import type { SupportServices } from './support-services.ts';

/** Hard subjects: their notes and support links, edited by curators. */
export function supportRoutes(_services: SupportServices): Routes {
  return [];
}
