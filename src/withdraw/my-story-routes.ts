import type { Routes } from '../web/routes.ts';
import { receiptRoutes } from './receipt-routes.ts';
import type { WithdrawServices } from './withdraw-services.ts';

/** The storyteller's own page, and what can be changed from it. */
export function myStoryRoutes(services: WithdrawServices): Routes {
  return receiptRoutes(services);
}
