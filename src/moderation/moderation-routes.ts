import type { Routes } from '../web/routes.ts';
import { concernRoutes } from './concern-routes.ts';
import { contactRoutes } from './contact-routes.ts';
import { mediaRoutes } from './media-routes.ts';
import type { ModerationServices } from './moderation-services.ts';
import { onBehalfRoutes } from './on-behalf-routes.ts';
import { placeRoutes } from './place-routes.ts';
import { queueRoutes } from './queue-routes.ts';
import { reviewRoutes } from './review-routes.ts';

export function moderationRoutes(services: ModerationServices): Routes {
  return [
    ...queueRoutes(services),
    ...reviewRoutes(services),
    ...mediaRoutes(services),
    ...concernRoutes(services),
    ...contactRoutes(services),
    ...onBehalfRoutes(services),
    ...placeRoutes(services),
  ];
}
