import type { Routes } from '../web/routes.ts';
import { accountRoutes } from './accounts/account-routes.ts';
import { welcomeRoutes } from './accounts/welcome-routes.ts';
import type { CuratorServices } from './curator-services.ts';
import { peopleRoutes } from './people/people-routes.ts';
import { signInRoutes } from './sign-in/sign-in-routes.ts';

export function curatorRoutes(services: CuratorServices): Routes {
  return [
    ...signInRoutes(services),
    ...welcomeRoutes(services),
    ...accountRoutes(services),
    ...peopleRoutes(services),
  ];
}
