import type { Routes } from '../web/routes.ts';
import { accountRoutes } from './account-routes.ts';
import type { CuratorServices } from './curator-services.ts';
import { peopleRoutes } from './people-routes.ts';
import { signInRoutes } from './sign-in-routes.ts';
import { welcomeRoutes } from './welcome-routes.ts';

export function curatorRoutes(services: CuratorServices): Routes {
  return [
    ...signInRoutes(services),
    ...welcomeRoutes(services),
    ...accountRoutes(services),
    ...peopleRoutes(services),
  ];
}
