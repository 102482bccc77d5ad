import { createTransport } from 'nodemailer';
import { EmailRefused, type Mailer } from './mailer.ts';

export interface SmtpOptions {
  /** Such as "smtps://user:password@mail.example.org". */
  readonly url: string;
  /** Such as "Neighbourhood Stories <stories@example.org>". */
  readonly from: string;
  /** `required` unless told: no letter leaves over a line that others can read, but to this machine itself. */
  readonly tls?: 'required' | 'if-offered';
}

const seconds = 1000;

const isThisMachine = (url: string) =>
  URL.canParse(url) && /^(?:localhost|127(?:\.\d+){3}|\[::1\])$/i.test(new URL(url).hostname);

/** Emails over SMTP. What the mail server says about an address goes no further than its number (S15). */
export function createSmtpMailer({ url, from, tls = 'required' }: SmtpOptions): Mailer {
  const requireTLS = tls === 'required' && !isThisMachine(url);
  const transport = createTransport(
    {
      ...{ url, requireTLS },
      ...{ connectionTimeout: 10 * seconds, greetingTimeout: 10 * seconds, socketTimeout: 30 * seconds },
    },
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
  // A server that speaks no TLS, or takes no password of ours, has not looked at the email.
  const ofTheLine = code === 'ETLS' || code === 'EAUTH';
  if (responseCode !== undefined && responseCode >= 500 && !ofTheLine)
    return new EmailRefused(String(responseCode));
  return new Error(
    `The mail server could not be used: ${(ofTheLine ? code : responseCode) ?? code ?? 'no answer'}`,
  );
}
