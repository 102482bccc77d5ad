import { TooMany } from '../../errors.ts';
import { say } from '../../words/say.ts';
import { type Curator, canSignIn, parseCuratorId } from '../curator.ts';
import type { CuratorServices } from '../curator-services.ts';
import { isOurChallenge, newChallenge } from './challenge.ts';
import { notePasskey } from './change-second-step.ts';
import {
  judgeNewPasskey,
  judgeUse,
  newPasskeyOptions,
  ownerIn,
  type Site,
  siteOf,
  usePasskeyOptions,
} from './webauthn.ts';

export const siteFor = ({ publicUrl }: Pick<CuratorServices, 'publicUrl'>): Site | null =>
  siteOf(publicUrl, say('site-name'));

/**
 * What a page's script needs to use a passkey, as text for its markup; null where there are none to use. Without an account
 * the browser offers whichever it has.
 */
export async function askForPasskey(services: CuratorServices, curator?: Curator): Promise<string | null> {
  const site = siteFor(services);
  const passkeys = curator?.secondStep.passkeys;
  if (!site || passkeys?.length === 0) return null;
  const challenge = newChallenge(services.secret, services.now());
  return JSON.stringify(await usePasskeyOptions(site, challenge, passkeys));
}

/** The same to make one; null where browsers make none for the archive's address. */
export async function askForNewPasskey(services: CuratorServices, curator: Curator): Promise<string | null> {
  const site = siteFor(services);
  if (!site) return null;
  const challenge = newChallenge(services.secret, services.now());
  return JSON.stringify(await newPasskeyOptions(site, curator, challenge));
}

/** The passkey that a browser has made; null where its answer proves none. */
export async function readNewPasskey(services: CuratorServices, curator: Curator, answer: string) {
  const site = siteFor(services);
  if (!site) return null;
  const judged = await judgeNewPasskey(site, answer, isAsked(services));
  if (judged.proof === null) services.logger.info({ curator: curator.id, why: judged.why }, 'no new passkey');
  return judged.proof;
}

/**
 * The account whose passkey a browser has used, with that noted; null where its answer proves nothing. `owner` is whose it
 * must be where the browser does not say.
 */
export async function readPasskey(
  services: CuratorServices,
  answer: string,
  owner?: Curator,
): Promise<Curator | null> {
  const site = siteFor(services);
  const id = parseCuratorId(ownerIn(answer)) ?? owner?.id;
  const curator = site && id ? await services.curators.find(id) : null;
  if (!site || !curator || !canSignIn(curator)) return null;
  const judged = await judgeUse(site, answer, curator.secondStep.passkeys, isAsked(services));
  if (judged.proof) return notePasskey(services, curator, judged.proof.passkey.id, judged.proof.counter);
  // A count that goes back is how a copy of a key shows.
  services.logger.warn({ curator: curator.id, why: judged.why }, 'a passkey did not count');
  return null;
}

/** A challenge counts once: an answer that somebody has seen opens nothing again. */
function isAsked({ secret, now, tries }: CuratorServices) {
  return async (challenge: string): Promise<boolean> => {
    if (!isOurChallenge(secret, now(), challenge)) return false;
    try {
      await tries.answeredChallenges.take(challenge);
      return true;
    } catch (error) {
      if (error instanceof TooMany) return false;
      throw error;
    }
  };
}
