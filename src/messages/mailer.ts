/** Sends one email of plain text. Contract; implemented over SMTP in smtp-mailer.ts. */
export interface Mailer {
  /** @throws EmailRefused where trying again is no use; anything else where it may help later. */
  send(email: Email): Promise<void>;
  /** Resolves where emails can be sent: the mail server answers, and lets the archive in. */
  check(): Promise<void>;
}

export interface Email {
  /** The same for the same news, so that an email that is sent twice can be known as one. */
  readonly id: string;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
}

/** The mail server will not take it: there is no such address, or it may not be written to. */
export class EmailRefused extends Error {
  constructor(code: string) {
    super(`Expected the mail server to take the email but it answered ${code}`);
    this.name = 'EmailRefused';
  }
}
