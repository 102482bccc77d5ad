import type { MailServer } from '../support/mail-server.ts';
import { eventually, type Visitor } from '../support/storyteller.ts';

/** Tests shorten the time between two looks; with this they have the real one, and say how long everything took. */
export const realSeconds = process.env.TEST_WATCH_SECONDS;

/** What a keeper sees: the system page, readiness, and e-mails. */
export class Keeper {
  readonly #person: Visitor;
  readonly #smtp: MailServer;

  constructor(person: Visitor, smtp: MailServer) {
    this.#person = person;
    this.#smtp = smtp;
  }

  async ready(): Promise<{ status: number; says: string; troubles: readonly string[] }> {
    const answer = await this.#person.get('/readyz');
    const { status: says, troubles = [] } = (await answer.json()) as { status: string; troubles?: string[] };
    return { status: answer.status, says, troubles };
  }

  /** The text of the system page, as it is read. */
  async page(): Promise<string> {
    const html = await (await this.#person.get('/curate/system')).text();
    return html
      .replaceAll(/<[^>]+>/g, ' ')
      .replaceAll('&#x27;', "'")
      .replaceAll(/\s+/g, ' ');
  }

  subjects(): readonly string[] {
    return this.#smtp.emails.map((email) => {
      const plain = email
        .replaceAll('=\r\n', '')
        .replaceAll(/=([0-9A-F]{2})/g, (_all, hex) => String.fromCharCode(parseInt(hex, 16)));
      const subject = /^Subject: (.*(?:\r\n .*)*)/m.exec(plain)?.[1]?.replaceAll('\r\n', '') ?? '';
      return subject.replaceAll(/=\?UTF-8\?Q\?(.*?)\?=/g, (_all, text: string) => text.replaceAll('_', ' '));
    });
  }

  /** Waits until an e-mail says so, which with the real intervals is within two minutes. */
  async told(subject: string | RegExp): Promise<void> {
    const began = Date.now();
    await eventually(
      `an e-mail: ${subject}`,
      async () => this.subjects(),
      (all) => all.some((each) => (typeof subject === 'string' ? each === subject : subject.test(each))),
    );
    if (realSeconds) process.stderr.write(`${subject}: after ${Math.round((Date.now() - began) / 1000)} s\n`);
  }

  /** Waits until the page says so. */
  sees(words: string): Promise<unknown> {
    return eventually(
      `the page to say “${words}”`,
      () => this.page(),
      (text) => text.includes(words),
    );
  }

  seesNoMore(words: string): Promise<unknown> {
    return eventually(
      `the page to say no more “${words}”`,
      () => this.page(),
      (text) => !text.includes(words),
    );
  }
}
