import { execFile } from 'node:child_process';
import { createHash, X509Certificate } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { temporaryFolder } from './temporary.ts';

/** A key and its certificate for 127.0.0.1, which nobody has signed but itself. */
export interface Certificate {
  readonly key: Buffer;
  readonly cert: Buffer;
  /** By which a browser can be told to take it: SHA-256 of its public key, in base 64. */
  readonly fingerprint: string;
}

/** Made by openssl, which Node.js cannot do by itself. */
export async function newCertificate(): Promise<Certificate> {
  const folder = await temporaryFolder();
  try {
    const [key, cert] = [`${folder.path}/key.pem`, `${folder.path}/cert.pem`];
    const made = [
      ...['req', '-x509', '-nodes', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-days', '2'],
      ...['-subj', '/CN=127.0.0.1', '-addext', 'subjectAltName=IP:127.0.0.1', '-keyout', key, '-out', cert],
    ];
    await promisify(execFile)('openssl', made);
    const bytes = await readFile(cert);
    const spki = new X509Certificate(bytes).publicKey.export({ type: 'spki', format: 'der' });
    return {
      key: await readFile(key),
      cert: bytes,
      fingerprint: createHash('sha256').update(spki).digest('base64'),
    };
  } finally {
    await folder.remove();
  }
}
