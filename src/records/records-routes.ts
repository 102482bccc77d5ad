import type { Routes } from '../web/routes.ts';
import type { RecordsServices } from './records-services.ts';

/** Exports of the history and for research, and what shows where. */
export function recordsRoutes(_services: RecordsServices): Routes {
  return [];
}
