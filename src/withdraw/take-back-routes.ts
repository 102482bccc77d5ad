import type { Routes } from '../web/routes.ts';
import type { WithdrawServices } from './withdraw-services.ts';

/** Hide, take my name off, erase. */
export function takeBackRoutes(_services: WithdrawServices): Routes {
  return [];
}
