import type { Handler, Route, Routes } from '../web/routes.ts';
import { signedIn } from '../web/signed-in.ts';
import type { RecordsServices } from './records-services.ts';
import { researchRecords, writeResearch } from './research-export.ts';
import { type Ending, sendPieces } from './send-pieces.ts';

/** Stories whose tellers let researchers read them, without names. */
export function researchRoutes(services: RecordsServices): Routes {
  const route = (ending: Ending): Route => ({
    method: 'get',
    path: `/curate/records/research.${ending}`,
    permission: 'curator',
    handle: sendResearch(services, ending),
  });
  return [route('csv'), route('json')];
}

function sendResearch(services: RecordsServices, ending: Ending): Handler {
  return async (_request, response) => {
    const { id, scope } = signedIn(response);
    services.logger.info({ curator: id }, 'a curator took an export for research');
    const records = researchRecords(services.published('research'), scope);
    const day = services.now().toISOString().slice(0, 10);
    await sendPieces(response, `for-research-${day}`, ending, writeResearch(records, ending));
  };
}
