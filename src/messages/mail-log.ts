import { EmailRefused, type Mailer } from './mailer.ts';

/** How the mail server was found last. Contract; implemented in mongo/. */
export interface MailLog {
  read(): Promise<MailState>;
  note(outcome: keyof MailState, at: Date): Promise<void>;
}

export interface MailState {
  readonly sentAt: Date | null;
  /** It would not take an email for one address; others it takes. */
  readonly refusedAt: Date | null;
  /** It could not be used. */
  readonly failedAt: Date | null;
  /** It was there when it was asked, with no email to send. */
  readonly foundAt: Date | null;
}

/** Notes how each email went. A note that fails holds up no email. */
export function withLog(mailer: Mailer, log: MailLog, now = () => new Date()): Mailer {
  const note = (outcome: keyof MailState) => log.note(outcome, now()).catch(() => undefined);
  return {
    async send(email) {
      try {
        await mailer.send(email);
      } catch (error) {
        await note(error instanceof EmailRefused ? 'refusedAt' : 'failedAt');
        throw error;
      }
      await note('sentAt');
    },
    async check() {
      try {
        await mailer.check();
      } catch (error) {
        await note('failedAt');
        throw error;
      }
      await note('foundAt');
    },
  };
}
