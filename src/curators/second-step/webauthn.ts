import { isIP } from 'node:net';
import { z } from 'zod';
import type { Curator } from '../curator.ts';
import type { Passkey } from './second-step.ts';

/** Whom passkeys are for: the archive's own address, never what a request claims (S11). */
export interface Site {
  /** A domain, such as "stories.example.org". */
  readonly id: string;
  readonly origin: string;
  readonly name: string;
}

/** Null where browsers make no passkeys: for a number instead of a name, and without https but on this very machine. */
export function siteOf(publicUrl: URL, name: string): Site | null {
  const { hostname, protocol, origin } = publicUrl;
  const isLocal = hostname === 'localhost' || hostname.endsWith('.localhost');
  if (isIP(hostname.replace(/^\[|\]$/g, '')) || (protocol !== 'https:' && !isLocal)) return null;
  return { id: hostname, origin, name };
}

/** Half a second of work, so it is loaded when somebody first comes to a page with passkeys. */
const library = () => import('@simplewebauthn/server');

type Bytes = Uint8Array<ArrayBuffer>;

/** What a browser is told to make a new passkey: one that says whose it is by itself, and asks its owner each time. */
export async function newPasskeyOptions(
  site: Site,
  curator: Curator,
  challenge: Uint8Array,
): Promise<object> {
  const { generateRegistrationOptions } = await library();
  return generateRegistrationOptions({
    rpID: site.id,
    rpName: site.name,
    userID: new TextEncoder().encode(curator.id) as Bytes,
    userName: curator.email ?? '',
    userDisplayName: curator.name,
    challenge: challenge as Bytes,
    attestationType: 'none',
    timeout: 5 * 60_000,
    excludeCredentials: curator.secondStep.passkeys.map(({ credential }) => ({ id: credential })),
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
  });
}

/** What a browser is told to use a passkey: one of these, or without them any that it has for the archive. */
export async function usePasskeyOptions(
  site: Site,
  challenge: Uint8Array,
  passkeys: readonly Passkey[] = [],
): Promise<object> {
  const { generateAuthenticationOptions } = await library();
  return generateAuthenticationOptions({
    rpID: site.id,
    challenge: challenge as Bytes,
    timeout: 5 * 60_000,
    userVerification: 'required',
    allowCredentials: passkeys.map(({ credential }) => ({ id: credential })),
  });
}

const base64url = z.string().regex(/^[A-Za-z0-9_-]{1,8192}$/);
const credential = { id: base64url, rawId: base64url, type: z.literal('public-key') };
const attestation = z.object({
  ...credential,
  response: z.object({ clientDataJSON: base64url, attestationObject: z.string().max(20_000) }),
});
const assertion = z.object({
  ...credential,
  response: z.object({
    clientDataJSON: base64url,
    authenticatorData: base64url,
    signature: base64url,
    userHandle: base64url.optional(),
  }),
});

/** How an answer turned out: what it proves, or why it proves nothing, for the log. */
export type Judged<Proof> = { readonly proof: Proof } | { readonly proof: null; readonly why: string };

/** Whether a challenge is one that was put, and has not been answered. */
type IsAsked = (challenge: string) => Promise<boolean>;

/** What a browser answered that was to make a passkey. */
export function judgeNewPasskey(
  site: Site,
  answer: string,
  isAsked: IsAsked,
): Promise<Judged<Pick<Passkey, 'credential' | 'publicKey' | 'counter'>>> {
  return judge(answer, attestation, async (response) => {
    const { verifyRegistrationResponse } = await library();
    const { verified, registrationInfo } = await verifyRegistrationResponse({
      response: { ...response, clientExtensionResults: {} },
      expectedChallenge: isAsked,
      expectedOrigin: site.origin,
      expectedRPID: site.id,
      requireUserVerification: true,
    });
    if (!verified) return null;
    const { id, publicKey, counter } = registrationInfo.credential;
    return { credential: id, publicKey: Buffer.from(publicKey).toString('base64url'), counter };
  });
}

/** Whose passkey an answer is of, as it says itself: an account's id, or "" where it says nothing. */
export function ownerIn(answer: string): string {
  const parsed = assertion.safeParse(parseJson(answer));
  const handle = parsed.success ? (parsed.data.response.userHandle ?? '') : '';
  return Buffer.from(handle, 'base64url').toString('utf8');
}

/** What a browser answered that was to use a passkey: which of `passkeys` it is, and its new count. */
export function judgeUse(
  site: Site,
  answer: string,
  passkeys: readonly Passkey[],
  isAsked: IsAsked,
): Promise<Judged<{ readonly passkey: Passkey; readonly counter: number }>> {
  return judge(answer, assertion, async ({ response: { userHandle, ...signed }, ...response }) => {
    const passkey = passkeys.find((each) => each.credential === response.id);
    if (!passkey) return null;
    const { verifyAuthenticationResponse } = await library();
    const { verified, authenticationInfo } = await verifyAuthenticationResponse({
      response: {
        ...response,
        response: { ...signed, ...(userHandle === undefined ? {} : { userHandle }) },
        clientExtensionResults: {},
      },
      expectedChallenge: isAsked,
      expectedOrigin: site.origin,
      expectedRPID: site.id,
      credential: {
        id: passkey.credential,
        publicKey: new Uint8Array(Buffer.from(passkey.publicKey, 'base64url')),
        counter: passkey.counter,
      },
      requireUserVerification: true,
    });
    return verified ? { passkey, counter: authenticationInfo.newCounter } : null;
  });
}

// The library throws a sentence for each thing that is not as it should be; all of them come from outside.
async function judge<Shape extends z.ZodType, Proof extends object>(
  answer: string,
  shape: Shape,
  look: (response: z.infer<Shape>) => Promise<Proof | null>,
): Promise<Judged<Proof>> {
  const parsed = shape.safeParse(parseJson(answer));
  if (!parsed.success) return { proof: null, why: 'it has not the shape of an answer' };
  try {
    const proof: Proof | null = await look(parsed.data);
    return proof === null ? { proof: null, why: 'it is of no passkey that counts' } : { proof };
  } catch (error) {
    return { proof: null, why: error instanceof Error ? error.message : String(error) };
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
