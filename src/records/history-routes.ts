import type { Scope } from '../moderation/queue/review-queue.ts';
import type { CuratorId } from '../story/ids.ts';
import type { Handler, Route, Routes } from '../web/routes.ts';
import { signedIn } from '../web/signed-in.ts';
import { type ExportedStory, exportedStory } from './exported-history.ts';
import { csvFormat, type HistoryFormat, jsonFormat, writeHistory } from './history-formats.ts';
import type { RecordsServices } from './records-services.ts';
import { type Ending, sendPieces } from './send-pieces.ts';

/** The record of every decision, for whoever has to answer for them (P24). */
export function historyRoutes(services: RecordsServices): Routes {
  const route = (ending: Ending, format: () => HistoryFormat): Route => ({
    method: 'get',
    path: `/curate/records/history.${ending}`,
    permission: 'curator',
    handle: sendHistory(services, ending, format),
  });
  return [route('csv', csvFormat), route('json', jsonFormat)];
}

function sendHistory(services: RecordsServices, ending: Ending, format: () => HistoryFormat): Handler {
  return async (_request, response) => {
    const { id, scope } = signedIn(response);
    const madeAt = services.now().toISOString();
    const names = new Map<CuratorId, string | null>();
    const pieces = writeHistory(allStories(services, scope, names), format(), {
      madeAt,
      secret: services.secret,
      nameOf: (curator) => names.get(curator) ?? null,
    });
    services.logger.info({ curator: id }, 'a curator took an export of the history');
    await sendPieces(response, `history-${madeAt.slice(0, 10)}`, ending, pieces);
  };
}

/** Every story in scope; by the time one comes, `names` holds every curator in its history. */
async function* allStories(
  services: RecordsServices,
  scope: Scope,
  names: Map<CuratorId, string | null>,
): AsyncGenerator<ExportedStory> {
  for await (const story of services.queue.all(scope)) {
    for (const { actor } of story.history) {
      if ('id' in actor && !names.has(actor.id)) names.set(actor.id, await services.curatorName(actor.id));
    }
    yield exportedStory(story);
  }
}
