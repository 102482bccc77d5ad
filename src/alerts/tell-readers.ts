import { createHash } from 'node:crypto';
import type { Logger } from '../logger.ts';
import { EmailRefused, type Mailer } from '../messages/mailer.ts';
import { base32 } from '../random.ts';
import type { CuratorId } from '../story/ids.ts';
import type { Alert } from './alert.ts';
import {
  type AlertReader,
  type AlertWish,
  isSummaryDue,
  marksOf,
  type News,
  newsFor,
  toldWith,
} from './alert-reader.ts';
import type { AlertReaderStore } from './alert-reader-store.ts';
import type { AlertStore } from './alert-store.ts';

export interface TellReadersServices<Person, Kind extends string, About extends string> {
  readonly alerts: Pick<AlertStore<Kind, About>, 'all'>;
  readonly alertReaders: AlertReaderStore;
  /** As their account says at this moment; null for one who cannot sign in, has no address, or is not to be told. */
  addressee(curator: CuratorId): Promise<Person | null>;
  readonly logger: Logger;
  now(): Date;
}

export interface Mail {
  readonly mailer: Mailer;
  readonly publicUrl: URL;
}

/** What one room tells its readers, and how it says so. */
export interface Letters<Person, Kind extends string, About extends string> {
  /** In ids of e-mails, such as "screens". */
  readonly subject: string;
  /** Whether this alert is for that person. */
  isFor(person: Person, alert: Alert<Kind, About>): boolean;
  write(
    news: News<Kind, About>,
    to: { readonly person: Person; readonly wish: AlertWish },
    now: Date,
  ): { readonly subject: string; readonly text: string };
}

/** Longer than a mail server takes to say no (smtp-mailer.ts). */
const holdMilliseconds = 120_000;

/**
 * Writes to each reader what they have not heard yet, all of it in one e-mail. One process at a time holds a reader, and what
 * was told is noted once the e-mail has gone: a mail server that is away costs nothing, and a crash in between sends the
 * same news again under one id.
 */
export async function tellReaders<
  Person extends { readonly email: string },
  Kind extends string,
  About extends string,
>(
  services: TellReadersServices<Person, Kind, About>,
  mail: Mail,
  letters: Letters<Person, Kind, About>,
): Promise<void> {
  const { alertReaders } = services;
  for (const curator of await alertReaders.all()) {
    const token = base32(26);
    const now = services.now();
    const until = new Date(now.getTime() + holdMilliseconds);
    const reader = await alertReaders.hold(curator, token, now, until);
    if (!reader) continue;
    const told = await tell(services, mail, letters, reader, now);
    if (told) await alertReaders.noteTold(curator, token, { told, summedAt: now });
    else await alertReaders.letGo(curator, token);
  }
}

/** Resolves to what the reader has been told by now, or to null where nothing was to be told or nothing went. */
async function tell<Person extends { readonly email: string }, Kind extends string, About extends string>(
  { alerts, addressee, logger }: TellReadersServices<Person, Kind, About>,
  mail: Mail,
  letters: Letters<Person, Kind, About>,
  reader: AlertReader,
  now: Date,
): Promise<readonly string[] | null> {
  const { curator, wish } = reader;
  if (wish === 'daily' && !isSummaryDue(reader, now)) return null;
  const person = await addressee(curator);
  if (!person) return null;
  // Read while the reader is held: it has every alert of which another process has told them.
  const all = await alerts.all();
  const news = newsFor(
    reader,
    all.filter((alert) => letters.isFor(person, alert)),
  );
  const after = toldWith(reader.told, news, all);
  // A summary with nothing in it is over for the day too.
  if (marksOf(news).length === 0) return wish === 'daily' ? after : null;
  const became = await sendNews({ mail, letters, logger }, news, { curator, person, wish }, now);
  return became === 'later' ? null : after;
}

/** Sends one e-mail; what the mail server refuses is not tried again, and what waits for it is. */
export async function sendNews<
  Person extends { readonly email: string },
  Kind extends string,
  About extends string,
>(
  services: { readonly mail: Mail; readonly letters: Letters<Person, Kind, About>; readonly logger: Logger },
  news: News<Kind, About>,
  to: { readonly curator: CuratorId; readonly person: Person; readonly wish: AlertWish },
  now: Date,
): Promise<'sent' | 'refused' | 'later'> {
  const { mail, letters, logger } = services;
  const { curator } = to;
  const marks = marksOf(news);
  const about = letters.subject;
  const id = `${idOf(curator, marks)}.${about}@${mail.publicUrl.hostname}`;
  try {
    await mail.mailer.send({ id, to: to.person.email, ...letters.write(news, to, now) });
    logger.info({ curator, about, news: marks.length }, 'wrote to somebody about what is watched');
    return 'sent';
  } catch (error) {
    if (!(error instanceof EmailRefused)) {
      logger.warn({ err: error, curator, about }, 'an email about what is watched waits for the mail server');
      return 'later';
    }
    logger.warn(
      { err: error, curator, about },
      'the mail server refused an email about what is watched; it is not tried again',
    );
    return 'refused';
  }
}

/** The same for the same news. */
const idOf = (curator: CuratorId, marks: readonly string[]) =>
  createHash('sha256')
    .update([curator, ...marks].join('\n'))
    .digest('hex')
    .slice(0, 32);
