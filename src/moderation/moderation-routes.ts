import { deskRoutes } from '../desk/desk-routes.ts';
import { translationRoutes } from '../translations/translation-routes.ts';
import type { Routes } from '../web/routes.ts';
import { claimRoutes } from './colleagues/claim-routes.ts';
import { noteRoutes } from './colleagues/note-routes.ts';
import type { ModerationServices } from './moderation-services.ts';
import { narrationRoutes } from './narration/narration-routes.ts';
import { onBehalfRoutes } from './on-behalf/on-behalf-routes.ts';
import { queueRoutes } from './queue/queue-routes.ts';
import { concernRoutes } from './requests/concern-routes.ts';
import { contactRoutes } from './requests/contact-routes.ts';
import { curatorsDesk } from './review/desk-door.ts';
import { mediaRoutes } from './review/media-routes.ts';
import { previewRoutes } from './review/preview.ts';
import { reviewRoutes } from './review/review-routes.ts';
import { severalRoutes } from './several/several-routes.ts';
import { curatorsTranslating } from './translations/curators-translating.ts';

export function moderationRoutes(services: ModerationServices): Routes {
  return [
    ...queueRoutes(services),
    ...severalRoutes(services),
    ...reviewRoutes(services),
    ...previewRoutes(services),
    ...mediaRoutes(services),
    ...deskRoutes(services, curatorsDesk(services)),
    ...translationRoutes(services, curatorsTranslating(services)),
    ...narrationRoutes(services),
    ...noteRoutes(services),
    ...claimRoutes(services),
    ...concernRoutes(services),
    ...contactRoutes(services),
    ...onBehalfRoutes(services),
  ];
}
