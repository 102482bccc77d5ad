import { translationRoutes } from '../translations/translation-routes.ts';
import type { Routes } from '../web/routes.ts';
import type { WithdrawServices } from '../withdraw/withdraw-services.ts';
import { changeRoutes } from './change-routes.ts';
import { contactRoutes } from './contact-routes.ts';
import { filesRoutes } from './files-routes.ts';
import { findRoutes } from './find-routes.ts';
import { ownDeskRoutes } from './own-desk.ts';
import { ownTranslating } from './own-translating.ts';
import { pageRoutes } from './page-routes.ts';
import { takeBackRoutes } from './take-back-routes.ts';

/** The storyteller's own room, the way back to it, and what can be changed from it. */
export function myStoryRoutes(services: WithdrawServices): Routes {
  return [
    ...findRoutes(services),
    ...pageRoutes(services),
    ...changeRoutes(services),
    ...filesRoutes(services),
    ...ownDeskRoutes(services),
    ...translationRoutes(services, ownTranslating(services)),
    ...contactRoutes(services),
    ...takeBackRoutes(services),
  ];
}
