import type { Request } from 'express';
import { Conflict, NotFound } from '../../errors.ts';
import type { DraftStory } from '../../story/story.ts';
import { fileSentences } from '../../uploads/file-sentences.ts';
import { listOfFiles } from '../../uploads/list-of-files.ts';
import { resumableRoutes } from '../../uploads/resumable/resumable-routes.ts';
import type { Destination } from '../../uploads/resumable/resumable-services.ts';
import type { Routes } from '../../web/routes.ts';
import { findAsker } from '../asker.ts';
import type { IntakeServices } from '../intake-services.ts';
import { keepFiles } from './keep-files.ts';

export const uploadsAddress = '/share/uploads';

/** Files that come piece by piece to the draft of the cookie. */
export function draftUploadRoutes(services: IntakeServices): Routes {
  const { limits } = services;

  async function findDraft(request: Request): Promise<DraftStory> {
    const asker = await findAsker(request, services.stories);
    if (asker.kind === 'drafting') return asker.draft;
    throw new NotFound('We could not find your story on this device. It may have been sent or cleared.');
  }

  const destinationOf = (draft: DraftStory): Destination => ({
    story: draft.id,
    admit: () => ({ room: limits.filesPerStory - draft.media.length, instead: null }),
    async take(file) {
      const { saved, outcome } = await keepFiles(services, draft, [file]);
      if (outcome.leftOut.length > 0) {
        throw new Conflict(fileSentences.noRoom(file.original.fileName, limits.filesPerStory));
      }
      const { sha256 } = file.original;
      return saved.media.find(({ original }) => original.sha256 === sha256)?.id ?? file.id;
    },
  });

  return resumableRoutes(services, uploadsAddress, async (request) => ({
    path: uploadsAddress,
    destination: destinationOf(await findDraft(request)),
    files: async () => listOfFiles((await findDraft(request)).media),
    page: '/share/files',
  }));
}
