import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from '@jest/globals';
import { SMTPServer } from 'smtp-server';
import { createSmtpMailer } from './smtp-mailer.ts';

/** Which lines a letter leaves over. The mail server is real, and under an address that is not taken for this machine's own. */

interface Taken {
  readonly secure: boolean;
  readonly text: string;
}

let server: SMTPServer;
let taken: Taken[];
let asked: string[];
afterEach(() => new Promise<void>((resolve) => server.close(() => resolve())));

async function listen(offersTls: boolean): Promise<number> {
  taken = [];
  asked = [];
  server = new SMTPServer({
    disabledCommands: offersTls ? [] : ['STARTTLS'],
    allowInsecureAuth: true,
    authOptional: true,
    logger: false,
    onAuth({ password }, _session, callback) {
      asked.push(String(password));
      callback(null, { user: 'archive' });
    },
    onData(stream, session, callback) {
      let text = '';
      stream.on('data', (chunk) => {
        text += chunk;
      });
      stream.on('end', () => {
        taken.push({ secure: session.secure, text });
        callback();
      });
    },
  });
  server.listen(0, '127.0.0.1');
  await once(server.server, 'listening');
  return (server.server.address() as AddressInfo).port;
}

const from = 'Stories <stories@example.org>';
const letter = { id: 'one@example.org', to: 'ada@example.org', subject: 'News', text: 'There is news.' };
/** Nobody has signed the server's certificate. */
const unsigned = '?tls.rejectUnauthorized=false';

describe('A letter', () => {
  it('does not leave where the mail server speaks no TLS, and neither does the password', async () => {
    const port = await listen(false);
    const mailer = createSmtpMailer({ url: `smtp://archive:hunter2@0.0.0.0:${port}`, from });
    await expect(mailer.send(letter)).rejects.toThrow('The mail server could not be used');
    expect([taken, asked]).toEqual([[], []]);
  });

  it('leaves over TLS where the mail server offers it, and not to one that nobody vouches for', async () => {
    const port = await listen(true);
    const url = `smtp://archive:hunter2@0.0.0.0:${port}`;
    await expect(createSmtpMailer({ url, from }).send(letter)).rejects.toThrow('The mail server');
    expect(asked).toEqual([]);
    await createSmtpMailer({ url: url + unsigned, from }).send(letter);
    expect(taken).toEqual([{ secure: true, text: expect.stringContaining('There is news.') }]);
  });

  it('leaves all the same where a setting says so, and to this machine itself', async () => {
    const port = await listen(false);
    await createSmtpMailer({ url: `smtp://0.0.0.0:${port}`, from, tls: 'if-offered' }).send(letter);
    await createSmtpMailer({ url: `smtp://127.0.0.1:${port}`, from }).send(letter);
    expect(taken.map(({ secure }) => secure)).toEqual([false, false]);
  });

  it('has no more headers than it was given, whatever its parts say', async () => {
    const port = await listen(false);
    const planted = (text: string) => `${text}\r\nBcc: eve@example.org\r\n\r\nAnother letter`;
    await createSmtpMailer({ url: `smtp://127.0.0.1:${port}`, from }).send({
      ...letter,
      id: planted(letter.id),
      subject: planted('News'),
    });
    const [head = '', body = ''] = taken[0]?.text.split('\r\n\r\n') ?? [];
    expect(head).not.toMatch(/^Bcc:/im);
    expect(body).toContain('There is news.');
  });
});
