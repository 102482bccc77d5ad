import { type Action, type HistoryEntry, withoutUndone } from '../story/history.ts';
import { say } from '../words/say.ts';
import type { Email } from './mailer.ts';

/** What a storyteller is written to about. */
export type News =
  | 'received'
  | 'question'
  | 'published'
  | 'declined'
  | 'taken-down'
  | 'hidden-for-someone'
  | 'withdrawn'
  | 'erasing';

const newsOf: Readonly<Partial<Record<Action, News>>> = {
  sent: 'received',
  changeAsked: 'question',
  approved: 'published',
  declined: 'declined',
  unpublished: 'taken-down',
  concernRaised: 'hidden-for-someone',
  hidden: 'withdrawn',
  erasureAsked: 'erasing',
};

/** The latest news in the lines of history from `told` on, but for what was undone; null where there is none. */
export function latestNews(history: readonly HistoryEntry[], told: number): News | null {
  for (const { action } of withoutUndone(history.slice(told)).toReversed()) {
    const news = newsOf[action];
    if (news) return news;
  }
  return null;
}

/**
 * The email's subject and text. It names the story by its reference alone: nothing of what was told, no name, and no
 * private link, which the archive itself does not know (S15).
 */
export function emailAbout(
  news: News,
  story: { readonly reference: string },
  publicUrl: URL,
): Pick<Email, 'subject' | 'text'> {
  const ownPage = new URL('/my-story', publicUrl).href;
  const paragraphs = [
    say('emails-hello'),
    say(`emails-${news}-news`),
    say(`emails-${news}-next`),
    say('emails-reference', { reference: story.reference }),
    ...(news === 'erasing' ? [] : [say('emails-own-page', { link: ownPage })]),
    say('emails-only-this'),
    say('emails-archive'),
  ];
  return { subject: say(`emails-${news}-subject`), text: `${paragraphs.join('\n\n')}\n` };
}
