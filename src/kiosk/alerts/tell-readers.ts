import { createHash } from 'node:crypto';
import type { Logger } from '../../logger.ts';
import { EmailRefused, type Mailer } from '../../messages/mailer.ts';
import { base32 } from '../../random.ts';
import type { CuratorId } from '../../story/ids.ts';
import type { SignedIn } from '../../web/signed-in.ts';
import { looksAfter } from '../exhibitions/own-exhibitions.ts';
import { alertLetter } from './alert-letter.ts';
import { type AlertReader, isSummaryDue, marksOf, newsFor, toldWith } from './alert-reader.ts';
import type { AlertReaderStore } from './alert-reader-store.ts';
import type { AlertStore } from './alert-store.ts';
import type { WatchedScreen } from './signs.ts';

/** Somebody who looks after screens, as their account says at this moment. */
export interface Addressee {
  readonly email: string;
  /** The neighbourhoods whose exhibitions they look after; null is all of them. */
  readonly scope: SignedIn['scope'];
}

export interface TellReadersServices {
  readonly alerts: Pick<AlertStore, 'all'>;
  readonly alertReaders: AlertReaderStore;
  /** Null for an account that cannot sign in, has no address, or looks after no screens. */
  addressee(curator: CuratorId): Promise<Addressee | null>;
  readonly logger: Logger;
  now(): Date;
}

interface Mail {
  readonly mailer: Mailer;
  readonly publicUrl: URL;
}

/** Longer than a mail server takes to say no (smtp-mailer.ts). */
const holdMilliseconds = 120_000;

/**
 * Writes to each reader what they have not heard yet, all of it in one e-mail. One worker at a time holds a reader, and what
 * was told is noted once the e-mail has gone: a mail server that is away costs nothing, and a crash in between sends the
 * same news again under one id.
 */
export async function tellReaders(
  services: TellReadersServices,
  mail: Mail,
  screens: readonly WatchedScreen[],
): Promise<void> {
  const { alertReaders } = services;
  for (const curator of await alertReaders.all()) {
    const token = base32(26);
    const now = services.now();
    const until = new Date(now.getTime() + holdMilliseconds);
    const reader = await alertReaders.hold(curator, token, now, until);
    if (!reader) continue;
    const told = await tell(services, mail, reader, screens, now);
    if (told) await alertReaders.noteTold(curator, token, { told, summedAt: now });
    else await alertReaders.letGo(curator, token);
  }
}

/** Resolves to what the reader has been told by now, or to null where nothing was to be told or nothing went. */
async function tell(
  { alerts, addressee, logger }: TellReadersServices,
  { mailer, publicUrl }: Mail,
  reader: AlertReader,
  screens: readonly WatchedScreen[],
  now: Date,
): Promise<readonly string[] | null> {
  const { curator, wish } = reader;
  if (wish === 'daily' && !isSummaryDue(reader, now)) return null;
  const person = await addressee(curator);
  if (!person) return null;
  // Read while the reader is held: it has every alert of which another worker has told them.
  const all = await alerts.all();
  const own = new Map(
    screens
      .filter(({ exhibition }) => exhibition && looksAfter(person.scope, exhibition))
      .map((watched) => [watched.screen.id, watched]),
  );
  const news = newsFor(
    reader,
    all.filter(({ screen }) => own.has(screen)),
  );
  const marks = marksOf(news);
  const after = toldWith(reader.told, news, all);
  // A summary with nothing in it is over for the day too.
  if (marks.length === 0) return wish === 'daily' ? after : null;
  const letter = alertLetter(news, { screens: own, wish, publicUrl, now });
  const id = `${idOf(curator, marks)}.screens@${publicUrl.hostname}`;
  try {
    await mailer.send({ id, to: person.email, ...letter });
    logger.info({ curator, news: marks.length }, 'wrote to a curator about screens');
  } catch (error) {
    if (!(error instanceof EmailRefused)) {
      logger.warn({ err: error, curator }, 'an email about screens waits for the mail server');
      return null;
    }
    logger.warn(
      { err: error, curator },
      'the mail server refused an email about screens; it is not tried again',
    );
  }
  return after;
}

/** The same for the same news. */
const idOf = (curator: CuratorId, marks: readonly string[]) =>
  createHash('sha256')
    .update([curator, ...marks].join('\n'))
    .digest('hex')
    .slice(0, 32);
