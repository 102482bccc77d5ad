import type { PageRequest, PageResponse } from '../../web/routes.ts';
import type { Curator } from '../curator.ts';
import type { CuratorServices } from '../curator-services.ts';
import { hasSecondStep, lacksSecondStep } from '../second-step/second-step.ts';
import { pathFor } from './local-path.ts';
import { beginSession, renew } from './session-middleware.ts';

/** Milliseconds in which the second step must follow the first. */
const halfwayFor = 10 * 60_000;

declare module 'express-session' {
  interface SessionData {
    /** Somebody has shown the first of two steps; it opens nothing but the page of the second. */
    halfway: { readonly curator: string; readonly epoch: number; readonly at: number; readonly next: string };
  }
}

/** How somebody has shown who they are. */
export type Way = 'password' | 'link' | 'passkey' | 'openid';

/** Leads on to the second step where the account has one, and in where it has none. `next` is where they wanted to go. */
export async function afterFirstStep(
  services: CuratorServices,
  request: PageRequest,
  response: PageResponse,
  curator: Curator,
  { way, next }: { readonly way: Way; readonly next: string },
): Promise<void> {
  if (!hasSecondStep(curator)) return letIn(services, request, response, curator, { way, next });
  const at = services.now().getTime();
  await renew(request, { halfway: { curator: curator.id, epoch: curator.sessionEpoch, at, next } });
  response.redirect(303, '/curate/sign-in/second-step');
}

/** Signs somebody in who has shown all that the account asks for. */
export async function letIn(
  services: CuratorServices,
  request: PageRequest,
  response: PageResponse,
  curator: Curator,
  { way, next }: { readonly way: Way | 'one-time code' | 'recovery code'; readonly next: string },
): Promise<void> {
  const steppedElsewhere = way === 'openid' && services.openid?.asksSecondStep === true;
  await beginSession(services, request, response, curator, steppedElsewhere);
  services.logger.info({ curator: curator.id, way }, 'a curator signed in');
  const path = pathFor(curator.role, next);
  if (steppedElsewhere || !lacksSecondStep(services.secondStep, curator)) return response.redirect(303, path);
  response.redirect(303, `/curate/account/second-step?next=${encodeURIComponent(path)}`);
}

/** The account of whoever has shown the first step within ten minutes, and where they wanted to go. */
export async function halfwayIn(
  { curators, now }: Pick<CuratorServices, 'curators' | 'now'>,
  request: PageRequest,
): Promise<{ readonly curator: Curator; readonly next: string } | null> {
  const halfway = request.session?.halfway;
  if (!halfway || now().getTime() - halfway.at > halfwayFor) return null;
  const curator = await curators.find(halfway.curator as Curator['id']);
  const holds = curator?.active && curator.sessionEpoch === halfway.epoch;
  return holds ? { curator, next: halfway.next } : null;
}
