import { never } from '../errors.ts';
import type { Action, HistoryEntry } from '../story/history.ts';
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

/** The latest news in the lines of history from `told` on; null where there is none. */
export function latestNews(history: readonly HistoryEntry[], told: number): News | null {
  for (const { action } of history.slice(told).toReversed()) {
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
  const [subject, ...sentences] = words(news);
  const paragraphs = [
    'Hello,',
    ...sentences,
    `The reference of your story is ${story.reference}.`,
    news === 'erasing'
      ? null
      : `Your own page is behind your private link. You can also find it here, with your reference and your code: ${new URL('/my-story', publicUrl).href}`,
    'We write to you only about this story. Please do not reply to this e-mail: nobody reads the answers.',
    'Neighbourhood Stories',
  ];
  return { subject, text: `${paragraphs.filter((each) => each !== null).join('\n\n')}\n` };
}

function words(news: News): readonly [subject: string, ...sentences: string[]] {
  switch (news) {
    case 'received':
      return [
        'Your story has arrived',
        'Thank you. Your story has arrived safely.',
        'A curator looks at every story before anyone else can see it. We write to you again when that is done.',
      ];
    case 'question':
      return [
        'A curator has a question about your story',
        'A curator has looked at your story and has a question for you.',
        'You can read it and answer it on your own page. There is no hurry.',
      ];
    case 'published':
      return [
        'Your story is published',
        'A curator has looked at your story and published it. It shows where you agreed to.',
        'You can change your mind at any time on your own page.',
      ];
    case 'declined':
      return [
        'A curator has looked at your story',
        'A curator has looked at your story with care. It will not be shown as it is.',
        'They have written to you why. You can read it on your own page.',
      ];
    case 'taken-down':
      return [
        'Your story has been taken down',
        'A curator has taken your story down. It shows nowhere now.',
        'You can read more on your own page.',
      ];
    case 'hidden-for-someone':
      return [
        'Your story is hidden for now',
        'Someone who may be in your story has asked us to hide it. So it is hidden while a curator looks at this.',
        'You have done nothing wrong. You can read what happens next on your own page.',
      ];
    case 'withdrawn':
      return [
        'Your story is hidden',
        'Your story has been hidden, as you asked. It shows nowhere now.',
        'If this was not you, please look at your own page. You can show it again from there.',
      ];
    case 'erasing':
      return [
        'Your story is being erased',
        'Your story is being erased, as you asked. It shows nowhere now, and its files are being removed.',
        'We remove this e-mail address too, so this is our last email to you.',
      ];
    default:
      return never(news);
  }
}
