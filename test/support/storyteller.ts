import { openAsBlob } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/** A person with a browser that keeps cookies, at the archive's address: plain requests, as a page without script makes. */
export class Visitor {
  readonly #cookies = new Map<string, string>();
  readonly url: URL;

  constructor(url: URL) {
    this.url = url;
  }

  get(address: string, headers: Record<string, string> = {}): Promise<Response> {
    return this.#fetch(address, { headers });
  }

  /** Sends a form; redirects are not followed. */
  post(address: string, fields: Record<string, string> | URLSearchParams = {}): Promise<Response> {
    return this.#fetch(address, { method: 'POST', body: new URLSearchParams(fields) });
  }

  /** Sends files by their paths, as the form without script does. */
  async upload(address: string, files: readonly string[], signal?: AbortSignal): Promise<Response> {
    const body = new FormData();
    for (const file of files) body.append('files', await openAsBlob(file), path.basename(file));
    return this.#fetch(address, { method: 'POST', body, ...(signal ? { signal } : {}) });
  }

  async #fetch(address: string, init: RequestInit): Promise<Response> {
    const headers = new Headers(init.headers);
    headers.set('origin', this.url.origin);
    headers.set('cookie', [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; '));
    if (!headers.has('accept')) headers.set('accept', 'text/html');
    const response = await fetch(new URL(address, this.url), { redirect: 'manual', ...init, headers });
    for (const cookie of response.headers.getSetCookie()) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
      if (name !== undefined && value !== undefined) this.#cookies.set(name, value);
    }
    return response;
  }
}

export interface Telling {
  readonly title: string;
  readonly words: string;
  readonly files: readonly string[];
  readonly theme: string;
  readonly neighbourhood: string;
  readonly credit: { readonly credit: string; readonly name: string };
  readonly web: 'yes' | 'no';
  readonly kiosk: 'yes' | 'no';
}

export const aTelling: Telling = {
  title: 'The bench by the canal',
  words: 'I sat there every Tuesday until somebody sat down too.',
  files: [],
  theme: 'isolation',
  neighbourhood: 'haslingden',
  credit: { credit: 'anonymous', name: '' },
  web: 'yes',
  kiosk: 'no',
};

/** Answers every page of the form up to the last; what is left is `post('/share/send')`. */
export async function fillIn(person: Visitor, telling: Telling): Promise<void> {
  await expectRedirect(person.post('/share/start'));
  await expectRedirect(person.post('/share/neighbourhood', { neighbourhood: telling.neighbourhood }));
  await expectRedirect(person.post('/share/themes', { themes: telling.theme }));
  await expectRedirect(person.upload('/share/files?go=next', telling.files));
  const { title, words } = telling;
  const afterWords = await expectRedirect(person.post('/share/words', { title, words, language: 'en' }));
  if (afterWords.endsWith('/descriptions')) {
    const page = await (await person.get('/share/descriptions')).text();
    const names = [...page.matchAll(/name="(alt-[0-9a-z]+)"/g)].map(([, name]) => name ?? '');
    await expectRedirect(
      person.post(
        '/share/descriptions',
        Object.fromEntries(names.map((name) => [name, `What ${name} shows`])),
      ),
    );
  }
  await expectRedirect(person.post('/share/credit', telling.credit));
  await expectRedirect(person.post('/share/own-work', { 'own-work': 'yes' }));
  await expectRedirect(person.post('/share/consent-web', { 'consent-web': telling.web }));
  await expectRedirect(person.post('/share/consent-kiosk', { 'consent-kiosk': telling.kiosk }));
}

/** Tells a story from the first page to the receipt. Resolves to the private link's path. */
export async function tell(person: Visitor, telling: Telling): Promise<string> {
  await fillIn(person, telling);
  return expectRedirect(person.post('/share/send'));
}

/** Where a form led. @throws with the page's own words where it led nowhere. */
export async function expectRedirect(answer: Promise<Response>): Promise<string> {
  const response = await answer;
  const location = response.headers.get('location');
  if (location) return location;
  const text = (await response.text()).replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');
  throw new Error(
    `Expected ${response.url} to lead on but received ${response.status}: ${text.slice(0, 600)}`,
  );
}

/** Asks again until `holds`, for at most `seconds`. @throws with `what` where it never came to hold. */
export async function eventually<T>(
  what: string,
  ask: () => Promise<T>,
  holds: (answer: T) => boolean,
  seconds = 60,
): Promise<T> {
  const end = Date.now() + seconds * 1000;
  for (;;) {
    const answer = await ask();
    if (holds(answer)) return answer;
    if (Date.now() > end)
      throw new Error(`Expected ${what} within ${seconds} s; last: ${JSON.stringify(answer)}`);
    await sleep(250);
  }
}
