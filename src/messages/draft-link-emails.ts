import type { Logger } from '../logger.ts';
import { base32 } from '../random.ts';
import { say } from '../words/say.ts';
import { EmailRefused, type Mailer } from './mailer.ts';

/** What became of an email: on its way, not taken for this address, or not to be sent just now. */
export type Posted = 'sent' | 'refused' | 'later';

/** Sends somebody the private link of the story that they have begun, at their own wish; the archive keeps no copy of it. */
export type SendLink = (to: string, link: string) => Promise<Posted>;

/** Null where no mail server is set. The link never reaches a job or the log: it is the key to the story (S15). */
export function createDraftLinkEmails(
  mail: { readonly mailer: Mailer; readonly publicUrl: URL } | null,
  logger: Logger,
): SendLink | null {
  if (!mail) return null;
  return async (to, link) => {
    try {
      await mail.mailer.send({ id: `${base32(16)}@${mail.publicUrl.hostname}`, to, ...linkEmail(link) });
      return 'sent';
    } catch (error) {
      logger.warn({ err: error }, 'a link could not be sent by e-mail');
      return error instanceof EmailRefused ? 'refused' : 'later';
    }
  };
}

function linkEmail(link: string) {
  const paragraphs = [
    say('emails-hello'),
    say('emails-link-news'),
    link,
    say('emails-link-keep'),
    say('emails-link-mistake'),
    say('emails-no-answer'),
    say('emails-archive'),
  ];
  return { subject: say('emails-link-subject'), text: `${paragraphs.join('\n\n')}\n` };
}
