import type { Store } from 'express-session';
import type { Limiter } from '../limiter.ts';
import type { Logger } from '../logger.ts';
import type { PlaceStore } from '../story/places.ts';
import type { SignedIn } from '../web/signed-in.ts';
import type { CuratorStore } from './curator-store.ts';

/** What the curators' pages need; put together in app-services.ts. */
export interface CuratorServices {
  readonly curators: CuratorStore;
  /** What a curator's work can be limited to. */
  readonly places: Pick<PlaceStore, 'neighbourhoods'>;
  /** Where sessions are kept (mongo/stores/session-store.ts). */
  readonly sessions: Store;
  /** Signs the session cookie. */
  readonly secret: string;
  /** True where visitors come by https: the cookie is then sent by nothing else. */
  readonly https: boolean;
  /** Ten bad tries each within the limiters' window (S13). */
  readonly badSignIns: { readonly byAccount: Limiter; readonly byAddress: Limiter };
  /** Where visitors reach the archive; links that people copy begin with it, never with what a request claims (S11). */
  readonly publicUrl: URL;
  /** The model of views/partials/curate/alert-choice; null for whoever looks after no screens. */
  alertChoice(account: SignedIn): Promise<object | null>;
  /** The model of views/partials/curate/system-choice; null for whoever is no administrator. */
  systemChoice(account: SignedIn): Promise<object | null>;
  readonly logger: Logger;
  now(): Date;
}
