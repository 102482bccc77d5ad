import type { IncomingMessage, RequestListener } from 'node:http';
import compression from 'compression';
import express, { type Express, type RequestHandler } from 'express';
import { type ConsentServices, wordingRoutes } from './consent/wording-routes.ts';
import { curatorGuards } from './curators/curator-guards.ts';
import { curatorRoutes } from './curators/curator-routes.ts';
import type { CuratorServices } from './curators/curator-services.ts';
import { curatorSessions } from './curators/sign-in/session-middleware.ts';
import { type Gallery, type GalleryServices, gallery } from './gallery/gallery-routes.ts';
import { intakeRoutes } from './intake/intake-routes.ts';
import type { IntakeServices } from './intake/intake-services.ts';
import { kioskRoutes } from './kiosk/kiosk-routes.ts';
import type { KioskServices } from './kiosk/kiosk-services.ts';
import { screenGuard } from './kiosk/screens/screen-guard.ts';
import type { Logger } from './logger.ts';
import { moderationRoutes } from './moderation/moderation-routes.ts';
import type { ModerationServices } from './moderation/moderation-services.ts';
import { myStoryRoutes } from './my-story/my-story-routes.ts';
import { recordsRoutes } from './records/records-routes.ts';
import type { RecordsServices } from './records/records-services.ts';
import type { OwnSource } from './settings/own.ts';
import { settingsRoutes } from './settings/settings-routes.ts';
import type { SettingsServices } from './settings/settings-services.ts';
import { supportRoutes } from './support/support-routes.ts';
import type { SupportServices } from './support/support-services.ts';
import { type MetricsServices, metricsRoutes } from './watch/metrics/metrics-routes.ts';
import { systemRoutes } from './watch/system/system-routes.ts';
import type { SystemServices } from './watch/watch-services.ts';
import { loadAssets } from './web/assets.ts';
import { errorPages, noSuchPage } from './web/error-pages.ts';
import { type HealthServices, healthAddresses, healthRoutes } from './web/health.ts';
import { answerInTheirLanguage } from './web/language.ts';
import { mountRoutes } from './web/mount-routes.ts';
import { observed, type RequestObserver } from './web/observed.ts';
import { requestLog } from './web/request-log.ts';
import type { Routes } from './web/routes.ts';
import {
  isForUs,
  type OwnAddresses,
  ownHostsOnly,
  sameOriginChangesOnly,
  securityHeaders,
} from './web/security.ts';
import { showOwn } from './web/show-own.ts';
import { setUpViews } from './web/view-engine.ts';
import { concernRoutes } from './withdraw/concern-routes.ts';
import type { WithdrawServices } from './withdraw/withdraw-services.ts';

export interface AppServices {
  readonly gallery: GalleryServices;
  readonly intake: IntakeServices;
  readonly consent: ConsentServices;
  readonly curators: CuratorServices;
  readonly moderation: ModerationServices;
  readonly withdraw: WithdrawServices;
  readonly support: SupportServices;
  readonly settings: SettingsServices;
  readonly records: RecordsServices;
  readonly kiosk: KioskServices;
  readonly system: SystemServices;
  readonly health: HealthServices;
  readonly metrics: MetricsServices;
  /** Whoever else hears of requests. */
  readonly observers: readonly RequestObserver[];
  readonly addresses: OwnAddresses;
  /** Where pages' pictures come from besides the archive itself; null is nowhere. */
  readonly picturesFrom: string | null;
  /** What the group calls its own. */
  readonly own: Pick<OwnSource, 'known'>;
  /** The folder that holds views/ and dist/public/. */
  readonly root: string;
  readonly logger: Logger;
}

/** Everything that answers, in the order in which a request meets it; `answer` is what a server listens with. */
export function createApp(services: AppServices): { answer: RequestListener; routes: Routes } {
  const app = express();
  const galleries = gallery(services.gallery);
  const assets = loadAssets(`${services.root}/dist/public`);
  const { addresses } = services;
  const isOurs = isForUs(addresses);
  const https = addresses.publicUrl.protocol === 'https:';
  const routes: Routes = [
    ...healthRoutes(services.health),
    ...metricsRoutes(services.metrics),
    ...galleries.routes,
    ...intakeRoutes(services.intake),
    ...wordingRoutes(services.consent),
    ...curatorRoutes(services.curators),
    ...moderationRoutes(services.moderation),
    ...myStoryRoutes(services.withdraw),
    ...concernRoutes(services.withdraw),
    ...supportRoutes(services.support),
    ...settingsRoutes(services.settings),
    ...recordsRoutes(services.records),
    ...kioskRoutes(services.kiosk),
    ...systemRoutes(services.system),
  ];

  app.disable('x-powered-by');
  app.set('trust proxy', addresses.trustedProxies);
  app.set('query parser', 'simple');
  // One address a page: the curators' cookie and guards know paths as they are written here.
  app.enable('case sensitive routing');
  setUpViews(app, services.root, assets);

  app.use(answerInTheirLanguage);
  app.use(tellViews(services.own));
  app.use(securityHeaders({ https, picturesFrom: services.picturesFrom }));
  assets.serve(app);
  app.use(ownHostsOnly(addresses, [...healthAddresses, '/metrics']));
  app.use(sameOriginChangesOnly(addresses));
  app.use(curatorSessions(services.curators));
  const { account, helper, curator, admin } = curatorGuards(services.curators);
  // The public's pages come packed from memory; the rest is packed for each visitor.
  const pack = compression();
  mountRoutes(app, routes, {
    everyone: [],
    storyteller: [pack],
    screen: [pack, screenGuard(services.kiosk)],
    account: [pack, ...account],
    helper: [pack, ...helper],
    curator: [pack, ...curator],
    admin: [pack, ...admin],
  });
  app.use(noSuchPage);
  app.use(errorPages(services.logger));
  const observers = [...requestLog(services.logger), ...services.observers];
  const find = (request: IncomingMessage) => (isOurs(request) ? galleries.known.find(request) : null);
  return { answer: observed(observers, fromMemoryFirst(app, find)), routes };
}

/** What is in memory leaves before Express has looked at it; the rest goes to `app`. */
function fromMemoryFirst(app: Express, find: Gallery['known']['find']): Parameters<typeof observed>[1] {
  return (request, response, took) => {
    const found = find(request);
    if (!found) {
      app(request, response);
      return;
    }
    took(found.route);
    response.writeHead(found.status, found.headers);
    response.end(found.body);
  };
}

/** What stands on every page; the navigation marks the one that is open. */
const tellViews =
  (own: AppServices['own']): RequestHandler =>
  (request, response, next) => {
    response.locals.here = request.path;
    showOwn(response, own.known());
    next();
  };
