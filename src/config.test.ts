import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { temporaryFolder } from '../test/support/temporary.ts';
import { ConfigError, loadConfig } from './config.ts';

function faultsOf(env: Record<string, string>): string {
  try {
    loadConfig(env);
  } catch (error) {
    if (error instanceof ConfigError) return error.message;
    throw error;
  }
  return '';
}

describe('loadConfig', () => {
  it('needs nothing: both stores are embedded, with samples, on this machine only', () => {
    const config = loadConfig({});
    expect(config).toMatchObject({ mongoUri: null, s3: null, samples: true, host: '127.0.0.1', port: 3000 });
  });

  it('says on a Node that is too old what to do, and nothing else', () => {
    expect(() => loadConfig({ PORT: 'three' }, { node: '20.20.2' })).toThrow(
      new ConfigError(
        'Node.js 22 or newer is needed, but this is 20.20.2. Run ./scripts/bootstrap, which brings one, and start with ./scripts/start or with .node/bin/node.',
      ),
    );
    for (const node of ['22.0.0', '24.21.0', '26.10.0'])
      expect(loadConfig({}, { node })).toEqual(loadConfig({}));
  });

  it('takes an empty value for none', () => {
    expect(loadConfig({ MONGODB_URI: '', S3_BUCKET: '', PORT: '' })).toEqual(loadConfig({}));
  });

  it('says every fault at once, each with the name of its setting', () => {
    const faults = faultsOf({
      PORT: 'three',
      PUBLIC_URL: 'stories.example.org',
      MONGODB_URI: 'localhost:27017',
      S3_ENDPOINT: 'http://127.0.0.1:9000',
      S3_ACCESS_KEY_ID: 'key',
      LOG_LEVEL: 'loud',
      SECRET: 'short',
      LIMIT_FILM_MB: '-1',
      SAMPLES: 'maybe',
    });
    const named = [
      'PORT',
      'PUBLIC_URL',
      'MONGODB_URI',
      'S3_BUCKET',
      'S3_SECRET_ACCESS_KEY',
      'LOG_LEVEL',
      'SECRET',
    ];
    for (const name of [...named, 'LIMIT_FILM_MB', 'SAMPLES']) expect(faults).toContain(name);
  });

  it('asks a real archive for its address and its secret, and never gives it samples', () => {
    const faults = faultsOf({ NODE_ENV: 'production', SAMPLES: 'yes' });
    for (const name of ['PUBLIC_URL', 'SECRET', 'SAMPLES']) expect(faults).toContain(name);
    const secret = 'x'.repeat(32);
    const config = loadConfig({
      NODE_ENV: 'production',
      PUBLIC_URL: 'https://stories.example.org',
      SECRET: secret,
    });
    expect(config).toMatchObject({ production: true, samples: false });
  });

  it('asks a real archive for https, unless it is told that plain http is meant', () => {
    const real = { NODE_ENV: 'production', SECRET: 'x'.repeat(32), PUBLIC_URL: 'http://stories.example.org' };
    expect(faultsOf(real)).toContain('PUBLIC_URL must begin with https:// in production');
    expect(loadConfig({ ...real, ALLOW_PLAIN_HTTP: 'yes' }).publicUrl?.protocol).toBe('http:');
    expect(faultsOf({ ...real, PUBLIC_URL: 'https://stories.example.org' })).toBe('');
    expect(faultsOf({ PUBLIC_URL: 'http://10.0.0.5:3000' })).toBe('');
  });

  it('takes more addresses, each a full one, beside the first', () => {
    const PUBLIC_URL = 'https://stories.example.org';
    const { otherAddresses } = loadConfig({
      PUBLIC_URL,
      OTHER_ADDRESSES: 'http://10.0.0.5:3000, https://a.org',
    });
    expect(otherAddresses.map(({ origin }) => origin)).toEqual(['http://10.0.0.5:3000', 'https://a.org']);
    expect(faultsOf({ PUBLIC_URL, OTHER_ADDRESSES: '10.0.0.5' })).toContain('OTHER_ADDRESSES');
    expect(faultsOf({ OTHER_ADDRESSES: PUBLIC_URL })).toContain('PUBLIC_URL must be set');
  });

  it('has letters leave over TLS alone, unless it is told otherwise', () => {
    const mail = {
      PUBLIC_URL: 'https://stories.example.org',
      SMTP_URL: 'smtp://mail.example.org',
      MAIL_FROM: 'stories@example.org',
    };
    expect(loadConfig(mail).mail?.tls).toBe('required');
    expect(loadConfig({ ...mail, SMTP_TLS: 'if-offered' }).mail?.tls).toBe('if-offered');
    expect(faultsOf({ ...mail, SMTP_TLS: 'no' })).toContain('SMTP_TLS');
    expect(faultsOf({ ...mail, MAIL_FROM: 'Stories\u0001 <stories@example.org>' })).toContain('MAIL_FROM');
  });

  it('takes secrets from files, and says what is wrong with those, without what they hold', async () => {
    const folder = await temporaryFolder();
    try {
      const file = path.join(folder.path, 'secret');
      await writeFile(file, `${'hunter2'.repeat(5)}\n`);
      expect(loadConfig({ SECRET_FILE: file }).secret).toBe('hunter2'.repeat(5));
      const uri = path.join(folder.path, 'uri');
      await writeFile(uri, 'mongodb://archive:hunter2@mongo/stories');
      expect(loadConfig({ MONGODB_URI_FILE: uri })).toMatchObject({
        mongoUri: expect.stringContaining('hunter2@'),
        samples: false,
      });
      expect(faultsOf({ MONGODB_URI_FILE: file })).toContain('MONGODB_URI must begin with mongodb://');
      expect(faultsOf({ MONGODB_URI_FILE: file })).not.toContain('hunter2');
      expect(faultsOf({ SECRET_FILE: file, SECRET: 'x'.repeat(32) })).toContain(
        'SECRET_FILE and SECRET are both set',
      );
      expect(faultsOf({ SECRET_FILE: folder.path })).toContain(
        `SECRET_FILE names ${folder.path}, which cannot be read`,
      );
      await writeFile(file, '\n');
      expect(faultsOf({ SECRET_FILE: file })).toContain('which is empty');
    } finally {
      await folder.remove();
    }
  });

  it('asks a process that signs nothing for no secret', () => {
    const real = { NODE_ENV: 'production', PUBLIC_URL: 'https://stories.example.org' };
    expect(loadConfig(real, { signs: false }).secret).toBeNull();
    expect(faultsOf(real)).toContain('SECRET');
  });

  it('plants no samples into a MongoDB that it was given', () => {
    expect(loadConfig({ MONGODB_URI: 'mongodb://127.0.0.1/stories' }).samples).toBe(false);
  });

  it('lets only those send files who can', () => {
    const bucket = { S3_BUCKET: 'stories' };
    expect(faultsOf({ FILES_SENT_BY: 'apache' })).toContain('FILES_SENT_BY');
    expect(faultsOf({ FILES_SENT_BY: 'signed-addresses' })).toContain('S3_BUCKET');
    expect(faultsOf({ FILES_SENT_BY: 'signed-addresses', ...bucket, FILES_SIGNED_SECONDS: '181' })).toContain(
      'FILES_SIGNED_SECONDS must be 180 or less',
    );
    expect(faultsOf({ FILES_SENT_BY: 'x-sendfile' })).toContain('TRUSTED_PROXIES');
    expect(faultsOf({ FILES_SENT_BY: 'x-sendfile', TRUSTED_PROXIES: '1', ...bucket })).toContain('S3_BUCKET');
    const byProxy = loadConfig({ FILES_SENT_BY: 'x-accel-redirect', TRUSTED_PROXIES: '1' });
    expect(byProxy.filesSentBy).toBe('x-accel-redirect');
    expect(loadConfig({})).toMatchObject({ filesSentBy: 'server', filesSignedSeconds: 60 });
  });

  it('quotes no secret in what it says', () => {
    expect(faultsOf({ SECRET: 'hunter2', MONGODB_URI: 'user:hunter2@host' })).not.toContain('hunter2');
  });
});
