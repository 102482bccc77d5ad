import type { Routes } from '../web/routes.ts';
import { contactRoutes } from './my-story-contact-routes.ts';
import { filesRoutes } from './my-story-files-routes.ts';
import { findRoutes } from './my-story-find-routes.ts';
import { changeRoutes } from './my-story-form-routes.ts';
import { pageRoutes } from './my-story-page-routes.ts';
import type { WithdrawServices } from './withdraw-services.ts';

/** The storyteller's own room, the way back to it, and what can be changed from it. */
export function myStoryRoutes(services: WithdrawServices): Routes {
  return [
    ...findRoutes(services),
    ...pageRoutes(services),
    ...changeRoutes(services),
    ...filesRoutes(services),
    ...contactRoutes(services),
  ];
}
