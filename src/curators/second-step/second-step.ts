import type { Curator } from '../curator.ts';

/** What somebody shows beside their password: a passkey, or a code from an app. Recovery codes stand in for either, once each. */
export interface SecondStep {
  readonly passkeys: readonly Passkey[];
  readonly oneTimeCodes: OneTimeCodes | null;
  /** Keyed hashes of those that are left. */
  readonly recoveryCodes: readonly string[];
}

/** A key that lies in somebody's device or password manager (WebAuthn). It is the whole of a sign-in, too. */
export interface Passkey {
  /** As addresses name it. */
  readonly id: string;
  /** The credential's own id, base64url. */
  readonly credential: string;
  /** COSE, base64url. */
  readonly publicKey: string;
  /** How often it says that it was used; many always say 0. */
  readonly counter: number;
  readonly name: string;
  readonly addedAt: Date;
  readonly lastUsedAt: Date | null;
}

/** The secret that an app shares with the archive (RFC 6238). */
export interface OneTimeCodes {
  /** Sealed by a key that is not in the database (sealed.ts). */
  readonly sealedSecret: string;
  /** The time step of the last code that counted: none of it or before counts again. */
  readonly lastStep: number;
  readonly addedAt: Date;
}

export const noSecondStep: SecondStep = { passkeys: [], oneTimeCodes: null, recoveryCodes: [] };

/** Who must have one. */
export const secondStepFor = ['no', 'admins', 'everyone'] as const;
export type SecondStepFor = (typeof secondStepFor)[number];

/** True where the account asks for more than a password. */
export const hasSecondStep = ({ secondStep }: Curator): boolean =>
  secondStep.passkeys.length > 0 || secondStep.oneTimeCodes !== null;

export const needsSecondStep = (required: SecondStepFor, { role }: Curator): boolean =>
  required === 'everyone' || (required === 'admins' && role === 'admin');

/** True where the account may do nothing before it has one. */
export const lacksSecondStep = (required: SecondStepFor, curator: Curator): boolean =>
  needsSecondStep(required, curator) && !hasSecondStep(curator);
