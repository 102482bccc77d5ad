import type { Handler, Routes } from '../web/routes.ts';
import { say } from '../words/say.ts';
import { historyRoutes } from './history-routes.ts';
import type { RecordsServices } from './records-services.ts';
import { researchRoutes } from './research-routes.ts';
import { showsRoutes } from './shows-routes.ts';

/** Exports of the history and for research, and what shows where. */
export function recordsRoutes(services: RecordsServices): Routes {
  return [
    { method: 'get', path: '/curate/records', permission: 'curator', handle: showRecords },
    ...historyRoutes(services),
    ...researchRoutes(services),
    ...showsRoutes(services),
  ];
}

const showRecords: Handler = (_request, response) => {
  response.render('curate/records', { title: say('records-title'), private: true, bodyClass: 'curate' });
};
