import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import Provider from 'oidc-provider';

/** Somebody as the provider knows them: claims beside their subject. */
export type Claims = Readonly<Record<string, unknown>>;

/** A real OpenID provider on this machine, with its own pages to sign in and to agree. */
export interface OpenIdProvider {
  readonly issuer: URL;
  /** By subject, which is what is typed as the name at its page; can be changed as the test goes on. */
  readonly people: Map<string, Claims>;
  /** Settings of an archive that knows it. */
  readonly env: Readonly<Record<string, string>>;
  /** Begins to answer, for the archive at this address. */
  serve(archive: URL): void;
  /** Lets it be away, and back. */
  away(isAway: boolean): void;
  close(): Promise<void>;
}

const client = { client_id: 'archive', client_secret: 'a secret between the two of them, long enough' };

export async function openOpenIdProvider(): Promise<OpenIdProvider> {
  const people = new Map<string, Claims>();
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const issuer = new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  let isAway = false;

  return {
    issuer,
    people,
    env: {
      OIDC_ISSUER: issuer.origin,
      OIDC_CLIENT_ID: client.client_id,
      OIDC_CLIENT_SECRET: client.client_secret,
      OIDC_NAME: 'Harbour College',
      // Its pages come back to the archive's own address, whatever this is.
      PUBLIC_URL: 'https://stories.example.org',
    },
    serve(archive) {
      const provider = quietly(
        () =>
          new Provider(issuer.origin, {
            clients: [
              {
                ...client,
                redirect_uris: [new URL('/curate/sign-in/openid/back', archive).href],
                response_types: ['code'],
                grant_types: ['authorization_code'],
              },
            ],
            pkce: { required: () => true },
            ttl: { AccessToken: 600, Grant: 600, IdToken: 600, Interaction: 600, Session: 600 },
            cookies: { keys: ['a key of the provider'] },
            claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name'] },
            findAccount: (_context: unknown, sub: string) =>
              people.has(sub)
                ? { accountId: sub, claims: async () => ({ sub, ...people.get(sub) }) }
                : undefined,
          }),
      );
      const answer = provider.callback();
      server.on('request', (request, response) => {
        if (isAway) response.destroy();
        else void answer(request, response);
      });
    },
    away(now) {
      isAway = now;
    },
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** It warns of all that it does for development alone, which is what it is here for. */
function quietly<Result>(make: () => Result): Result {
  const { warn } = console;
  console.warn = () => undefined;
  try {
    return make();
  } finally {
    console.warn = warn;
  }
}
