import type { Configuration, IDToken } from 'openid-client';
import { z } from 'zod';
import type { Identity } from '../curator.ts';

/** What the archive is told of the host's own sign-in, by OpenID Connect (docs/sign-in.md). */
export interface ProviderSettings {
  readonly issuer: URL;
  readonly clientId: string;
  readonly clientSecret: string;
  /** What people call it, as it stands on the button. */
  readonly name: string;
  /** The role of an account that it makes for somebody who was not invited; null makes none. */
  readonly newAccounts: 'facilitator' | 'curator' | null;
  /** E-mail addresses count without `email_verified`: the provider checks each, and does not say so. */
  readonly trustsEmail: boolean;
  /** The provider asks for a second step itself, so the archive asks for none after it. */
  readonly asksSecondStep: boolean;
}

/** What a browser takes along to the provider and must bring back: kept in its session. */
export interface Errand {
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
}

/** Whom the provider says that somebody is. */
export interface Introduced {
  readonly identity: Identity;
  /** As it was said; null where nothing was. */
  readonly email: string | null;
  /** True only where the provider says that it has checked the address; null where it says nothing. */
  readonly emailVerified: boolean | null;
  readonly name: string;
}

/** The host's own sign-in, by OpenID Connect: the code flow with PKCE, state and nonce. */
export interface Provider extends Omit<ProviderSettings, 'issuer' | 'clientId' | 'clientSecret'> {
  /** Where to send somebody; with `again` they show anew who they are. @throws where the provider cannot be reached. */
  begin(again: boolean): Promise<{ readonly address: URL; readonly errand: Errand }>;
  /** Who came back by `query`. @throws where that is not the answer to the errand, or they said no. */
  finish(query: string, errand: Errand, again: boolean): Promise<Introduced>;
}

/** Loaded with the first sign-in, so that a server starts without it. */
const library = () => import('openid-client');

/** Seconds within which somebody who shows anew who they are must have done so. */
const anew = 300;

/** `comeBack` is the address that the provider knows for this archive. */
export function createProvider(settings: ProviderSettings, comeBack: URL): Provider {
  const { issuer, clientId, clientSecret, ...told } = settings;
  let known: Promise<Configuration> | null = null;
  const discover = async () => {
    const { allowInsecureRequests, discovery } = await library();
    const execute = issuer.protocol === 'http:' ? [allowInsecureRequests] : [];
    return discovery(issuer, clientId, clientSecret, undefined, { timeout: 10, execute });
  };
  /** Asked for with the first sign-in and not at start, and again after it failed: the archive runs without it. */
  const configuration = () => {
    known ??= discover().catch((error) => {
      known = null;
      throw error;
    });
    return known;
  };

  return {
    ...told,
    async begin(again) {
      const client = await library();
      const errand = {
        state: client.randomState(),
        nonce: client.randomNonce(),
        verifier: client.randomPKCECodeVerifier(),
      };
      const address = client.buildAuthorizationUrl(await configuration(), {
        redirect_uri: comeBack.href,
        scope: 'openid email profile',
        state: errand.state,
        nonce: errand.nonce,
        code_challenge: await client.calculatePKCECodeChallenge(errand.verifier),
        code_challenge_method: 'S256',
        ...(again ? { prompt: 'login', max_age: '0' } : {}),
      });
      return { address, errand };
    },
    async finish(query, errand, again) {
      const here = new URL(comeBack);
      here.search = query;
      const config = await configuration();
      const { authorizationCodeGrant } = await library();
      const tokens = await authorizationCodeGrant(config, here, {
        expectedState: errand.state,
        expectedNonce: errand.nonce,
        pkceCodeVerifier: errand.verifier,
        idTokenExpected: true,
        ...(again ? { maxAge: anew } : {}),
      });
      const claims = tokens.claims();
      if (!claims) throw new Error('Expected claims about somebody but received none');
      const said = claims.email === undefined ? await askMore(config, tokens.access_token, claims) : claims;
      return introduced({ issuer: claims.iss, subject: claims.sub }, said);
    },
  };
}

/** Some say in the token only who it is; the rest is to be asked for. */
async function askMore(config: Configuration, token: string, claims: IDToken): Promise<object> {
  if (config.serverMetadata().userinfo_endpoint === undefined) return claims;
  const { fetchUserInfo } = await library();
  return { ...claims, ...(await fetchUserInfo(config, token, claims.sub)) };
}

const shape = z.object({
  email: z.string().max(254).optional().catch(undefined),
  // Some say "true".
  email_verified: z
    .union([z.boolean(), z.stringbool({ truthy: ['true'], falsy: ['false'] })])
    .optional()
    .catch(false),
  name: z.string().optional().catch(undefined),
});

function introduced(identity: Identity, said: object): Introduced {
  const { email, email_verified, name } = shape.parse(said);
  return { identity, email: email ?? null, emailVerified: email_verified ?? null, name: name ?? '' };
}
