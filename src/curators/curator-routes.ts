import type { Routes } from '../web/routes.ts';
import { accountRoutes } from './accounts/account-routes.ts';
import { welcomeRoutes } from './accounts/welcome-routes.ts';
import { confirmRoutes } from './confirm/confirm-routes.ts';
import type { CuratorServices } from './curator-services.ts';
import { openidRoutes } from './openid/openid-routes.ts';
import { peopleRoutes } from './people/people-routes.ts';
import { passkeyRoutes } from './second-step/passkey-routes.ts';
import { passkeySignInRoutes } from './second-step/passkey-sign-in-routes.ts';
import { secondSignInRoutes } from './second-step/second-sign-in-routes.ts';
import { secondStepRoutes } from './second-step/second-step-routes.ts';
import { sessionRoutes } from './sessions/session-routes.ts';
import { signInRoutes } from './sign-in/sign-in-routes.ts';

export function curatorRoutes(services: CuratorServices): Routes {
  return [
    ...signInRoutes(services),
    ...openidRoutes(services),
    ...secondSignInRoutes(services),
    ...passkeySignInRoutes(services),
    ...welcomeRoutes(services),
    ...accountRoutes(services),
    ...sessionRoutes(services),
    ...confirmRoutes(services),
    ...secondStepRoutes(services),
    ...passkeyRoutes(services),
    ...peopleRoutes(services),
  ];
}
