import type { CuratorNews, CuratorServices } from '../curators/curator-services.ts';
import type { Logger } from '../logger.ts';
import { base32 } from '../random.ts';
import { say } from '../words/say.ts';
import type { Mailer } from './mailer.ts';

/** Tells somebody with an account what happened to it. Nothing waits for it, and nothing fails with it; without a mail server nobody is told. */
export function createCuratorEmails(
  mail: { readonly mailer: Mailer; readonly publicUrl: URL } | null,
  logger: Logger,
): CuratorServices['tell'] {
  return async (to, news) => {
    if (!mail) return;
    const { mailer, publicUrl } = mail;
    try {
      await mailer.send({ id: `${base32(16)}@${publicUrl.hostname}`, to, ...emailOf(news, publicUrl) });
    } catch (error) {
      logger.warn(
        { err: error, news },
        'somebody could not be told by e-mail what happened to their account',
      );
    }
  };
}

function emailOf(news: CuratorNews, publicUrl: URL) {
  const paragraphs = [
    say('emails-hello'),
    say('emails-account-news', { news }),
    say('emails-account-look', { link: new URL('/curate/account', publicUrl).href }),
    say('emails-no-answer'),
    say('emails-archive'),
  ];
  return { subject: say('emails-account-subject', { news }), text: `${paragraphs.join('\n\n')}\n` };
}
