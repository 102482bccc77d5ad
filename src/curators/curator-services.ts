import type { Store } from 'express-session';
import type { Logger } from '../logger.ts';
import type { PlaceStore } from '../story/places.ts';
import type { SignedIn } from '../web/signed-in.ts';
import type { CuratorStore } from './curator-store.ts';
import type { Provider } from './openid/provider.ts';
import type { SecondStepFor } from './second-step/second-step.ts';
import type { SessionRecords } from './sessions/session-records.ts';
import type { Tries } from './sign-in/tries.ts';

/** What the owner of an account is told by e-mail, whoever did it. */
export type CuratorNews =
  | 'second-step-added'
  | 'second-step-removed'
  | 'second-step-reset'
  | 'recovery-code-used';

/** What the curators' pages need; put together in app-services.ts. */
export interface CuratorServices {
  readonly curators: CuratorStore;
  /** What a curator's work can be limited to. */
  readonly places: Pick<PlaceStore, 'neighbourhoods'>;
  /** Where sessions are kept (mongo/stores/session-store.ts). */
  readonly sessions: Store;
  /** Signs cookies, and makes the keys by which second steps are kept. */
  readonly secret: string;
  /** True where visitors come by https: the cookie is then sent by nothing else. */
  readonly https: boolean;
  readonly sessionRecords: SessionRecords;
  /** Hours after which a session ends: without a step, and whatever happens. */
  readonly lasting: { readonly idleHours: number; readonly hours: number };
  readonly tries: Tries;
  /** The host's own sign-in; null where there is none. */
  readonly openid: Provider | null;
  /** Who must have a second step. */
  readonly secondStep: SecondStepFor;
  /** Where visitors reach the archive; links that people copy begin with it, never with what a request claims (S11). */
  readonly publicUrl: URL;
  /** The model of views/partials/curate/alert-choice; null for whoever looks after no screens. */
  alertChoice(account: SignedIn): Promise<object | null>;
  /** Sends the owner of an account an e-mail; never fails. */
  tell(email: string, news: CuratorNews): Promise<void>;
  /** The model of views/partials/curate/system-choice; null for whoever is no administrator. */
  systemChoice(account: SignedIn): Promise<object | null>;
  readonly logger: Logger;
  now(): Date;
}
