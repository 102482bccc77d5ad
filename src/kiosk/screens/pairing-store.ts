/** A screen that asks to be paired. */
export interface Pairing {
  /** What a curator types, such as "7KQ2XM". */
  readonly code: string;
  /** Of the credential that the screen was given, which opens nothing until a curator has typed the code. */
  readonly credentialHash: string;
  readonly expiresAt: Date;
}

/** Where pairings wait; they are forgotten by themselves. Contract; implemented in mongo/. */
export interface PairingStore {
  /** @throws Conflict where that code waits already, or that credential. */
  insert(pairing: Pairing): Promise<void>;
  /** The one that waits under that credential and has not expired by then. */
  find(credentialHash: string, at: Date): Promise<Pairing | null>;
  /** Takes the pairing away and hands it over: of two who type the same code, one gets it. Null where none waits. */
  claim(code: string, at: Date): Promise<Pairing | null>;
}
