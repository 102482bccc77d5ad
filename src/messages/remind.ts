import { again, done, type Handler } from '../jobs/handler.ts';
import { endsAfter, isForgotten, isReminderDue } from '../story/draft-times.ts';
import type { DraftStory } from '../story/story.ts';
import { say } from '../words/say.ts';
import { longDay } from '../words/times.ts';
import { EmailRefused } from './mailer.ts';
import type { TellServices } from './tell-job.ts';

/** Seconds until a mail server that could not be used is tried again. */
const pause = 300;

/**
 * Reminds the teller of a draft, once, that it is erased soon. It is noted before the email goes, so that nobody is written
 * to twice: a crash in between costs the reminder. Where the mail server is away, the note is taken back.
 */
export async function remind(
  { stories, contacts, mail, logger, now }: TellServices,
  draft: DraftStory,
): ReturnType<Handler<'tell'>> {
  const contact = mail && (await contacts.find(draft.id));
  if (!mail || !contact?.email || !isToBeReminded(draft, now())) return done;
  const at = now();
  if (!(await stories.noteReminded(draft, at))) return done;
  try {
    await mail.mailer.send({
      id: `${draft.id}.reminder.${at.getTime()}@${mail.publicUrl.hostname}`,
      to: contact.email,
      ...reminder(draft, at, mail.publicUrl),
    });
    logger.info({ story: draft.id }, 'reminded a storyteller of a draft');
    return done;
  } catch (error) {
    if (error instanceof EmailRefused) {
      logger.warn(
        { err: error, story: draft.id },
        'the mail server refused a reminder; it is not tried again',
      );
      return done;
    }
    logger.warn({ err: error, story: draft.id }, 'a reminder waits for the mail server');
    await stories.noteReminded({ ...draft, remindedAt: at }, null);
    return again(pause);
  }
}

export function isToBeReminded(draft: DraftStory, now: Date): boolean {
  return isReminderDue(draft, now) && !isForgotten(draft, true, now);
}

/** Without a word of the story, and without the private link, which the archive itself does not know (S15). */
function reminder(draft: DraftStory, at: Date, publicUrl: URL) {
  const paragraphs = [
    say('emails-hello'),
    say('emails-reminder-news'),
    say('emails-reminder-until', { day: longDay(endsAfter(draft, at)) }),
    say('emails-reminder-go-on', { link: new URL('/share', publicUrl).href }),
    say('emails-reminder-private-link'),
    say('emails-reminder-leave'),
    say('emails-only-this'),
    say('emails-archive'),
  ];
  return { subject: say('emails-reminder-subject'), text: `${paragraphs.join('\n\n')}\n` };
}
