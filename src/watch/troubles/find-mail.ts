import type { MailState } from '../../messages/mail-log.ts';
import { archive, type Finding } from './trouble.ts';

/** Of an archive without a mail server: nothing is amiss. */
export const noMail: MailState = { sentAt: null, refusedAt: null, failedAt: null, foundAt: null };

const time = (at: Date | null) => at?.getTime() ?? 0;

/** Whether the mail server could be used the last time that anybody did. */
export function isMailAway({ sentAt, refusedAt, foundAt, failedAt }: MailState): boolean {
  return time(failedAt) > Math.max(time(sentAt), time(refusedAt), time(foundAt));
}

export const findMail = (state: MailState): Finding => ({
  kind: 'mail',
  about: archive,
  sign: isMailAway(state) ? 'trouble' : 'well',
});
