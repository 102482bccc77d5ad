import { again, done, type Handler } from '../jobs/handler.ts';
import type { Logger } from '../logger.ts';
import { undoable, undoSeconds } from '../story/changes/undo.ts';
import type { StoryId } from '../story/ids.ts';
import type { ContactStore } from '../story/stores/contact-store.ts';
import type { StoryStore } from '../story/stores/story-store.ts';
import type { SentStory } from '../story/story.ts';
import { isSent } from '../story/story.ts';
import { EmailRefused, type Mailer } from './mailer.ts';
import { isToBeReminded, remind } from './remind.ts';
import { emailAbout, latestNews } from './story-emails.ts';

export interface TellServices {
  readonly stories: Pick<StoryStore, 'find' | 'noteReminded'>;
  readonly contacts: ContactStore;
  /** Null where no mail server is set: the private link then does it all. */
  readonly mail: { readonly mailer: Mailer; readonly publicUrl: URL } | null;
  readonly logger: Logger;
  now(): Date;
}

/** Seconds until a mail server that could not be used is tried again. */
const pause = 300;

/**
 * Writes to a storyteller who left an e-mail address what is new about their story; once for all that happened since the
 * last email. Safe to run again: what was told is noted after the email has gone, so a crash in between sends it twice,
 * under one id, rather than never. Whoever has not sent their story yet is reminded of it (remind.ts).
 */
export function tellHandler(services: TellServices): Handler<'tell'> {
  const { stories, contacts, mail, logger } = services;
  return async ({ story: id }) => {
    if (!mail) return done;
    const [story, contact] = await Promise.all([stories.find(id), contacts.find(id)]);
    if (story?.state === 'draft') return remind(services, story);
    if (!story || !isSent(story) || !contact?.email) return done;
    const decided = undoable(story, services.now());
    // Whoever decided may still undo it: news that was none is never told.
    if (decided)
      return again(undoSeconds - Math.floor((services.now().getTime() - decided.at.getTime()) / 1000));
    const upTo = story.history.length;
    const news = latestNews(story.history, contact.toldUpTo);
    try {
      if (news) {
        const email = emailAbout(news, story, mail.publicUrl);
        await mail.mailer.send({
          id: `${id}.${upTo}@${mail.publicUrl.hostname}`,
          to: contact.email,
          ...email,
        });
        logger.info({ story: id, news }, 'wrote to a storyteller');
      }
    } catch (error) {
      if (!(error instanceof EmailRefused)) {
        logger.warn({ err: error, story: id }, 'an email waits for the mail server');
        return again(pause);
      }
      logger.warn({ err: error, story: id }, 'the mail server refused an email; it is not tried again');
    }
    await contacts.noteTold(id, upTo);
    return done;
  };
}

/** True while there is news of this story that its teller has not been written to about. */
export async function isFarewellDue(
  { contacts, mail }: Pick<TellServices, 'contacts' | 'mail'>,
  story: SentStory,
): Promise<boolean> {
  const contact = mail && (await contacts.find(story.id));
  return contact?.email != null && latestNews(story.history, contact.toldUpTo) !== null;
}

/** Stories whose teller is still to be written to: a lost job is found by this. */
export async function* pendingNotifications({
  stories,
  contacts,
  mail,
  now,
}: Pick<TellServices, 'stories' | 'contacts' | 'mail' | 'now'>): AsyncGenerator<StoryId> {
  if (!mail) return;
  for await (const contact of contacts.withEmail()) {
    const story = await stories.find(contact.of as StoryId);
    if (!story) continue;
    const isDue =
      story.state === 'draft'
        ? isToBeReminded(story, now())
        : isSent(story) && latestNews(story.history, contact.toldUpTo) !== null;
    if (isDue) yield story.id;
  }
}
