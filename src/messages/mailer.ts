/** Sends one letter of plain text. Contract; implemented over SMTP in smtp-mailer.ts. */
export interface Mailer {
  /** @throws LetterRefused where trying again is no use; anything else where it may help later. */
  send(letter: Letter): Promise<void>;
}

export interface Letter {
  /** The same for the same news, so that a letter that is sent twice can be known as one. */
  readonly id: string;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
}

/** The mail server will not take it: there is no such address, or it may not be written to. */
export class LetterRefused extends Error {
  constructor(code: string) {
    super(`Expected the mail server to take the letter but it answered ${code}`);
    this.name = 'LetterRefused';
  }
}
