import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';
import type { Logger } from '../../src/logger.ts';

/** A real mail server on this machine, which keeps what it gets. */
export interface MailServer {
  /** For SMTP_URL. */
  readonly url: string;
  /** As they came in. */
  readonly emails: string[];
  /** From now on it answers every address so; with null it takes them. Its answer quotes an address, as some do. */
  answerWith(code: number | null): void;
  close(): Promise<void>;
}

export async function openMailServer(): Promise<MailServer> {
  const emails: string[] = [];
  let answer: number | null = null;
  const smtp = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    logger: false,
    onRcptTo(_address, _session, callback) {
      if (answer === null) callback();
      else callback(Object.assign(new Error('No such person as ada@example.org'), { responseCode: answer }));
    },
    onData(stream, _session, callback) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        emails.push(Buffer.concat(chunks).toString());
        callback();
      });
    },
  });
  smtp.listen(0, '127.0.0.1');
  await once(smtp.server, 'listening');
  const { port } = smtp.server.address() as AddressInfo;
  return {
    url: `smtp://127.0.0.1:${port}`,
    emails,
    answerWith(code) {
      answer = code;
    },
    close: () => new Promise((resolve) => smtp.close(() => resolve())),
  };
}

/** A logger that keeps each line, with every part of an error that a line would hold. */
export function keepingLogger(lines: string[]): Logger {
  const keep = (fields: unknown, message?: string) => {
    const { err } = fields as { err?: Error };
    lines.push(JSON.stringify([fields, message, err?.message, err?.stack, err?.cause]));
  };
  return { debug: keep, info: keep, warn: keep, error: keep, fatal: keep } as unknown as Logger;
}
