import type { Routes } from '../web/routes.ts';
import { concernRoutes } from './concern-routes.ts';
import { myStoryRoutes } from './my-story-routes.ts';
import { takeBackRoutes } from './take-back-routes.ts';
import type { WithdrawServices } from './withdraw-services.ts';

/** The storyteller's own pages behind the private link, and "I am in this". */
export function withdrawRoutes(services: WithdrawServices): Routes {
  return [...myStoryRoutes(services), ...takeBackRoutes(services), ...concernRoutes(services)];
}
