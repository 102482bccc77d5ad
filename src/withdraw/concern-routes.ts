import type { Routes } from '../web/routes.ts';
import type { WithdrawServices } from './withdraw-services.ts';

/** "I am in this": anyone can ask us to hide a story. */
export function concernRoutes(_services: WithdrawServices): Routes {
  return [];
}
