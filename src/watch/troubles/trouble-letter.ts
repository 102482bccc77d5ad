import type { News, ToldAlert } from '../../alerts/alert-reader.ts';
import type { Letters } from '../../alerts/tell-readers.ts';
import { say } from '../../words/say.ts';
import { dayAndTime } from '../../words/times.ts';
import { byUrgency, type Trouble, type TroubleKind } from './trouble.ts';
import { overWords, systemPage, wordsOf } from './trouble-words.ts';

/** Where an administrator chooses, on the page of their own account. */
export const systemEmailsAnchor = '/curate/account#system-emails';

/** So many are told of one by one; of a hundred files that failed in one night the page has the rest. */
const most = 10;

type SystemNews = News<TroubleKind, string>;
type ToldTrouble = ToldAlert<TroubleKind, string>;

/** E-mails about the archive itself: every administrator who wants any gets all. No person is named in them (S15). */
export function troubleLetters(publicUrl: URL): Letters<{ readonly email: string }, TroubleKind, string> {
  const link = (page: string) => new URL(page, publicUrl).href;
  return {
    subject: 'system',
    isFor: () => true,
    write(news, { wish }, now) {
      const begun = news.begun.toSorted(byUrgency);
      const paragraphs = [
        say('emails-hello'),
        ...begun.slice(0, most).map((trouble) => begunWords(trouble, link)),
        ...moreWords(begun.length),
        ...linesUnder(
          'system-email-well',
          news.over.map((trouble) => overWords(trouble, now)),
        ),
        ...(wish === 'daily' ? linesUnder('system-email-still', news.still.map(stillWords)) : []),
        say('system-email-page', { link: link(systemPage) }),
        say('system-email-choice', { wish, link: link(systemEmailsAnchor) }),
        say('emails-no-answer'),
        say('emails-archive'),
      ];
      return { subject: subjectOf({ ...news, begun }), text: `${paragraphs.join('\n\n')}\n` };
    },
  };
}

function subjectOf({ begun, over }: SystemNews): string {
  const [first] = [...begun, ...over];
  if (!first) throw new Error('Expected news to write of but found none');
  const what = wordsOf(first).title;
  const more = begun.length + over.length - 1;
  const subject = say('system-subject', { well: begun.length > 0 ? 'no' : 'yes', what });
  return more === 0 ? subject : say('system-subject-more', { subject, more });
}

function begunWords(trouble: ToldTrouble, link: (page: string) => string): string {
  const { title, news, toDo, page } = wordsOf(trouble);
  return [title, news, toDo, ...(page === systemPage ? [] : [link(page)])].join('\n');
}

const moreWords = (count: number): string[] =>
  count > most ? [say('system-email-more', { count: count - most })] : [];

const stillWords = (trouble: Trouble): string =>
  say('system-email-still-line', {
    what: wordsOf(trouble).title,
    since: dayAndTime(trouble.episode?.since ?? new Date()),
  });

/** Lines under one that says what they are; nothing where there are none. */
const linesUnder = (key: string, lines: readonly string[]): string[] => {
  const shown = lines.slice(0, most);
  return lines.length > 0 ? [[say(key), ...shown, ...moreWords(lines.length)].join('\n')] : [];
};
