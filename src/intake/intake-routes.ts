import type { Routes } from '../web/routes.ts';
import { continueRoutes } from './continue-routes.ts';
import { helpRoutes } from './help-routes.ts';
import type { IntakeServices } from './intake-services.ts';
import { questionRoutes } from './question-routes.ts';
import { recordRoutes } from './record-routes.ts';
import { resumableRoutes } from './resumable-routes.ts';
import { shareRoutes } from './share-routes.ts';
import { straightenRoutes } from './straighten-routes.ts';
import { typedRoutes } from './typed-routes.ts';
import { uploadRoutes } from './upload-routes.ts';

/** "Share your story", from the first page to the sending. */
export function intakeRoutes(services: IntakeServices): Routes {
  return [
    ...shareRoutes(services),
    ...helpRoutes(services),
    ...questionRoutes(services),
    ...typedRoutes(services),
    ...continueRoutes(services),
    ...uploadRoutes(services),
    ...resumableRoutes(services),
    ...recordRoutes(services),
    ...straightenRoutes(services),
  ];
}
