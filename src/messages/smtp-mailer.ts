import { createTransport } from 'nodemailer';
import { EmailRefused, type Mailer } from './mailer.ts';

export interface SmtpOptions {
  /** Such as "smtps://user:password@mail.example.org". */
  readonly url: string;
  /** Such as "Neighbourhood Stories <stories@example.org>". */
  readonly from: string;
}

const seconds = 1000;

/** Emails over SMTP. What the mail server says about an address goes no further than its number (S15). */
export function createSmtpMailer({ url, from }: SmtpOptions): Mailer {
  const transport = createTransport(
    { url, connectionTimeout: 10 * seconds, greetingTimeout: 10 * seconds, socketTimeout: 30 * seconds },
    { from },
  );
  return {
    async send({ id, to, subject, text }) {
      try {
        await transport.sendMail({
          messageId: `<${id}>`,
          to: { name: '', address: to },
          subject,
          text,
          // Machines do not answer to this one: no "out of office" comes back (RFC 3834).
          headers: { 'Auto-Submitted': 'auto-generated' },
        });
      } catch (error) {
        throw withoutAddress(error);
      }
    },
    async check() {
      await transport.verify().catch((error: unknown) => {
        throw withoutAddress(error);
      });
    },
  };
}

/** The library's own errors quote the address they failed on. */
function withoutAddress(error: unknown): Error {
  const { responseCode, code } = error as { responseCode?: number; code?: string };
  if (responseCode !== undefined && responseCode >= 500) return new EmailRefused(String(responseCode));
  return new Error(`The mail server could not be used: ${responseCode ?? code ?? 'no answer'}`);
}
