import type { Routes } from '../web/routes.ts';
import { mediaRoutes } from './media-routes.ts';
import type { ModerationServices } from './moderation-services.ts';
import { placeRoutes } from './place-routes.ts';
import { queueRoutes } from './queue-routes.ts';
import { reviewRoutes } from './review-routes.ts';

export function moderationRoutes(services: ModerationServices): Routes {
  return [
    ...queueRoutes(services),
    ...reviewRoutes(services),
    ...mediaRoutes(services),
    ...placeRoutes(services),
  ];
}
