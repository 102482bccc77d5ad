import type { CuratorId } from '../story/ids.ts';
import type { ModerationServices } from './moderation-services.ts';
import type { Names } from './review/history-lines.ts';

/** How the curators of these ids are called. */
export async function namesOf(
  { curatorName }: Pick<ModerationServices, 'curatorName'>,
  ids: readonly CuratorId[],
): Promise<Names> {
  const each = [...new Set(ids)].map(async (id) => [id, await curatorName(id)] as const);
  return new Map(await Promise.all(each));
}
