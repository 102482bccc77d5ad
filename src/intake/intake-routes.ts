import type { Routes } from '../web/routes.ts';
import { continueRoutes } from './devices/continue-routes.ts';
import { typedRoutes } from './devices/typed-routes.ts';
import { recordRoutes } from './files/record-routes.ts';
import { draftUploadRoutes } from './files/resumable-routes.ts';
import { straightenRoutes } from './files/straighten-routes.ts';
import { uploadRoutes } from './files/upload-routes.ts';
import { helpRoutes } from './help-routes.ts';
import type { IntakeServices } from './intake-services.ts';
import { pageRoutes } from './pages/page-routes.ts';
import { shareRoutes } from './share-routes.ts';

/** "Share your story", from the first page to the sending. */
export function intakeRoutes(services: IntakeServices): Routes {
  return [
    ...shareRoutes(services),
    ...helpRoutes(services),
    ...pageRoutes(services),
    ...typedRoutes(services),
    ...continueRoutes(services),
    ...uploadRoutes(services),
    ...draftUploadRoutes(services),
    ...recordRoutes(services),
    ...straightenRoutes(services),
  ];
}
